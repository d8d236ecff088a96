"""Roles, figures and sizes, decided from plain records."""
