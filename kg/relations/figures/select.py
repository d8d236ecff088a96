"""Which numbers are results, and which of those are gains."""

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from kg.relations.figures import patterns
from kg.relations.figures.metrics import MetricName, follows, near_metrics, precedes
from kg.relations.figures.quantities import Quantity

__all__ = ["is_gain_list", "metric_beside", "select_results"]

_RESULT = re.compile(patterns.RESULT_WORDS)
_NO_AFTER = re.compile(patterns.NO_RESULT_AFTER)
_NO_BEFORE = re.compile(patterns.NO_RESULT_BEFORE)
_NEVER_BEFORE = re.compile(patterns.NEVER_BEFORE)
_SETTING_BEFORE = re.compile(patterns.SETTING_BEFORE)
_IMPROVED_AFTER = re.compile(r"\W*(?:\w+ )?(?:improve|gains?\b|increase|boost)")
_GAIN_AFTER = re.compile(patterns.GAIN_AFTER)
_GAIN_BEFORE = re.compile(patterns.GAIN_BEFORE)
_LEVEL_BEFORE = re.compile(patterns.LEVEL_BEFORE)
_BECOMES = re.compile(patterns.BECOMES)
_SPEED_AFTER = re.compile(patterns.SPEED_AFTER)
_SPEED_BEFORE = re.compile(patterns.SPEED_BEFORE)
_FACTOR_BEFORE = re.compile(patterns.FACTOR_BEFORE)
_GOES_ON_TO = re.compile(patterns.GOES_ON_TO)
_NO_NOUN = re.compile(patterns.NO_NOUN_AFTER)
_ACHIEVED_BEFORE = re.compile(patterns.ACHIEVED_BEFORE)
_ACHIEVED_AFTER = re.compile(patterns.ACHIEVED_AFTER)
_OF_PERFORMANCE = re.compile(patterns.OF_PERFORMANCE)
_FROM = re.compile(r"\bfrom\W*$")
_FAST = re.compile(r"fast|speed|accelerat|quick")
_ITEM = re.compile(r"\(\d\)")
_AROUND, _CLOSE = 60, 30
"""Characters on each side that say what a number is."""
_TIMES = 5.0
"""How many times as large as the other one of two compared results may be."""
_SCALES = frozenset({"5", "10", "100"})
_SCALE_RANGES = frozenset({"0-1", "0-5", "0-10", "0-100", "1-5", "1-7", "1-10", "1-100"})
_SHARED_UNITS = frozenset({"%", "points", "x", "dB"})
"""Those that a list may name after its last number alone."""


def select_results(
    low: str,
    groups: Iterable[list[Quantity]],
    metrics: Sequence[MetricName],
    datasets: AbstractSet[int] = frozenset(),
) -> list[list[Quantity]]:
    """Lists of numbers of a sentence in lower case that are results, no counts or settings.

    What is said of one member of a list holds of all; a unit after the last one too.

    Parameters
    ----------
    datasets
        Where in the text the names of datasets start.
    """
    stated = _RESULT.search(low) is not None
    kept: list[list[Quantity]] = []
    for group in groups:
        pair = low[group[0].end : group[-1].start].strip() == "and"
        shared = group[-1].unit in _SHARED_UNITS or pair
        unit = group[-1].unit if shared else _factor(low, group[0])
        members = _without_scale([replace(q, unit=q.unit or unit) for q in group])
        if kept and len(members) == 2 and _is_crossed(low, members):
            members = members[1:]
        beside = near_metrics(metrics, members[0].start, members[-1].end)
        if _is_setting(low, members, beside, bool(kept)):
            continue
        last = kept[-1][-1] if kept else None
        if any(
            _is_result(low, q, beside, stated)
            or _is_compared(low, last, q)
            or _is_level(low, q, datasets)
            for q in members
        ):
            kept.append(members)
    return kept


def _factor(low: str, quantity: Quantity) -> str:
    return "x" if _FACTOR_BEFORE.search(_sides(low, quantity)[0]) else ""


def _without_scale(members: list[Quantity]) -> list[Quantity]:
    """``members`` without the number that a score is out of: ``79.6/88``."""
    if len(members) != 2 or members[1].pair != "/" or "." in members[1].value:
        return members
    first, second = members
    out_of = "." in first.value or second.value in _SCALES
    whole = replace(first, end=second.end)
    return [whole] if out_of and _number(first) <= _number(second) else members


def _is_crossed(low: str, members: list[Quantity]) -> bool:
    """Whether a list is a setting and the next result: the middle of ``90% at 1 and 95% at 2``."""
    before = _sides(low, members[0])[0]
    return _SETTING_BEFORE.search(before) is not None and low.startswith(" at ", members[1].end)


def _is_setting(
    low: str, members: list[Quantity], metrics: Sequence[MetricName], later: bool
) -> bool:
    """Whether a list counts something or says under which conditions something was measured."""
    first, end = members[0], members[-1].end
    before, after = _sides(low, first)[0], low[end:][:_AROUND]
    if _NO_AFTER.match(after) or _NEVER_BEFORE.search(before):
        return True
    if first.value in _SCALE_RANGES and "%" not in first.unit:
        return True
    if _ITEM.fullmatch(low, first.start - 1, first.end + 1) and len(first.value) == 1:
        return True
    if first.unit != "%":
        return False
    if later and _SETTING_BEFORE.search(before):
        return True
    named = any(follows(low, end, m) for m in metrics)
    return not (named or _IMPROVED_AFTER.match(after)) and _NO_BEFORE.search(before) is not None


def _is_result(low: str, quantity: Quantity, metrics: Sequence[MetricName], stated: bool) -> bool:
    """Whether a number is a result; ``stated``: the sentence has a word that speaks of results."""
    before, after = _sides(low, quantity)
    named = any(follows(low, quantity.end, m) or precedes(low, m, quantity.start) for m in metrics)
    if named:
        return True
    if quantity.unit == "x":
        return bool(_SPEED_AFTER.match(after) or _SPEED_BEFORE.search(before))
    if quantity.unit == "%":
        return stated
    if quantity.unit in {"points", "dB"}:
        return True
    becomes = _BECOMES.search(before) and any(m.end <= quantity.start for m in metrics)
    compared = quantity.pair == "to" or quantity.sign or becomes
    return bool(compared and "." in quantity.value and stated)


def _is_compared(low: str, last: Quantity | None, quantity: Quantity) -> bool:
    """Whether a number without a unit is set beside the result before: ``0.96 versus 0.95``.

    It has as many decimals and is of the same size, so that no version or setting is taken for it.
    """
    if last is None or last.unit or quantity.unit or "." not in quantity.value:
        return False
    if _decimals(last) != _decimals(quantity) or not _NO_NOUN.match(low, quantity.end):
        return False
    one, other = sorted((_number(last), _number(quantity)))
    close = one > 0 and other / one <= _TIMES
    return close and _GOES_ON_TO.fullmatch(low, last.end, quantity.start) is not None


def _is_level(low: str, quantity: Quantity, datasets: AbstractSet[int]) -> bool:
    """Whether a number without a unit or metric is what is achieved on a dataset."""
    if quantity.unit or "." not in quantity.value:
        return False
    on = _ACHIEVED_AFTER.match(low, quantity.end)
    before = _sides(low, quantity)[0]
    return on is not None and on.end() in datasets and _ACHIEVED_BEFORE.search(before) is not None


def _decimals(quantity: Quantity) -> int:
    return len(quantity.value.partition("-")[0].partition(".")[2])


def _number(quantity: Quantity) -> float:
    return float(quantity.value.partition("-")[0].replace(",", ""))


def _sides(low: str, quantity: Quantity) -> tuple[str, str]:
    return low[max(0, quantity.start - _AROUND) : quantity.start], low[quantity.end :][:_AROUND]


def is_gain_list(low: str, members: Sequence[Quantity]) -> bool:
    """Whether the results of a list are improvements over something rather than levels."""
    first, last = members[0], members[-1]
    if first.sign or last.unit in {"x", "points"}:
        return True
    before, after = _sides(low, first)[0], _sides(low, last)[1]
    is_change = first.pair == "to" and _FROM.search(before) is not None
    if not is_change and _GAIN_AFTER.match(after):
        return True
    if first.pair == "to":
        return False
    if _LEVEL_BEFORE.search(before):
        return False
    return _GAIN_BEFORE.search(before) is not None


def metric_beside(low: str, quantity: Quantity) -> str | None:
    """What a figure is of that no metric is named for; None where that is not said.

    Decibels are of PSNR, factors of speed; ``3 % increase in performance`` is of performance.
    """
    if quantity.unit == "dB":
        return "PSNR"
    before, after = _sides(low, quantity)
    after, before = after[:_CLOSE].partition(",")[0], before[-_CLOSE:].rpartition(",")[2]
    if quantity.unit == "x" and (_FAST.search(after) or _FAST.search(before)):
        return "speedup"
    return "performance" if _OF_PERFORMANCE.match(low, quantity.end) else None
