"""Records to a networkx graph."""

from typing import TypeAlias

import networkx as nx

from kg.core.records import Entity, LinkedPaper, Result
from kg.core.source import GraphSource
from kg.graph.codec import encode_entity, encode_link, encode_paper, encode_result

__all__ = ["Graph", "build_graph", "paper_node", "result_node"]

Graph: TypeAlias = nx.MultiDiGraph
"""Nodes are ids; an edge's key and its ``relation`` are the relation's name."""

_RESULT_EDGES = (
    ("ofModel", "model_id"),
    ("onDataset", "dataset_id"),
    ("onTask", "task_id"),
    ("hasMetric", "metric_id"),
)


def paper_node(paper_id: str) -> str:
    """Node of the paper with that id."""
    return f"paper/{paper_id}"


def result_node(result_id: str) -> str:
    """Node of the result with that id."""
    return f"result/{result_id}"


def build_graph(source: GraphSource) -> Graph:
    """Graph of all records: papers, entities and results as nodes, relations as keyed edges."""
    graph = Graph()
    entities = list(source.entities())
    for entity in entities:
        graph.add_node(entity.id, **encode_entity(entity))
    for paper in source.papers():
        _add_paper(graph, paper)
    for entity in entities:
        _add_relations(graph, entity)
    return graph


def _add_paper(graph: Graph, linked: LinkedPaper) -> None:
    node = paper_node(linked.paper.id)
    graph.add_node(node, **encode_paper(linked.paper, linked.resources, linked.sizes))
    for link in linked.links:
        graph.add_edge(node, link.entity, key=link.role.value, **encode_link(link))
    for result in linked.results:
        _add_result(graph, node, result)


def _add_result(graph: Graph, paper: str, result: Result) -> None:
    node = result_node(result.id)
    graph.add_node(node, **encode_result(result))
    graph.add_edge(paper, node, key="hasResult", relation="hasResult")
    for relation, part in _RESULT_EDGES:
        target = getattr(result, part)
        if target is not None:
            graph.add_edge(node, target, key=relation, relation=relation)


def _add_relations(graph: Graph, entity: Entity) -> None:
    related = (
        ("broader", entity.broader),
        ("variantOf", entity.variant_of),
        ("partOf", entity.part_of),
        ("introducedIn", tuple(paper_node(p) for p in entity.introduced_in)),
    )
    for relation, targets in related:
        for target in targets:
            graph.add_edge(entity.id, target, key=relation, relation=relation)
