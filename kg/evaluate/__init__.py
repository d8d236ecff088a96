"""Measures of annotations against a gold standard."""
