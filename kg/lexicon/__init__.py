"""Curated concepts and their names, read from Turtle."""
