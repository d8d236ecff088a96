"""Where every node is: communities beside each other, in each the papers and what they share.

What groups share places them, forces the nodes of each; what only one paper names is around it.
"""

from collections import defaultdict
from dataclasses import dataclass
from math import cos, pi, sin, sqrt

import networkx as nx
import numpy as np

from kg.export.page.forces import Array, force_places, fraction, start_places
from kg.export.page.groups import Groups, mass
from kg.export.page.model import PageGraph
from kg.export.page.regions import region_places
from kg.export.page.separate import separate

__all__ = ["Positions", "node_radius", "place"]

Positions = dict[int, tuple[int, int]]
"""Node number to whole coordinates."""

_GOLDEN_ANGLE = pi * (3 - sqrt(5))
_ROOM = 1.75
"""Area of a community for one of its discs."""
_GAP = 30.0
"""Half the distance kept between communities."""
_LEAF_SPACING = 11.0
_PAPER_RADIUS = 3.0


def node_radius(count: int, most: int) -> float:
    """Radius of an entity of ``count`` papers where the largest has ``most``."""
    return 3.5 + 24.0 * sqrt(max(count - 1, 0) / max(most - 1, 20))


@dataclass(frozen=True, slots=True)
class _Core:
    """The core's nodes as ``groups`` has them: names, masses, radii of their room, starts."""

    graph: nx.Graph
    groups: Groups
    names: list[str]
    masses: Array
    discs: Array
    start: Array


def place(graph: PageGraph, core: nx.Graph, groups: Groups) -> Positions:
    """Places of the core's nodes and of those that hang on them."""
    nodes = groups.nodes
    if not nodes:
        return {}
    leaves = _leaves(graph, core)
    most = max(graph.counts, default=1)
    names = [_name(graph, node) for node in nodes]
    masses = np.array([mass(graph, node) for node in nodes])
    discs = np.array([_disc(graph, node, len(leaves[node]), most) for node in nodes])
    centres = _centres(_Core(core, groups, names, masses, discs, start_places(core, names)))
    positions = {
        node: (round(float(x)), round(float(y)))
        for node, (x, y) in zip(nodes, centres, strict=True)
    }
    for node, name in zip(nodes, names, strict=True):
        positions |= _around(positions[node], fraction(name), leaves[node])
    return positions


def _around(centre: tuple[int, int], turn: float, leaves: list[int]) -> Positions:
    """Places of ``leaves`` in a spiral like a sunflower's seeds."""
    places = {}
    for number, leaf in enumerate(leaves, start=1):
        angle = turn * 2 * pi + number * _GOLDEN_ANGLE
        distance = _LEAF_SPACING * sqrt(number + 0.6)
        x, y = centre[0] + distance * cos(angle), centre[1] + distance * sin(angle)
        places[leaf] = round(x), round(y)
    return places


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
    own = _PAPER_RADIUS if node >= len(graph.entities) else node_radius(graph.counts[node], most)
    return max(own + 5, _LEAF_SPACING * sqrt(leaves + 0.6) + 6 if leaves else 0)


def _centres(core: _Core) -> Array:
    """Places of all nodes: each group's own layout, at the group's place."""
    groups = core.groups
    at = {node: number for number, node in enumerate(groups.nodes)}
    places = [[at[node] for node in members] for members in groups.members]
    radii = np.array([sqrt(_ROOM * float(np.sum(core.discs[p] ** 2))) for p in places])
    middles = region_places(core.names, core.masses, groups.shares, _links(core), radii + _GAP)
    centres = np.zeros((len(groups.nodes), 2))
    for members, own, middle, radius in zip(groups.members, places, middles, radii, strict=True):
        inner = nx.Graph()
        inner.add_nodes_from(members)
        inner.add_edges_from(core.graph.subgraph(members).edges(data=True))
        inside = _fill(force_places(inner, core.start[own]), radius)
        centres[own] = middle + separate(inside, core.discs[own])
    return separate(centres, core.discs)


def _links(core: _Core) -> Array:
    """How strongly groups are joined, by the shares of both ends of every edge."""
    shares = core.groups.shares
    at = {node: number for number, node in enumerate(core.groups.nodes)}
    reached = np.zeros_like(shares)
    for one, other, weight in core.graph.edges(data="weight"):
        reached[at[one]] += weight * shares[at[other]]
        reached[at[other]] += weight * shares[at[one]]
    return np.asarray(np.einsum("ng,nh->gh", shares, reached), dtype=np.float64)


def _fill(places: Array, radius: float) -> Array:
    """``places`` spread over a disc: as far out as their rank says and as they were, by halves."""
    distance = np.sqrt((places**2).sum(axis=1)) + 1e-9
    rank = np.sqrt((np.argsort(np.argsort(distance, kind="stable")) + 0.5) / len(places))
    wanted = radius * 0.92 * (0.5 * rank + 0.5 * distance / distance.max())
    return np.asarray(places / distance[:, None] * wanted[:, None], dtype=np.float64)


def _name(graph: PageGraph, node: int) -> str:
    first = len(graph.entities)
    return graph.entities[node].id if node < first else f"paper/{graph.papers[node - first].id}"
