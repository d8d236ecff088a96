"""Discs pushed apart where they overlap."""

import numpy as np
import numpy.typing as npt

from kg.export.page.forces import Array

__all__ = ["separate"]

_ROUNDS = 12
_STEPS = 8
"""Steps of each round, between two searches for discs that are near each other."""
_SLACK = 12.0

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
