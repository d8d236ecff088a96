"""Places by forces: whatever hangs together how, every node has a place of its own."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.export.page.forces import force_places, start_places

EDGES = st.sets(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=60)


def weighted(nodes: int, edges: set[tuple[int, int]]) -> nx.Graph:
    graph = nx.Graph()
    graph.add_nodes_from(range(nodes))
    graph.add_edges_from(((a, b) for a, b in edges if a != b), weight=1.0)
    return graph


def names(graph: nx.Graph) -> list[str]:
    return [f"paper/{node}" for node in graph]


@pytest.mark.parametrize("size", [3, 4, 8])
def test_nodes_that_all_have_the_same_neighbours_get_places_of_their_own(size: int) -> None:
    graph = nx.complete_graph(size)
    nx.set_edge_attributes(graph, 1.0, "weight")
    placed = force_places(graph, start_places(graph, names(graph)))
    assert np.isfinite(placed).all()
    assert len({tuple(place) for place in placed.round(6)}) == size


@settings(max_examples=60, deadline=None)
@given(EDGES)
def test_every_graph_gets_finite_places(edges: set[tuple[int, int]]) -> None:
    graph = weighted(12, edges)
    start = start_places(graph, names(graph))
    assert len({tuple(place) for place in start}) == 12
    assert np.isfinite(force_places(graph, start)).all()
