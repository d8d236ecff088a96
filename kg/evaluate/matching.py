"""Which entity of the annotations is which of the gold standard, within one paper."""

from collections.abc import Callable, Sequence

from kg.evaluate.records import JudgedEntity

__all__ = ["match"]

Pair = tuple[int, int]


def match(
    gold: Sequence[JudgedEntity], found: Sequence[JudgedEntity], *, relaxed: bool = False
) -> list[Pair]:
    """One-to-one pairs of indices (gold, found) of one type group that share a surface string.

    Each gold entity in turn takes the first that is left. ``relaxed`` then pairs what remains
    where a surface string is contained, word for word, in one of the other's.
    """
    pairs: list[Pair] = []
    for agrees in (_share, _contain) if relaxed else (_share,):
        _pair_up(gold, found, agrees, pairs)
    return pairs


def _pair_up(
    gold: Sequence[JudgedEntity],
    found: Sequence[JudgedEntity],
    agrees: Callable[[JudgedEntity, JudgedEntity], bool],
    pairs: list[Pair],
) -> None:
    """Add pairs of indices that are in none yet."""
    used_gold = {i for i, _ in pairs}
    left = [j for j in range(len(found)) if j not in {j for _, j in pairs}]
    for i, entity in enumerate(gold):
        if i in used_gold:
            continue
        j = next((j for j in left if agrees(entity, found[j])), None)
        if j is not None:
            pairs.append((i, j))
            left.remove(j)


def _share(one: JudgedEntity, other: JudgedEntity) -> bool:
    return one.group is other.group and not set(one.surfaces).isdisjoint(other.surfaces)


def _contain(one: JudgedEntity, other: JudgedEntity) -> bool:
    return one.group is other.group and any(
        f" {a} " in f" {b} " or f" {b} " in f" {a} " for a in one.surfaces for b in other.surfaces
    )
