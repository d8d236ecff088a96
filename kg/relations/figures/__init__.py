"""Figures that papers state, and what they are figures of."""

from kg.relations.figures.find import find_figures

__all__ = ["find_figures"]
