"""The part of the graph that decides where things are: what several papers share."""

from collections import Counter, defaultdict
from heapq import nsmallest
from itertools import combinations
from math import log, sqrt

import networkx as nx

from kg.export.page.model import PageGraph

__all__ = ["core_graph", "top_entities"]

MAX_CORE = 1_000
"""Nodes that get their place by forces; the time of a layout grows with the square of this."""
_NEIGHBOURS = 8
"""Strongest neighbours kept of each entity where papers are too many to be laid out."""


def core_graph(graph: PageGraph) -> nx.Graph:
    """Weighted graph of the entities that papers share, and of the papers where they are few.

    Entities weigh less the more papers they have: a dataset that everyone evaluates on says little
    about which papers belong together. Nodes and edges come in a fixed order.
    """
    shared = [entity for entity, count in enumerate(graph.counts) if count > 1]
    if len(shared) + len(graph.papers) <= MAX_CORE:
        return _with_papers(graph)
    return _without_papers(graph, top_entities(graph, MAX_CORE))


def top_entities(graph: PageGraph, number: int) -> list[int]:
    """The entities with most papers, most first."""
    every = range(len(graph.entities))
    return nsmallest(number, every, key=lambda e: (-graph.counts[e], graph.entities[e].id))


def _with_papers(graph: PageGraph) -> nx.Graph:
    made = nx.Graph()
    made.add_nodes_from(graph.paper_node(n) for n in range(len(graph.papers)))
    for link in graph.links:
        if graph.counts[link.entity] > 1:
            weight = 1 / log(1 + graph.counts[link.entity])
            made.add_edge(graph.paper_node(link.paper), link.entity, weight=weight)
    return made


def _without_papers(graph: PageGraph, entities: list[int]) -> nx.Graph:
    kept = set(entities)
    together: Counter[tuple[int, int]] = Counter()
    for named in graph.entities_of_papers():
        together.update(combinations(sorted(kept.intersection(named)), 2))
    neighbours: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for (one, other), count in together.items():
        strength = count / sqrt(graph.counts[one] * graph.counts[other])
        neighbours[one].append((-strength, other))
        neighbours[other].append((-strength, one))
    made = nx.Graph()
    made.add_nodes_from(entities)
    for entity in entities:
        for strength, other in nsmallest(_NEIGHBOURS, neighbours[entity]):
            made.add_edge(entity, other, weight=-strength)
    return made
