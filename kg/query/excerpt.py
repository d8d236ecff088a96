"""A few papers' part of a graph, small enough to be checked against the shapes in every build."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from kg.core.records import Entity, LinkedPaper
from kg.core.source import GraphSource, RecordSource

__all__ = ["cut_out"]


def cut_out(source: GraphSource, total: int, papers: int) -> RecordSource:
    """``papers`` of the ``total`` papers, evenly spaced, the entities they name and those above.

    What entities say of other papers, or of entities that are not in it, is left out.
    """
    step = max(1, total // papers)
    chosen = tuple(islice(source.papers(), 0, step * papers, step))
    named = {entity for paper in chosen for entity in _named(paper)}
    above = {i for e in source.entities() if e.id in named for i in _above(e)}
    inside = named | above | {paper.paper.id for paper in chosen}
    entities = (_within(e, inside) for e in source.entities() if e.id in named | above)
    return RecordSource.of(entities, chosen)


def _named(paper: LinkedPaper) -> Iterator[str]:
    yield from (link.entity for link in paper.links)
    yield from (entity for entity, _ in paper.sizes)
    for result in paper.results:
        parts = (result.model_id, result.dataset_id, result.task_id, result.metric_id)
        yield from filter(None, parts)


def _above(entity: Entity) -> tuple[str, ...]:
    return (*entity.broader, *entity.variant_of, *entity.part_of)


def _within(entity: Entity, inside: set[str]) -> Entity:
    """``entity`` without what refers to anything but the ids ``inside``."""
    broader, variant_of, part_of, introduced_in = (
        tuple(i for i in ids if i in inside)
        for ids in (entity.broader, entity.variant_of, entity.part_of, entity.introduced_in)
    )
    return replace(
        entity,
        broader=broader,
        variant_of=variant_of,
        part_of=part_of,
        introduced_in=introduced_in,
        merges=tuple(m for m in entity.merges if m.paper is None or m.paper in inside),
    )
