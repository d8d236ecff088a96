"""Records to the nodes and edges of a networkx graph."""

from collections.abc import Iterator
from typing import Any, NamedTuple, TypeAlias

import networkx as nx

from kg.core.records import Entity, LinkedPaper, Result
from kg.core.source import GraphSource
from kg.graph.codec import encode_entity, encode_link, encode_paper, encode_result

__all__ = ["Edge", "Graph", "Node", "build_graph", "graph_parts", "paper_node", "result_node"]

Graph: TypeAlias = nx.MultiDiGraph
"""Nodes are ids; an edge's key and its ``relation`` are the relation's name."""

_RESULT_EDGES = (
    ("ofModel", "model_id"),
    ("onDataset", "dataset_id"),
    ("onTask", "task_id"),
    ("hasMetric", "metric_id"),
)


class Node(NamedTuple):
    """A node of the graph."""

    id: str
    attributes: dict[str, Any]


class Edge(NamedTuple):
    """An edge of the graph, between the nodes of those ids; ``relation`` is its key."""

    source: str
    target: str
    relation: str
    attributes: dict[str, Any]


def paper_node(paper_id: str) -> str:
    """Node of the paper with that id."""
    return f"paper/{paper_id}"


def result_node(result_id: str) -> str:
    """Node of the result with that id."""
    return f"result/{result_id}"


def build_graph(source: GraphSource) -> Graph:
    """Graph of all records: papers, entities and results as nodes, relations as keyed edges."""
    graph = Graph()
    for part in graph_parts(source):
        if isinstance(part, Node):
            graph.add_node(part.id, **part.attributes)
        else:
            graph.add_edge(part.source, part.target, part.relation, **part.attributes)
    return graph


def graph_parts(source: GraphSource) -> Iterator[Node | Edge]:
    """Nodes and edges of all records; a node before the edges from it."""
    for entity in source.entities():
        yield Node(entity.id, encode_entity(entity))
    for paper in source.papers():
        yield from _paper_parts(paper)
    for entity in source.entities():
        yield from _relations(entity)


def _paper_parts(linked: LinkedPaper) -> Iterator[Node | Edge]:
    node = paper_node(linked.paper.id)
    yield Node(node, encode_paper(linked.paper, linked.resources, linked.sizes))
    for link in linked.links:
        yield Edge(node, link.entity, link.role.value, encode_link(link))
    for result in linked.results:
        yield from _result_parts(node, result)


def _result_parts(paper: str, result: Result) -> Iterator[Node | Edge]:
    node = result_node(result.id)
    yield Node(node, encode_result(result))
    yield _plain_edge(paper, node, "hasResult")
    for relation, part in _RESULT_EDGES:
        target = getattr(result, part)
        if target is not None:
            yield _plain_edge(node, target, relation)


def _relations(entity: Entity) -> Iterator[Edge]:
    related = (
        ("broader", entity.broader),
        ("variantOf", entity.variant_of),
        ("partOf", entity.part_of),
        ("introducedIn", tuple(paper_node(p) for p in entity.introduced_in)),
    )
    for relation, targets in related:
        for target in targets:
            yield _plain_edge(entity.id, target, relation)


def _plain_edge(source: str, target: str, relation: str) -> Edge:
    return Edge(source, target, relation, {"relation": relation})
