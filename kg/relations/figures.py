"""Figures that sentences state, aligned with what they are figures of."""

import re
from collections.abc import Iterator, Mapping

from kg.core.records import EntityType, Figure, Mention, Span

__all__ = ["find_figures"]

_PERCENT = re.compile(r"(?P<sign>[+-])?(?P<value>\d+(?:\.\d+)?)\s*\\?%")


def find_figures(
    fields: Mapping[str, str], sentences: tuple[Span, ...], mentions: tuple[Mention, ...]
) -> Iterator[Figure]:
    """Figures of the sentences that name a metric."""
    for sentence in sentences:
        inside = [
            m
            for m in mentions
            if m.span.field == sentence.field and sentence.start <= m.span.start < sentence.end
        ]
        metrics = [m.span for m in inside if m.type is EntityType.METRIC]
        if not metrics:
            continue
        text = fields[sentence.field][sentence.start : sentence.end]
        for match in _PERCENT.finditer(text):
            at = match.start() + sentence.start
            nearest = min(metrics, key=lambda s: abs(s.start - at))
            yield Figure(match["value"], "%", match["sign"] is not None, sentence, metric=nearest)
