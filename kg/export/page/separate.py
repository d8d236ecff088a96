"""Discs pushed apart where they overlap, and packed."""

import numpy as np
import numpy.typing as npt

from kg.export.page.forces import Array

__all__ = ["pack", "separate"]

_ROUNDS = 12
_STEPS = 8
"""Steps of each round, between two searches for discs that are near each other."""
_SLACK = 12.0
_PACKING = 80
_FAR = 1.5
"""Distance from the middle, to the median one, from where on it counts by its logarithm."""
_LOOSE = 2.0
"""How much further out discs start than where they would fill a disc."""
_PULL = np.array([0.975, 0.96])
"""How much nearer to the middle a round of packing brings the discs: wider than high."""

Numbers = npt.NDArray[np.intp]


def separate(centres: Array, radii: Array, rounds: int = _ROUNDS) -> Array:
    """Centres moved so that discs of ``radii`` hardly overlap; larger discs move less."""
    centres = centres.copy()
    for _ in range(rounds):
        first, second = _near(centres, radii)
        if len(first) == 0:
            break
        for _ in range(_STEPS):
            _push(centres, radii, first, second)
    return centres


def pack(centres: Array, radii: Array) -> Array:
    """Discs close together around the middle, about as they lay to each other."""
    if len(centres) < 2:
        return centres
    distance = np.sqrt((centres**2).sum(axis=1, keepdims=True)) + 1e-9
    far = _FAR * np.median(distance)
    drawn_in = np.where(distance > far, far * (1 + np.log(np.maximum(distance / far, 1))), distance)
    scale = _LOOSE * np.sqrt((radii**2).sum()) / (np.percentile(drawn_in, 80) + 1e-9)
    centres = centres / distance * drawn_in * scale
    for _ in range(_PACKING):
        centres = separate(centres * _PULL, radii, rounds=2)
    return separate(centres, radii)


def _near(centres: Array, radii: Array) -> tuple[Numbers, Numbers]:
    x, y = centres[:, 0], centres[:, 1]
    reach = radii[:, None] + radii[None] + _SLACK
    near = (x[:, None] - x[None]) ** 2 + (y[:, None] - y[None]) ** 2 < reach**2
    first, second = np.nonzero(np.triu(near, 1))
    return first, second


def _push(centres: Array, radii: Array, first: Numbers, second: Numbers) -> None:
    difference = centres[second] - centres[first]
    distance = np.sqrt((difference**2).sum(axis=1)) + 1e-6
    missing = np.maximum(radii[first] + radii[second] - distance, 0) * 0.5
    moved = difference / distance[:, None] * missing[:, None]
    area = radii**2
    share = (area[second] / (area[first] + area[second]))[:, None]
    count = len(centres)
    for axis in (0, 1):
        back = np.bincount(first, (moved * share)[:, axis], count)
        forth = np.bincount(second, (moved * (1 - share))[:, axis], count)
        centres[:, axis] += forth - back
