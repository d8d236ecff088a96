"""What exporters read a graph from: sorted records that can be gone through more than once."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from kg.core.records import Entity, LinkedPaper

__all__ = ["GraphSource", "RecordSource"]


class GraphSource(Protocol):
    """Anything that gives a graph's records: the graph in memory, or files on disk."""

    def entities(self) -> Iterable[Entity]:
        """All entities, sorted by id."""

    def papers(self) -> Iterable[LinkedPaper]:
        """All papers with their links, sorted by paper id."""


@dataclass(frozen=True, slots=True)
class RecordSource:
    """A graph source over records in memory."""

    all_entities: tuple[Entity, ...]
    all_papers: tuple[LinkedPaper, ...]

    @classmethod
    def of(cls, entities: Iterable[Entity], papers: Iterable[LinkedPaper]) -> "RecordSource":
        """Source of ``entities`` and ``papers``, sorted."""
        return cls(
            tuple(sorted(entities, key=lambda e: e.id)),
            tuple(sorted(papers, key=lambda p: p.paper.id)),
        )

    def entities(self) -> Iterable[Entity]:
        """All entities, sorted by id."""
        return self.all_entities

    def papers(self) -> Iterable[LinkedPaper]:
        """All papers with their links, sorted by paper id."""
        return self.all_papers
