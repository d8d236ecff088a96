"""Groups of the core's nodes: around hubs, so that a paper more leaves them nearly as they were.

Modularity's best groups are many and nearly equal, and a paper decides between them. What several
papers share is steadier: hubs are chosen as peaks of density that are far from greater ones
(Rodriguez and Laio, "Clustering by fast search and find of density peaks", Science 344, 2014), a
walk that starts again at them says how near every node is to each (personalised PageRank; Zhou et
al., "Learning with local and global consistency", 2003), and rounds of inflation, as of van
Dongen's Markov clustering (2000), part what is near to several.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import log, sqrt

import networkx as nx
import numpy as np

from kg.core.records import EntityType
from kg.export.page.forces import Array
from kg.export.page.model import PageGraph

__all__ = ["Groups", "group_core", "mass"]

_HUBS = 0.6
"""Hubs for the square root of the number of nodes."""
_CANDIDATES = 200
_REACH = 4
"""Steps of a lazy walk whose ends say how near hubs are to each other."""
_APART = 0.3
"""Least distance of a hub from all greater ones, from 0 to 1."""
_STEPS = 20
_ON = 0.85
"""Chance that a walk goes on rather than starting again at its hub."""
_INFLATIONS = 6
_SETTLING = 2
"""Steps of a lazy walk after each inflation."""

Walk = Callable[[Array], Array]
"""From values of nodes (rows) to the mean of their neighbours' values by weight."""


@dataclass(frozen=True, slots=True)
class Groups:
    """The core's nodes by group, each node in one, and how much of each node is whose."""

    nodes: tuple[int, ...]
    """Nodes of the core in its order."""
    members: tuple[tuple[int, ...], ...]
    """Nodes of each group, by number."""
    shares: Array
    """Of each node (row, as ``nodes``) in each group (column); rows sum to 1."""


def mass(graph: PageGraph, node: int) -> float:
    """What an entity weighs in the core, by its papers; a paper and what it alone names: 0."""
    count = graph.counts[node] if node < len(graph.entities) else 0
    return count / log(1 + count) if count > 1 else 0.0


def group_core(graph: PageGraph, core: nx.Graph) -> Groups:
    """Groups around hubs; nodes that no hub reaches are grouped by what joins them."""
    nodes = tuple(core)
    at = {node: number for number, node in enumerate(nodes)}
    walk = _walk(core)
    hubs = _hubs(graph, nodes, walk)
    near = _nearness(walk, len(nodes), hubs)
    reached = near.max(axis=1, initial=0) > 0
    lost = [node for node, found in zip(nodes, reached, strict=True) if not found]
    alone = sorted(sorted(part) for part in nx.connected_components(core.subgraph(lost)))
    shares = np.zeros((len(nodes), len(hubs) + len(alone)))
    shares[:, : len(hubs)] = near
    for number, part in enumerate(alone, start=len(hubs)):
        shares[[at[node] for node in part], number] = 1
    shares /= shares.sum(axis=1, keepdims=True)
    best = shares.argmax(axis=1) if nodes else []
    found: list[list[int]] = [[] for _ in range(shares.shape[1])]
    for node, group in zip(nodes, best, strict=True):
        found[group].append(node)
    kept = [number for number, members in enumerate(found) if members]
    members = tuple(tuple(sorted(found[number])) for number in kept)
    return Groups(nodes, members, shares[:, kept])


def _walk(core: nx.Graph) -> Walk:
    """One step to neighbours; a node without any stays.

    Sums over edges in a fixed order, not products of matrices: those depend on the processor.
    """
    at = {node: number for number, node in enumerate(core)}
    edges = [(at[a], at[b], w) for a, b, w in core.edges(data="weight")]
    edges += [(b, a, w) for a, b, w in edges if a != b]
    edges += [(at[node], at[node], 1.0) for node in core if core.degree(node) == 0]
    edges.sort()
    rows = np.array([row for row, _, _ in edges], dtype=np.intp)
    columns = np.array([column for _, column, _ in edges], dtype=np.intp)
    weights = np.array([weight for _, _, weight in edges], dtype=np.float64)
    weights /= np.bincount(rows, weights)[rows]
    first = np.flatnonzero(np.diff(rows, prepend=-1))
    return lambda values: np.add.reduceat(values[columns] * weights[:, None], first, axis=0)


def _lazy(walk: Walk, values: Array, steps: int) -> Array:
    for _ in range(steps):
        values = 0.5 * values + 0.5 * walk(values)
    return values


def _hubs(graph: PageGraph, nodes: tuple[int, ...], walk: Walk) -> list[int]:
    """Places in ``nodes`` of the hubs, greatest first; a metric tells nothing about a subject."""
    masses = np.array([mass(graph, node) for node in nodes])
    fit = [
        place
        for place, node in enumerate(nodes)
        if masses[place] > 0 and graph.entities[node].type is not EntityType.METRIC
    ]
    fit.sort(key=lambda place: (-masses[place], graph.entities[nodes[place]].id))
    fit = fit[:_CANDIDATES]
    start = np.zeros((len(nodes), len(fit)))
    start[fit, range(len(fit))] = 1
    ends = _lazy(walk, start, _REACH)
    ends /= np.sqrt((ends**2).sum(axis=0, keepdims=True))
    like = np.tril(np.einsum("ij,ik->jk", ends, ends), -1).max(axis=1, initial=0)
    apart = np.round(np.maximum(1 - like, 0), 9)  # equals must not be told apart by rounding
    worth = masses[fit] * apart
    order = np.argsort(-worth, kind="stable")[: max(1, round(_HUBS * sqrt(len(nodes))))]
    return [fit[place] for place in order if apart[place] >= _APART]


def _nearness(walk: Walk, size: int, hubs: list[int]) -> Array:
    """How near each node (row) is to each hub; 0 where no walk leads."""
    again = np.zeros((size, len(hubs)))
    again[hubs, range(len(hubs))] = 1
    near = again
    for _ in range(_STEPS):
        near = _ON * walk(near) + (1 - _ON) * again
    near = _balanced(near)
    for _ in range(_INFLATIONS):
        share = near / np.maximum(near.sum(axis=1, keepdims=True), 1e-12)
        share = share * np.sqrt(share)
        share /= np.maximum(share.sum(axis=1, keepdims=True), 1e-12)
        near = _balanced(_lazy(walk, share, _SETTLING))
    return near


def _balanced(near: Array) -> Array:
    """Every hub as strong as the others."""
    return np.asarray(near / np.maximum(near.sum(axis=0, keepdims=True), 1e-12), dtype=np.float64)
