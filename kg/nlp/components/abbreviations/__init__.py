"""Abbreviations that a paper defines."""
