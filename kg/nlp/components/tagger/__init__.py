"""Finds mentions and their roles with a small trained transformer."""
