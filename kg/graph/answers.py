"""The rows that questions to the graph are answered with: named, ordered, plain tuples."""

from typing import NamedTuple

__all__ = ["Month", "PathStep", "SharedEntity", "SimilarPaper", "Standing"]


class Standing(NamedTuple):
    """A level that a paper states on a dataset."""

    model: str
    metric: str
    value: float
    unit: str
    paper: str
    """Title of the paper."""


class SharedEntity(NamedTuple):
    """An entity that shares papers with another."""

    id: str
    label: str
    papers: int


class SimilarPaper(NamedTuple):
    """A paper and how much it is like another, in [0, 1]."""

    id: str
    title: str
    score: float


class PathStep(NamedTuple):
    """A node on a path; ``relation`` leads here from the node before, ``^`` against its direction.

    The first step has no relation.
    """

    id: str
    kind: str
    label: str
    relation: str


class Month(NamedTuple):
    """A month (``2024-07``) and how many papers it has."""

    month: str
    papers: int
