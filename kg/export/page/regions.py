"""Places of the groups: near what they share, evenly spread, none jumping when a paper is added.

Packing discs by pushing them is chaotic: one more paper, and two discs pass each other on the other
side. Each step here changes little when its input does.
"""

from collections.abc import Sequence
from math import cos, pi, sin, sqrt
from statistics import NormalDist

import numpy as np

from kg.export.page.forces import Array, fraction
from kg.export.page.separate import separate

__all__ = ["region_places"]

_FAINT = 1e-3
"""Mass of what has none, which decides only where nothing else does."""
_ANCHOR = 0.3
"""How strongly a group is held at the place where its hubs are."""
_UNLINKED = 0.35
"""Links that all groups are taken to have, in what chance would give them."""
_NEAREST, _FARTHEST = 0.3, 2.5
_MAJORISING = 15
_SPREADING = 10
_ANGLES = 8
_STEP = 0.5
_BLUR = 0.5
"""Width over which a group is taken to be spread, in its radius."""
_FILLED = 0.8
"""Area of the discs in that of the map."""
_STRETCH = 1.25
"""Width of the map for its height."""
_ROUNDS = 40

_NORMAL = NormalDist()
_ACROSS = np.linspace(-1, 1, 2001)
_LEFT = 0.5 + (_ACROSS * np.sqrt(1 - _ACROSS**2) + np.arcsin(_ACROSS)) / pi
"""Part of a disc of radius 1 that is left of each of ``_ACROSS``."""


def region_places(
    names: Sequence[str], masses: Array, shares: Array, links: Array, radii: Array
) -> Array:
    """Middles of discs of ``radii`` that hardly overlap.

    ``shares`` says how much of each node (row; its name and mass given) is in each group (column),
    ``links`` how strongly groups are joined.
    """
    start = _anchors(names, masses, shares)
    return separate(_spread(_majorised(start, links), radii), radii, rounds=_ROUNDS)


def _anchors(names: Sequence[str], masses: Array, shares: Array) -> Array:
    """A place of each group in a disc of radius 1, by the names of the nodes that weigh in it.

    Groups that share hubs are near each other: a random projection (Johnson and Lindenstrauss,
    1984) to two dimensions, whose chance is the hash of the names.
    """
    chance = np.array([[_normal(f"{name}/{axis}") for axis in "xy"] for name in names])
    weights = (shares * np.maximum(masses, _FAINT)[:, None]) ** 2  # few papers decide nothing
    places = np.einsum("ig,ia->ga", weights, chance) / np.sqrt((weights**2).sum(axis=0))[:, None]
    far = np.sqrt((places**2).sum(axis=1, keepdims=True)) + 1e-9
    return np.asarray(places / far * np.sqrt(1 - np.exp(-(far**2) / 2)), dtype=np.float64)


def _normal(text: str) -> float:
    return _NORMAL.inv_cdf(min(max(fraction(text), 1e-6), 1 - 1e-6))


def _majorised(start: Array, links: Array) -> Array:
    """Places at distances that fall with the links, held at ``start`` as by springs.

    Stress majorisation (de Leeuw, "Applications of convex analysis to multidimensional scaling",
    1977; Gansner, Koren and North, 2005) with anchors, as maps that change in time have them
    (Frishman and Tal, "Online dynamic graph drawing", 2008).
    """
    count = len(start)
    links = links * (1 - np.eye(count))
    each = links.sum(axis=1)
    usual = np.maximum(each[:, None] * each[None], 1e-12)
    wanted = 1.2 / (_UNLINKED + (links * each.sum() / usual) ** 2)
    wanted = np.clip(wanted, _NEAREST, _FARTHEST)
    weights = (1 - np.eye(count)) / wanted**2 / count
    places = start
    for _ in range(_MAJORISING):
        x, y = (places[:, None, axis] - places[None, :, axis] for axis in (0, 1))
        pull = weights * wanted / np.sqrt(x**2 + y**2 + 1e-3)
        moved = np.stack([(pull * x).sum(axis=1), (pull * y).sum(axis=1)], axis=1)
        moved += np.einsum("ij,ja->ia", weights, places) + _ANCHOR * start
        places = moved / (weights.sum(axis=1) + _ANCHOR)[:, None]
    return np.asarray(places - places.mean(axis=0), dtype=np.float64)


def _spread(places: Array, radii: Array) -> Array:
    """Places spread evenly over an ellipse, each taking room as its disc does.

    Sliced optimal transport (Pitie, Kokaram and Dahyot, 2007; Rabin et al., 2011): seen from
    each of some angles, a place moves to where as much lies left of it as in a filled disc. Discs
    count as blurred, so that two that pass each other don't jump.
    """
    area = radii**2 / (radii**2).sum()
    reach = sqrt(float((radii**2).sum()) / _FILLED)
    places = places - (area[:, None] * places).sum(axis=0)
    places *= reach / sqrt(2 * float((area[:, None] * places**2).sum()) + 1e-9)
    for _ in range(_SPREADING):
        moved = np.zeros_like(places)
        for angle in np.arange(_ANGLES) * pi / _ANGLES:
            along = np.array([cos(angle), sin(angle)])
            seen = (places * along).sum(axis=1)
            left = _sigmoid((seen[:, None] - seen[None]) / (_BLUR * radii[None]))
            target = np.interp((area[None] * left).sum(axis=1), _LEFT, _ACROSS) * reach
            moved += (target - seen)[:, None] * along
        places = places + 2 * _STEP / _ANGLES * moved
    return np.asarray(places * np.array([sqrt(_STRETCH), 1 / sqrt(_STRETCH)]), dtype=np.float64)


def _sigmoid(values: Array) -> Array:
    """About the normal distribution's integral."""
    return np.asarray(0.5 + 0.5 * np.tanh(0.851 * values), dtype=np.float64)
