"""Places by forces: ForceAtlas2 from a start that a node's own name gives.

A start from names, and not from numbers or chance, makes a map that a paper more hardly changes.
"""

import hashlib
from collections.abc import Sequence
from math import sqrt

import networkx as nx
import numpy as np
import numpy.typing as npt

__all__ = ["Array", "force_places", "fraction", "start_places"]

Array = npt.NDArray[np.float64]

_ITERATIONS = 80
_SEED = 7
_SMOOTHING = 6
"""Rounds in which a starting place moves to the middle of its neighbours' places."""


_OWN = 0.01
"""How much of a node's own place it keeps, so that it shares its place with no other."""


def fraction(text: str) -> float:
    """A number from 0 to 1 that depends on ``text`` alone."""
    digest = hashlib.sha256(text.encode("utf8", "surrogatepass")).digest()
    return int.from_bytes(digest[:4], "big") / 2**32


def start_places(graph: nx.Graph, names: Sequence[str]) -> Array:
    """A place of each node from its name, moved towards its neighbours' places.

    No two are the same, though nodes with the same neighbours are moved to one point: between nodes
    without a distance forces have no direction.
    """
    places = np.array([[fraction(f"{name}/{axis}") - 0.5 for axis in "xy"] for name in names])
    return _smooth(graph, places, _SMOOTHING) + _OWN * places


def _smooth(graph: nx.Graph, places: Array, rounds: int) -> Array:
    """Places moved towards the middle of their neighbours' and spread out again, some rounds."""
    weights = nx.to_numpy_array(graph, weight="weight")
    weights += np.diag(weights.sum(axis=1) * 0.5 + 1e-3)
    weights /= weights.sum(axis=1, keepdims=True)
    for _ in range(rounds):
        places = np.einsum("ij,jk->ik", weights, places)
        places = places - places.mean(axis=0)
        x, y = places[:, 0], places[:, 1]
        y = y - x * ((x * y).sum() / ((x * x).sum() + 1e-12))  # else both become the same
        places = np.stack([x, y], axis=1)
        places = places / (places.std(axis=0) + 1e-9)
    return np.asarray(places * sqrt(len(places)), dtype=np.float64)


def force_places(graph: nx.Graph, start: Array) -> Array:
    """Places by ForceAtlas2, in the order of the graph's nodes, around 0."""
    if graph.number_of_nodes() < 3 or graph.number_of_edges() == 0:
        return np.asarray(start - start.mean(axis=0), dtype=np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):  # a node's distance to itself
        placed = nx.forceatlas2_layout(
            graph,
            pos=dict(zip(graph, start, strict=True)),
            max_iter=_ITERATIONS,
            weight="weight",
            linlog=True,
            seed=_SEED,
        )
    places = np.array([placed[node] for node in graph])
    return np.asarray(places - np.median(places, axis=0), dtype=np.float64)
