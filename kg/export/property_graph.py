"""The graph as nodes and edges with flat properties: what GraphML, GEXF and Neo4j take."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.core.records import Entity, LinkedPaper, Result
from kg.core.source import GraphSource
from kg.export.rdf_terms import clean, decimal

__all__ = ["COLOURS", "EDGE_FIELDS", "NODE_FIELDS", "Edge", "Node", "edges_of", "nodes_of"]

NODE_FIELDS = ("date", "aliases", "value", "unit")
"""Properties that some nodes have, besides id, kind and label."""
EDGE_FIELDS = ("confidence", "mentions")
"""Properties that links of papers to entities have, besides the relation."""

COLOURS = {
    "Paper": (127, 127, 127),
    "Dataset": (44, 160, 44),
    "Model": (31, 119, 180),
    "Method": (148, 103, 189),
    "Task": (255, 127, 14),
    "Metric": (214, 39, 40),
    "Result": (188, 189, 34),
}
"""Red, green and blue of each kind of node."""


@dataclass(frozen=True, slots=True)
class Node:
    """A paper, entity or result; ``properties`` in the order of ``NODE_FIELDS``, empty if none."""

    id: str
    kind: str
    label: str
    properties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation between two nodes; ``properties`` in the order of ``EDGE_FIELDS``."""

    source: str
    target: str
    relation: str
    properties: tuple[str, ...] = ("", "")


def nodes_of(source: GraphSource) -> Iterator[Node]:
    """All entities, then each paper with its results."""
    for entity in source.entities():
        aliases = clean("|".join(a.replace("|", "/") for a in entity.aliases))
        yield Node(clean(entity.id), entity.type.value, clean(entity.label), ("", aliases, "", ""))
    for linked in source.papers():
        paper = linked.paper
        date = paper.date or ""
        yield Node(_paper(linked), "Paper", clean(paper.title), (clean(date), "", "", ""))
        for result in linked.results:
            number = decimal(result.value)
            value = number.value if number is not None else ""
            written = clean(f"{result.value} {result.unit}".strip())
            properties = ("", "", value, clean(result.unit))
            yield Node(_result(result), "Result", written, properties)


def edges_of(source: GraphSource) -> Iterator[Edge]:
    """All relations whose two ends are nodes."""
    known = {entity.id for entity in source.entities()}
    papers = {linked.paper.id for linked in source.papers()}
    for entity in source.entities():
        yield from _entity_edges(entity, known, papers)
    for linked in source.papers():
        yield from _paper_edges(linked, known)


def _entity_edges(entity: Entity, known: set[str], papers: set[str]) -> Iterator[Edge]:
    start = clean(entity.id)
    related = (
        ("broader", entity.broader),
        ("variantOf", entity.variant_of),
        ("partOf", entity.part_of),
    )
    for relation, targets in related:
        yield from (Edge(start, clean(t), relation) for t in sorted(set(targets)) if t in known)
    for paper in sorted(set(entity.introduced_in)):
        if paper in papers:
            yield Edge(start, clean(f"paper/{paper}"), "introducedIn")


def _paper_edges(linked: LinkedPaper, known: set[str]) -> Iterator[Edge]:
    start = _paper(linked)
    for link in linked.links:
        if link.entity in known:
            properties = (f"{link.confidence:.2f}", str(len(link.mentions)))
            yield Edge(start, clean(link.entity), link.role.value, properties)
    for result in linked.results:
        yield Edge(start, _result(result), "hasResult")
        parts = (
            ("ofModel", result.model_id),
            ("onDataset", result.dataset_id),
            ("onTask", result.task_id),
            ("hasMetric", result.metric_id),
        )
        for relation, target in parts:
            if target is not None and target in known:
                yield Edge(_result(result), clean(target), relation)


def _paper(linked: LinkedPaper) -> str:
    return clean(f"paper/{linked.paper.id}")


def _result(result: Result) -> str:
    return clean(f"result/{result.id}")
