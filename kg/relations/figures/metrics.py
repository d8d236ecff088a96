"""Names of metrics in a sentence, under the name by which they go."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.core.records import Mention, Span
from kg.relations.figures.names import (
    ABBREVIATIONS,
    CAPITALS_METRIC,
    METRICS,
    NO_METRICS,
    OTHER_METRIC,
    PLURAL_METRIC,
)
from kg.relations.figures.patterns import BEFORE_METRIC, METRIC_BEFORE
from kg.relations.figures.spans import Taken, lower_case

__all__ = ["MetricName", "find_metrics", "follows", "near_metrics", "precedes"]

_PATTERNS = tuple((name, re.compile(pattern)) for name, pattern in METRICS)
# One pass that tells whether a sentence has any of them at all.
_PLAIN = len(_PATTERNS)
_UNGROUPED = [re.sub(r"(?<!\\)\((?!\?)", "(?:", pattern) for _, pattern in METRICS]
_ANY = re.compile(rf"(?<![a-z])(?:{'|'.join(_UNGROUPED)})")
_OTHER = re.compile(OTHER_METRIC)
_CAPITALS = re.compile(CAPITALS_METRIC)
_PLURAL = re.compile(PLURAL_METRIC)
_SHORT = {short: name for name, short in ABBREVIATIONS}
_SHORTS = re.compile(rf"\b(?:{'|'.join(_SHORT)})\b")
_REACH = 160
"""Characters from a number within which a metric can be said to stand right beside it."""
_NEXT = re.compile(BEFORE_METRIC)
_LAST = re.compile(METRIC_BEFORE)


@dataclass(frozen=True, slots=True)
class MetricName:
    """A metric's name: characters in the sentence, canonical name, the mention that covers it."""

    start: int
    end: int
    name: str
    mention: Span | None = None


def find_metrics(text: str, mentions: Iterable[tuple[int, int, Mention]]) -> list[MetricName]:
    """Metrics named in a cleaned sentence, in order, none inside a longer one.

    ``mentions`` are the sentence's Metric mentions with their characters in it; those that no
    pattern knows count under their own text.
    """
    low = lower_case(text)
    found = []
    if _ANY.search(low):
        for order, (name, pattern) in enumerate(_PATTERNS):
            for match in pattern.finditer(low):
                group = match.group(1) if pattern.groups else ""
                full = _full_name(name, group or "")
                found.append((match.start(), match.end(), order, full))
    for match in _SHORTS.finditer(text):
        found.append((match.start(), match.end(), _PLAIN, _SHORT[match.group()]))
    marks = tuple(m for m in mentions if m[2].text.lower() not in NO_METRICS)
    named = [(start, end, _PLAIN, _one(m.text)) for start, end, m in marks]
    other = [(m.start(), m.end(), _PLAIN, m.group(1)) for m in _OTHER.finditer(low)]
    other += [
        (m.start(), m.end(), _PLAIN, m.group(1) or m.group(2)) for m in _CAPITALS.finditer(text)
    ]
    kept: list[MetricName] = []
    taken, marked = Taken(), Taken((start, end) for start, end, _ in marks)
    ranked = [*sorted(found, key=_longest), *sorted(named, key=_longest), *other]
    for start, end, _, name in ranked:
        if taken.add(start, end):
            mark = marked.overlapping(start, end)
            kept.append(MetricName(start, end, name, None if mark is None else marks[mark][2].span))
    return sorted(kept, key=lambda k: k.start)


def near_metrics(metrics: Sequence[MetricName], start: int, end: int) -> Sequence[MetricName]:
    """Those of ``metrics``, in order, that stand near a span of the sentence."""
    first = bisect_left(metrics, start - _REACH, key=_start)
    return metrics[first : bisect_left(metrics, end + _REACH, key=_start)]


def _start(metric: MetricName) -> int:
    return metric.start


def _one(text: str) -> str:
    """A mention's text as a name: on one line, of one measure."""
    return _PLURAL.sub(r"\1", " ".join(text.split()))


def _full_name(name: str, group: str) -> str:
    """Canonical name with what the pattern left open: ``BLEU-4``, ``Recall@1``."""
    return name.format(group.upper() if name.endswith("-{0}") else group)


def _longest(found: tuple[int, int, int, str]) -> tuple[int, int, int]:
    """Sorting key: the longest first, then in the order of the patterns, then of the text."""
    start, end, order, _ = found
    return start - end, order, start


def follows(low: str, end: int, metric: MetricName) -> bool:
    """Whether a metric stands right after a number that ends at ``end``: ``2.2% higher AP``."""
    return metric.start >= end and _NEXT.fullmatch(low, end, metric.start) is not None


def precedes(low: str, metric: MetricName, start: int) -> bool:
    """Whether a metric stands right before a number that starts at ``start``: ``AP of 44.5``."""
    return metric.end <= start and _LAST.fullmatch(low, metric.end, start) is not None
