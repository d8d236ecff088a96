"""Results that sentences state: numbers with metric, dataset, task and model."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.core.records import EntityType, Field, Figure, Mention, Span
from kg.relations.figures.align import Parts, find_parts
from kg.relations.figures.metrics import MetricName, find_metrics
from kg.relations.figures.quantities import (
    Quantity,
    clean_sentence,
    find_quantities,
    group_quantities,
)
from kg.relations.figures.select import metric_beside, select_results
from kg.relations.figures.spans import Taken, lower_case

__all__ = ["find_figures"]

_TECHNIQUES = (EntityType.MODEL, EntityType.METHOD)
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, as cleaned and in lower case, with all that a figure can be of."""

    span: Span
    text: str
    low: str
    mentions: tuple[tuple[int, int, Mention], ...]
    metrics: tuple[MetricName, ...]
    quantities: tuple[Quantity, ...]


def find_figures(
    fields: Mapping[str, str],
    sentences: tuple[Span, ...],
    mentions: tuple[Mention, ...],
    own: tuple[Span, ...] = (),
) -> Iterator[Figure]:
    """Figures of the abstract's sentences.

    Parameters
    ----------
    fields
        Text of title and abstract by the field's name.
    sentences, mentions
        Of the paper, sorted.
    own
        Mentions of models and methods that the paper introduces, those of its main one first: its
        first mention is the subject where a sentence names none.
    """
    last: Parts | None = None
    for span in sentences:
        text = fields[span.field][span.start : span.end]
        if span.field != "abstract" or not _DIGIT.search(text):
            continue
        line = _line(span, text, mentions)
        lists = group_quantities(line.text, line.quantities)
        datasets = frozenset(s for s, _, m in line.mentions if m.type is EntityType.DATASET)
        results = select_results(line.low, lists, line.metrics, datasets)
        if not results:
            continue
        for quantity, parts in find_parts(line, results, last, frozenset(own)):
            yield from _figures(line, quantity, parts, own[0] if own else None)
        last = parts


def _line(span: Span, text: str, mentions: tuple[Mention, ...]) -> Line:
    first = bisect_left(mentions, (span.field, span.start), key=_place)
    after = bisect_left(mentions, (span.field, span.end), key=_place)
    inside = tuple(
        (m.span.start - span.start, m.span.end - span.start, m)
        for m in mentions[first:after]
        if m.span.end <= span.end
    )
    clean = clean_sentence(text)
    metrics = find_metrics(clean, [i for i in inside if i[2].type is EntityType.METRIC])
    others = Taken((s, e) for s, e, m in inside if m.type is not EntityType.METRIC)
    metrics = [m for m in metrics if others.is_free(m.start, m.end)]
    measured = Taken((m.start, m.end) for m in metrics)
    named = Taken((s, e) for s, e, _ in inside)
    quantities = tuple(
        q
        for q in find_quantities(clean)
        if measured.is_free(q.start, q.end) and named.is_free(q.start, q.end)
    )
    return Line(span, clean, lower_case(clean), inside, tuple(metrics), quantities)


def _place(mention: Mention) -> tuple[Field, int]:
    return mention.span.field, mention.span.start


def _figures(line: Line, quantity: Quantity, parts: Parts, own: Span | None) -> Iterator[Figure]:
    sign = "-" if quantity.sign == "-" else ""
    for metric in parts.metrics or (None,):
        for dataset in parts.datasets or (None,):
            yield Figure(
                value=sign + quantity.value,
                unit=quantity.unit,
                delta=parts.gain,
                evidence=line.span,
                model=parts.model or own,
                dataset=dataset,
                task=parts.task,
                metric=metric.mention if metric else None,
                metric_text=metric.name if metric else metric_beside(line.low, quantity),
            )
