"""Which metric a figure is of."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

from kg.relations.figures.metrics import MetricName, follows, precedes
from kg.relations.figures.patterns import (
    CHANGED_BY,
    DECIBEL_METRICS,
    NEXT_CLAUSE,
    OWN_NOUN,
    OWN_NOUN_BEFORE,
    TOWARDS_METRIC,
)
from kg.relations.figures.quantities import Quantity, group_lists

__all__ = ["Metrics", "TextLike", "metrics_of"]

Metrics = tuple[MetricName, ...]
"""Metrics of one figure: several where it is said of several at once, none where it is of none."""

_CHANGED_BY = re.compile(CHANGED_BY)
_CLAUSE_END = re.compile(NEXT_CLAUSE)
_OWN_NOUN = re.compile(OWN_NOUN)
_OWN_NOUN_BEFORE = re.compile(OWN_NOUN_BEFORE)
_TOWARDS = re.compile(TOWARDS_METRIC)
_BY = re.compile(r"\)? (?:by|from|at least|up to|over)\b")
_MOST = 50
"""Metrics to the left that are looked at."""
_NEAR, _FAR = 70, 160
"""Characters to the right within which a metric is looked for; to the left for what changes."""


class TextLike(Protocol):
    """A sentence with its metrics."""

    @property
    def text(self) -> str:
        """Cleaned text."""

    @property
    def low(self) -> str:
        """It in lower case, as long."""

    @property
    def metrics(self) -> tuple[MetricName, ...]:
        """Metrics, in order."""


def metrics_of(
    line: TextLike, members: list[Quantity], window: tuple[int, int], before: Metrics
) -> list[Metrics]:
    """Metrics of each member of a list of figures.

    In this order: those of a list as long as the figures; those of what the sentence says to
    change by them; the one right after or right before; the one further off that nothing parts
    from them.

    Parameters
    ----------
    window
        End of the list before and start of the next one.
    before
        Metrics of the last figure of the sentence before.
    """
    text, low = line.text, line.low
    start, end = members[0].start, members[-1].end
    after = bisect_left(line.metrics, end, key=_start)
    reach = bisect_left(line.metrics, min(window[1], end + _NEAR), key=_start)
    right = [m for m in line.metrics[after:reach] if not _CLAUSE_END.search(text, end, m.start)]
    earlier = line.metrics[: bisect_left(line.metrics, start, key=_start)][-_MOST:]
    left = [m for m in earlier if window[0] <= m.start]
    for side in (right, left[-len(members) :]):
        listed = _first_list(text, side)
        if len(listed) == len(members) > 1:
            return [(m,) for m in listed]
    if right and follows(low, end, right[0]):
        chosen: Metrics = (right[0],)
    elif (changed := _changed(line, members, window[0])) is not None:
        chosen = changed or _towards(low, end, right)
    else:
        chosen = _near(line, members, right, left)
        chosen = chosen or _inherited(line, members, earlier[-1:], before)
    fits = tuple(m for m in chosen if _fits(low, m, members))
    return [fits] * len(members)


def _changed(line: TextLike, members: list[Quantity], floor: int) -> Metrics | None:
    """Metrics of the object of ``reduces ... by N``, none where it names none; None for no object.

    ``reduces memory by 4 %`` says nothing of the metric that stands before it.
    """
    start = members[0].start
    floor = max(floor, start - _FAR)
    match = _CHANGED_BY.search(line.low[floor:start])
    if match is None:
        return None
    opens, closes = floor + match.start("verb"), floor + match.end("object")
    first = bisect_left(line.metrics, opens, key=_start)
    inside = [m for m in line.metrics[first : first + _MOST] if m.end <= closes]
    if not inside:
        return ()
    listed = group_lists(line.text, [(m.start, m.end) for m in inside])[-1]
    together = len(members) == 1 or members[0].pair == "to"
    apart = all(line.text[a.end : b.start].strip() for a, b in pairwise(inside[i] for i in listed))
    if len(listed) > 1 and not apart:
        return (inside[listed[0]],)
    if together and len(listed) > 1 and inside[-1].end >= closes - 1:
        return tuple(inside[i] for i in listed)
    return (inside[-1],)


def _near(
    line: TextLike, members: list[Quantity], right: list[MetricName], left: list[MetricName]
) -> Metrics:
    low, start, end = line.low, members[0].start, members[-1].end
    if left and precedes(low, left[-1], start):
        return (left[-1],)
    if _is_of_its_own(low, members):
        return ()
    if left:
        return (left[-1],)
    return _towards(low, end, right)


def _is_of_its_own(low: str, members: Sequence[Quantity]) -> bool:
    """Whether figures are of something that the words beside them name, which is no metric."""
    before = low[max(0, members[0].start - _NEAR) : members[0].start]
    after = _OWN_NOUN.match(low, members[-1].end)
    return after is not None or _OWN_NOUN_BEFORE.search(before) is not None


def _towards(low: str, end: int, right: list[MetricName]) -> Metrics:
    """The metric after the figures where a preposition leads to it: ``by 3 % on both in F1``."""
    return (right[0],) if right and _TOWARDS.fullmatch(low, end, right[0].start) else ()


def _inherited(
    line: TextLike, members: list[Quantity], earlier: Metrics, before: Metrics
) -> Metrics:
    """The metric of the figure before, in this sentence or, for a level in per cent, the last."""
    if _is_of_its_own(line.low, members):
        return ()
    if earlier:
        return earlier
    level = members[0].unit == "%" and not members[0].sign and "improv" not in line.low
    return before if level and not line.metrics else ()


def _fits(low: str, metric: MetricName, members: Sequence[Quantity]) -> bool:
    """Whether the unit is one of the metric's; decibels and factors are seldom another's."""
    unit = members[-1].unit
    if unit == "dB":
        return metric.name in DECIBEL_METRICS
    if unit == "x" and "speed" not in metric.name:
        near = low[metric.end : members[0].start] if metric.end <= members[0].start else ""
        return metric.start >= members[-1].end or _BY.match(near) is not None
    return True


def _start(metric: MetricName) -> int:
    return metric.start


def _first_list(text: str, metrics: list[MetricName]) -> list[MetricName]:
    groups = group_lists(text, [(m.start, m.end) for m in metrics])
    return [metrics[i] for i in groups[0]] if groups else []
