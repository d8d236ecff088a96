"""The graph as nodes and edges with flat properties: what GraphML, GEXF and Neo4j take."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from kg.core.records import Entity, LinkedPaper, Paper, Result
from kg.core.source import GraphSource
from kg.export.rdf_terms import clean, decimal

__all__ = [
    "COLOURS",
    "EDGE_FIELDS",
    "NODE_FIELDS",
    "SEPARATOR",
    "Edge",
    "Node",
    "Property",
    "edges_of",
    "nodes_of",
]

SEPARATOR = "|"
"""Between the values of a property that has several; a value's own becomes a slash."""


class Property(NamedTuple):
    """A property of nodes or edges: its name, and what its values are (``strings``: several)."""

    name: str
    kind: Literal["string", "strings", "double", "int", "boolean"] = "string"


NODE_FIELDS = (
    Property("date"),
    Property("authors", "strings"),
    Property("venue"),
    Property("categories", "strings"),
    Property("citations", "int"),
    Property("url"),
    Property("doi"),
    Property("arxiv"),
    Property("aliases", "strings"),
    Property("value", "double"),
    Property("unit"),
    Property("improvement", "boolean"),
)
"""Properties that some nodes have, besides id, kind and label: of papers, entities, results."""
EDGE_FIELDS = (Property("confidence", "double"), Property("mentions", "int"))
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
    """A paper, entity or result; ``properties`` has those of ``NODE_FIELDS`` that it has."""

    id: str
    kind: str
    label: str
    properties: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation between two nodes; ``properties`` has those of ``EDGE_FIELDS`` that it has."""

    source: str
    target: str
    relation: str
    properties: Mapping[str, str]


def nodes_of(source: GraphSource) -> Iterator[Node]:
    """All entities, then each paper with its results."""
    for entity in source.entities():
        aliases = {"aliases": _joined(entity.aliases)}
        yield Node(clean(entity.id), entity.type.value, clean(entity.label), _given(aliases))
    for linked in source.papers():
        paper = linked.paper
        yield Node(_paper(linked), "Paper", clean(paper.title), _of_paper(paper))
        yield from map(_result_node, linked.results)


def _of_paper(paper: Paper) -> dict[str, str]:
    return _given(
        {
            "date": paper.date,
            "authors": _joined(paper.authors),
            "venue": paper.venue,
            "categories": _joined(paper.categories),
            "citations": None if paper.citations is None else str(paper.citations),
            "url": paper.url,
            "doi": paper.doi,
            "arxiv": paper.arxiv_id,
        }
    )


def _result_node(result: Result) -> Node:
    number = decimal(result.value)
    written = clean(f"{result.value} {result.unit}".strip())
    properties = {
        "value": None if number is None else number.value,
        "unit": result.unit,
        "improvement": str(result.delta).lower(),
    }
    return Node(_result(result), "Result", written, _given(properties))


def _joined(values: tuple[str, ...]) -> str:
    return SEPARATOR.join(value.replace(SEPARATOR, "/") for value in values)


def _given(properties: Mapping[str, str | None]) -> dict[str, str]:
    """Those that have a value."""
    return {name: clean(value) for name, value in properties.items() if value}


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
        yield from (Edge(start, clean(t), relation, {}) for t in sorted(set(targets)) if t in known)
    for paper in sorted(set(entity.introduced_in)):
        if paper in papers:
            yield Edge(start, clean(f"paper/{paper}"), "introducedIn", {})


def _paper_edges(linked: LinkedPaper, known: set[str]) -> Iterator[Edge]:
    start = _paper(linked)
    for link in linked.links:
        if link.entity in known:
            sure, times = f"{link.confidence:.2f}", str(len(link.mentions))
            properties = {"confidence": sure, "mentions": times}
            yield Edge(start, clean(link.entity), link.role.value, properties)
    for result in linked.results:
        yield Edge(start, _result(result), "hasResult", {})
        parts = (
            ("ofModel", result.model_id),
            ("onDataset", result.dataset_id),
            ("onTask", result.task_id),
            ("hasMetric", result.metric_id),
        )
        for relation, target in parts:
            if target is not None and target in known:
                yield Edge(_result(result), clean(target), relation, {})


def _paper(linked: LinkedPaper) -> str:
    return clean(f"paper/{linked.paper.id}")


def _result(result: Result) -> str:
    return clean(f"result/{result.id}")
