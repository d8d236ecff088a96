"""Which numbers are results, and which of those are gains."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.relations.figures.metrics import MetricName, follows, precedes
from kg.relations.figures.patterns import (
    BECOMES,
    GAIN_AFTER,
    GAIN_BEFORE,
    LEVEL_BEFORE,
    NO_RESULT_AFTER,
    NO_RESULT_BEFORE,
    RESULT_WORDS,
    SPEED_AFTER,
)
from kg.relations.figures.quantities import Quantity

__all__ = ["is_gain_list", "select_results"]

_RESULT = re.compile(RESULT_WORDS)
_NO_AFTER = re.compile(NO_RESULT_AFTER)
_NO_BEFORE = re.compile(NO_RESULT_BEFORE)
_GAIN_AFTER = re.compile(GAIN_AFTER)
_GAIN_BEFORE = re.compile(GAIN_BEFORE)
_LEVEL_BEFORE = re.compile(LEVEL_BEFORE)
_BECOMES = re.compile(BECOMES)
_SPEED_AFTER = re.compile(SPEED_AFTER)
_SPEED_BEFORE = re.compile(
    r"(?:speed[- ]?ups?|faster|accelerat\w+|factor|speed\w*|throughput\w*)(?: \w+){0,4}[ (~]*$"
)
_FROM = re.compile(r"\bfrom\W*$")
_FAST = re.compile(r"fast|speed|accelerat|quick")
_AROUND, _CLOSE = 60, 30
"""Characters on each side that say what a number is."""


def select_results(
    text: str, groups: Iterable[list[Quantity]], metrics: Sequence[MetricName]
) -> list[list[Quantity]]:
    """Lists of numbers that are results rather than counts or settings.

    What is said of one member of a list holds of all; a unit after the last one too.
    """
    low = text.lower()
    kept = []
    for group in groups:
        unit = group[-1].unit
        members = [replace(q, unit=q.unit or unit) for q in group]
        if _NO_AFTER.match(low[members[-1].end :][:_AROUND]):
            continue
        setting = _NO_BEFORE.search(_sides(low, members[0])[0]) and members[0].unit == "%"
        named = any(follows(low, members[-1].end, m) for m in metrics)
        if (named or not setting) and any(_is_result(low, q, metrics) for q in members):
            kept.append(members)
    return kept


def _is_result(low: str, quantity: Quantity, metrics: Sequence[MetricName]) -> bool:
    before, after = _sides(low, quantity)
    if quantity.unit == "x":
        return bool(_SPEED_AFTER.match(after) or _SPEED_BEFORE.search(before))
    if any(follows(low, quantity.end, m) or precedes(low, m, quantity.start) for m in metrics):
        return True
    if quantity.unit == "%":
        return _RESULT.search(low) is not None
    if quantity.unit in {"points", "dB"}:
        return True
    becomes = _BECOMES.search(before) and any(m.end <= quantity.start for m in metrics)
    compared = quantity.pair == "to" or quantity.sign or becomes
    return bool(compared and "." in quantity.value and _RESULT.search(low))


def _sides(low: str, quantity: Quantity) -> tuple[str, str]:
    return low[max(0, quantity.start - _AROUND) : quantity.start], low[quantity.end :][:_AROUND]


def is_gain_list(text: str, members: Sequence[Quantity]) -> bool:
    """Whether the results of a list are improvements over something rather than levels."""
    first, last = members[0], members[-1]
    if first.sign or last.unit in {"x", "points"}:
        return True
    low = text.lower()
    before, after = _sides(low, first)[0], _sides(low, last)[1]
    is_change = first.pair == "to" and _FROM.search(before) is not None
    if not is_change and _GAIN_AFTER.match(after):
        return True
    if first.pair == "to":
        return False
    if _LEVEL_BEFORE.search(before):
        return False
    return _GAIN_BEFORE.search(before) is not None


def metric_of_unit(text: str, quantity: Quantity) -> str | None:
    """Metric that the unit alone tells: a factor of speed, decibels; None for other units."""
    if quantity.unit == "dB":
        return "PSNR"
    before, after = _sides(text.lower(), quantity)
    if quantity.unit == "x" and (_FAST.search(after[:_CLOSE]) or _FAST.search(before[-_CLOSE:])):
        return "speedup"
    return None
