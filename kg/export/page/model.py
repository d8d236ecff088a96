"""The graph as the page numbers it: entities first, then papers, with links between numbers."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from kg.core.records import Entity, EntityType, LinkedPaper, Role
from kg.core.source import GraphSource

__all__ = ["ROLES", "SHAPES", "TYPES", "PageGraph", "PageLink", "PageRelation", "page_graph"]

TYPES: tuple[EntityType, ...] = tuple(EntityType)
"""Entity types in the order of the page's legend; the page's data name them by place."""

SHAPES = {
    EntityType.DATASET: "square",
    EntityType.MODEL: "dot",
    EntityType.METHOD: "diamond",
    EntityType.TASK: "triangle",
    EntityType.METRIC: "star",
}
"""Shape of each type, so that colour is never the only cue."""

ROLES: tuple[Role, ...] = tuple(Role)
"""Roles in the order of the page's filters; the page's data name them by place."""


class PageLink(NamedTuple):
    """That paper number ``paper`` (from 0) stands in role number ``role`` to an entity."""

    paper: int
    entity: int
    role: int


class PageRelation(NamedTuple):
    """That an entity is ``kind`` (broader, variantOf, partOf) of another."""

    source: int
    target: int
    kind: str


@dataclass(frozen=True, slots=True)
class PageGraph:
    """Entities and papers by number. ``counts``: papers of each entity; ``links`` by paper."""

    entities: tuple[Entity, ...]
    papers: tuple[LinkedPaper, ...]
    links: tuple[PageLink, ...]
    relations: tuple[PageRelation, ...]
    counts: tuple[int, ...]

    @property
    def size(self) -> int:
        """How many nodes there are."""
        return len(self.entities) + len(self.papers)

    def paper_node(self, paper: int) -> int:
        """Number of a paper as a node."""
        return len(self.entities) + paper

    def entities_of_papers(self) -> list[list[int]]:
        """Entities of each paper, in the order of its links."""
        found: list[list[int]] = [[] for _ in self.papers]
        for link in self.links:
            found[link.paper].append(link.entity)
        return found


def page_graph(source: GraphSource) -> PageGraph:
    """Graph of ``source``, without entities that no paper names and no other entity refers to."""
    papers = tuple(source.papers())
    every = tuple(source.entities())
    named = {link.entity for paper in papers for link in paper.links}
    related = {i for e in every if e.id in named for i in (*e.broader, *e.variant_of, *e.part_of)}
    entities = tuple(e for e in every if e.id in named or e.id in related)
    numbers = {entity.id: number for number, entity in enumerate(entities)}
    links = tuple(_links(papers, numbers))
    papers_of: dict[int, set[int]] = defaultdict(set)
    for link in links:
        papers_of[link.entity].add(link.paper)
    counts = tuple(len(papers_of[number]) for number in range(len(entities)))
    return PageGraph(entities, papers, links, tuple(_relations(entities, numbers)), counts)


def _links(papers: tuple[LinkedPaper, ...], numbers: dict[str, int]) -> Iterator[PageLink]:
    for number, paper in enumerate(papers):
        for link in paper.links:
            if link.entity in numbers:
                yield PageLink(number, numbers[link.entity], ROLES.index(link.role))


def _relations(entities: tuple[Entity, ...], numbers: dict[str, int]) -> Iterator[PageRelation]:
    for number, entity in enumerate(entities):
        related = (
            ("broader", entity.broader),
            ("variantOf", entity.variant_of),
            ("partOf", entity.part_of),
        )
        for kind, targets in related:
            for target in sorted(set(targets)):
                if target in numbers:
                    yield PageRelation(number, numbers[target], kind)
