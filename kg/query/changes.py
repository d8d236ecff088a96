"""What differs between two graphs: papers, entities and links, each added, removed or changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from kg.core.records import Entity, LinkedPaper
from kg.core.source import GraphSource

__all__ = ["Change", "compare_graphs"]

Facts: TypeAlias = Mapping[str, str]
"""What a thing says of itself, by the name of the saying."""


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """That ``id`` of a kind (paper, entity, link) was added, removed or changed, and in what."""

    kind: str
    what: str
    id: str
    detail: str


def compare_graphs(old: GraphSource, new: GraphSource) -> Iterator[Change]:
    """Changes from ``old`` to ``new``: papers, entities, links, each sorted by id."""
    yield from _compare("paper", _papers(old), _papers(new))
    yield from _compare("entity", _entities(old), _entities(new))
    yield from _compare("link", _links(old), _links(new))


def _compare(kind: str, old: Mapping[str, Facts], new: Mapping[str, Facts]) -> Iterator[Change]:
    for id_ in sorted(old.keys() | new.keys()):
        if id_ not in old:
            yield Change(kind, "added", id_, _summary(new[id_]))
        elif id_ not in new:
            yield Change(kind, "removed", id_, _summary(old[id_]))
        elif old[id_] != new[id_]:
            yield Change(kind, "changed", id_, _difference(old[id_], new[id_]))


def _summary(facts: Facts) -> str:
    """The first fact: a paper's title, an entity's label, a link's role."""
    return next(iter(facts.values()))


def _difference(old: Facts, new: Facts) -> str:
    return "; ".join(
        f"{name}: {old[name] or 'none'} -> {new[name] or 'none'}"
        for name in old
        if old[name] != new[name]
    )


def _papers(source: GraphSource) -> dict[str, Facts]:
    return {linked.paper.id: _paper_facts(linked) for linked in source.papers()}


def _paper_facts(linked: LinkedPaper) -> Facts:
    paper = linked.paper
    figures = sorted(f"{r.value}{r.unit} {r.metric or ''}".strip() for r in linked.results)
    return {
        "title": paper.title,
        "abstract": paper.abstract,
        "date": paper.date or "",
        "sources": ", ".join(sorted(paper.sources)),
        "results": ", ".join(figures),
        "resources": ", ".join(sorted(r.url for r in linked.resources)),
    }


def _entities(source: GraphSource) -> dict[str, Facts]:
    return {entity.id: _entity_facts(entity) for entity in source.entities()}


def _entity_facts(entity: Entity) -> Facts:
    return {
        "label": entity.label,
        "aliases": ", ".join(sorted(entity.aliases)),
        "broader": ", ".join(sorted(entity.broader)),
        "variant of": ", ".join(sorted(entity.variant_of)),
        "part of": ", ".join(sorted(entity.part_of)),
        "introduced in": ", ".join(sorted(entity.introduced_in)),
    }


def _links(source: GraphSource) -> dict[str, Facts]:
    return {
        f"{linked.paper.id} {link.entity}": {
            "role": link.role.value,
            "confidence": f"{link.confidence:.2f}",
            "mentions": str(len(link.mentions)),
        }
        for linked in source.papers()
        for link in linked.links
    }
