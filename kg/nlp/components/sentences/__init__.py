"""Sentences of a paper."""
