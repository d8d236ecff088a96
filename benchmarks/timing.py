"""Seconds, side by side: what is compared runs in turns, so that a busy machine slows all alike."""

import time
from collections.abc import Callable, Mapping

__all__ = ["side_by_side"]


def side_by_side(runs: Mapping[str, Callable[[], object]], repeats: int) -> dict[str, float]:
    """Seconds of the fastest of ``repeats`` runs of each."""
    best: dict[str, float] = {}
    for _ in range(repeats):
        for name, run in runs.items():
            started = time.perf_counter()
            run()
            taken = time.perf_counter() - started
            best[name] = min(taken, best.get(name, taken))
    return best
