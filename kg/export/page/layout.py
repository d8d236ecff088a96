"""Where every node is: ForceAtlas2 for what papers share, the rest around its paper.

The same graph gets the same places, and a paper more moves little: every node starts from a place
that its id and its neighbours' ids give, not from its number.
"""

import hashlib
from collections import defaultdict
from math import cos, pi, sin, sqrt

import networkx as nx
import numpy as np
import numpy.typing as npt

from kg.export.page.model import PageGraph
from kg.export.page.separate import separate

__all__ = ["LEAF_SPACING", "Positions", "node_radius", "place"]

Positions = dict[int, tuple[int, int]]
"""Node number to whole coordinates."""

Array = npt.NDArray[np.float64]

_ITERATIONS = 60
_SEED = 7
_SMOOTHING = 6
"""Rounds in which a starting place moves to the middle of its neighbours' places."""
_GOLDEN_ANGLE = pi * (3 - sqrt(5))
_ROOM = 3.2
"""Area of the map for one of its discs."""
_WIDER = 1.35
"""Width of the map to its height."""
LEAF_SPACING = 11.0
PAPER_RADIUS = 3.0


def node_radius(count: int, most: int) -> float:
    """Radius of an entity of ``count`` papers where the largest has ``most``."""
    return 3.5 + 22.0 * sqrt(max(count - 1, 0) / max(most - 1, 20))


def place(graph: PageGraph, core: nx.Graph) -> Positions:
    """Places of the core's nodes, and around them those of nodes that hang on one of them."""
    nodes = list(core)
    if not nodes:
        return {}
    leaves = _leaves(graph, core)
    most = max(graph.counts, default=1)
    discs = np.array([_disc(graph, node, len(leaves[node]), most) for node in nodes])
    centres = separate(_spread(_forces(graph, core), discs), discs)
    positions = {
        node: (round(float(x)), round(float(y)))
        for node, (x, y) in zip(nodes, centres, strict=True)
    }
    for node, (x, y) in list(positions.items()):
        turn = _fraction(_name(graph, node)) * 2 * pi
        for number, leaf in enumerate(leaves[node], start=1):
            angle, distance = turn + number * _GOLDEN_ANGLE, LEAF_SPACING * sqrt(number + 0.6)
            positions[leaf] = round(x + distance * cos(angle)), round(y + distance * sin(angle))
    return positions


def _leaves(graph: PageGraph, core: nx.Graph) -> dict[int, list[int]]:
    """Entities outside the core, by the node of the core that they are put around."""
    home: dict[int, int] = {}
    for link in graph.links:
        node = graph.paper_node(link.paper)
        if node in core and link.entity not in core:
            home.setdefault(link.entity, node)
    for relation in graph.relations:
        if relation.target not in core and relation.target not in home:
            around = home.get(relation.source, relation.source)
            if around in core:
                home[relation.target] = around
    leaves: dict[int, list[int]] = defaultdict(list)
    for entity in sorted(home):
        leaves[home[entity]].append(entity)
    return leaves


def _disc(graph: PageGraph, node: int, leaves: int, most: int) -> float:
    """Radius of the room that a node and its leaves take."""
    own = PAPER_RADIUS if node >= len(graph.entities) else node_radius(graph.counts[node], most)
    return max(own + 4, LEAF_SPACING * sqrt(leaves + 0.6) + 5 if leaves else 0)


def _forces(graph: PageGraph, core: nx.Graph) -> Array:
    """Places by ForceAtlas2, in the order of the core's nodes."""
    start = dict(zip(core, _start(graph, core), strict=True))
    if core.number_of_nodes() < 3:
        return np.array([start[node] for node in core])
    with np.errstate(divide="ignore", invalid="ignore"):  # a node's distance to itself
        placed = nx.forceatlas2_layout(
            core, pos=start, max_iter=_ITERATIONS, weight="weight", linlog=True, seed=_SEED
        )
    return np.array([placed[node] for node in core])


def _start(graph: PageGraph, core: nx.Graph) -> Array:
    """A place of each node from its id, moved towards its neighbours' and spread out again."""
    nodes = list(core)
    places = np.array(
        [[_fraction(_name(graph, n) + axis) - 0.5 for axis in ("/x", "/y")] for n in nodes]
    )
    weights = nx.to_numpy_array(core, nodelist=nodes, weight="weight")
    weights += np.eye(len(nodes)) * 0.5
    weights /= weights.sum(axis=1, keepdims=True)
    for _ in range(_SMOOTHING):
        places = np.einsum("ij,jk->ik", weights, places)
        places -= places.mean(axis=0)
        places /= places.std(axis=0) + 1e-9
    return np.asarray(places * sqrt(len(nodes)), dtype=np.float64)


def _spread(places: Array, discs: Array) -> Array:
    """``places`` scaled so that the discs have room, wider than high."""
    places = places - np.median(places, axis=0)
    extent = np.percentile(np.abs(places), 90, axis=0) + 1e-9
    area = _ROOM * float(np.sum(discs**2)) * pi / 4
    half = sqrt(area / _WIDER)
    return np.asarray(places / extent * np.array([half * _WIDER, half]), dtype=np.float64)


def _name(graph: PageGraph, node: int) -> str:
    first = len(graph.entities)
    return graph.entities[node].id if node < first else f"paper/{graph.papers[node - first].id}"


def _fraction(text: str) -> float:
    """A number from 0 to 1 that depends on ``text`` alone."""
    digest = hashlib.sha256(text.encode("utf8", "surrogatepass")).digest()
    return int.from_bytes(digest[:4], "big") / 2**32
