"""Measures of a clustering: how well entities of different papers were joined."""

from collections import Counter
from collections.abc import Iterable, Sequence

from kg.evaluate.tally import Tally

__all__ = ["bcubed", "pairwise"]

Item = tuple[str, str]
"""An item's gold cluster and the cluster it was put in."""


def bcubed(items: Sequence[Item]) -> float:
    """B-cubed F1 in [0, 1]: precision and recall of each item's own cluster, averaged.

    Source: Bagga and Baldwin, Entity-based cross-document coreferencing, 1998, section 3.
    """
    if not items:
        return 0.0
    both, gold, found = _sizes(items)
    precision = sum(both[item] / found[item[1]] for item in items) / len(items)
    recall = sum(both[item] / gold[item[0]] for item in items) / len(items)
    return 2 * precision * recall / (precision + recall)


def pairwise(items: Sequence[Item]) -> Tally:
    """Pairs of items that belong together, were put together, and both."""
    both, gold, found = _sizes(items)
    return Tally(_pairs(both.values()), _pairs(found.values()), _pairs(gold.values()))


def _sizes(items: Sequence[Item]) -> tuple[Counter[Item], Counter[str], Counter[str]]:
    return Counter(items), Counter(g for g, _ in items), Counter(s for _, s in items)


def _pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)
