"""What was counted as the rows of a report, in percent."""

from collections.abc import Iterator
from typing import NamedTuple

from kg.evaluate.calibration import expected_calibration_error
from kg.evaluate.clusters import bcubed, pairwise
from kg.evaluate.scores import MODES, Scores
from kg.evaluate.tally import Tally
from kg.resolve.local import Group

__all__ = ["Measure", "report"]

_CORE = (Group.DATASET, Group.TECHNIQUE, Group.TASK)


class Measure(NamedTuple):
    """A row: ``score`` is F1 where there are precision and recall, else what the name says.

    Percent with one decimal, counts as they are.
    """

    measure: str
    score: float
    precision: float | None = None
    recall: float | None = None
    gold: int | None = None
    found: int | None = None


def report(scores: Scores) -> Iterator[Measure]:
    """All measures.

    - ``strict``, ``relaxed``: entities by group; ``core`` is all but metrics.
    - ``typed``, ``role``: of the matched entities, how many have the gold type and role.
    - ``linking``: B-cubed F1 of the ids of matched entities, and the same over pairs of them.
    - ``results``: (metric, value) pairs of a paper; ``urls``: addresses.
    - ``calibration ECE``: of the confidences, against whether the entity matched.
    """
    yield Measure("papers", scores.papers)
    yield Measure("papers without annotation", scores.missing)
    for mode in MODES:
        groups = {group: scores.entities[mode, group] for group in Group}
        for group, tally in groups.items():
            yield _row(f"{mode} {group.value}", tally)
        yield _row(f"{mode} core", sum((groups[g] for g in _CORE), Tally()))
        yield _row(f"{mode} all", sum(groups.values(), Tally()))
    yield from _shares(scores)
    clusters = [(gold.cluster, found.cluster) for gold, found in scores.matched]
    yield Measure("linking B3 F1", _percent(bcubed(clusters)))
    yield _row("linking pairs", pairwise(clusters))
    yield _row("results", scores.results)
    yield _row("urls", scores.urls)
    yield Measure("calibration ECE", _percent(expected_calibration_error(scores.confidences)))


def _shares(scores: Scores) -> Iterator[Measure]:
    """Of the matched entities, how many have the gold type, and the gold role."""
    roles = [(gold.group, gold.role == found.role) for gold, found in scores.matched]
    yield _share("typed", [gold.type is found.type for gold, found in scores.matched])
    yield _share("role", [right for _, right in roles])
    for group in Group:
        yield _share(f"role {group.value}", [right for own, right in roles if own is group])


def _share(name: str, right: list[bool]) -> Measure:
    return Measure(name, _percent(sum(right) / len(right)) if right else 0.0)


def _row(name: str, tally: Tally) -> Measure:
    f1, precision, recall = map(_percent, (tally.f1, tally.precision, tally.recall))
    return Measure(name, f1, precision, recall, tally.gold, tally.found)


def _percent(share: float) -> float:
    return round(100 * share, 1)
