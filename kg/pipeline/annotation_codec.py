"""Annotated papers as compact JSON, without the paper's own text, and back, exactly."""

import json
from typing import Any

from kg.core.records import (
    AnnotatedPaper,
    Claim,
    DatasetSize,
    Definition,
    EntityType,
    Figure,
    Mention,
    Paper,
    Resource,
    Role,
    Span,
)

__all__ = ["decode", "encode"]

Row = list[Any]


def encode(annotated: AnnotatedPaper) -> bytes:
    """JSON of all but the paper; texts of mentions are left out, since their spans give them."""
    rows = {
        "sentences": [_span(s) for s in annotated.sentences],
        "mentions": [
            [*_span(m.span), m.type.value, m.confidence, m.finder] for m in annotated.mentions
        ],
        "definitions": [[*_span(d.short), *_span(d.long)] for d in annotated.definitions],
        "claims": [
            [*_span(c.mention), *_span(c.evidence), c.role.value, c.confidence, c.rule]
            for c in annotated.claims
        ],
        "figures": [_figure(f) for f in annotated.figures],
        "sizes": [
            [*_span(s.dataset), *_span(s.evidence), s.value, s.unit] for s in annotated.sizes
        ],
        "resources": [[r.url, r.kind, _optional(r.span)] for r in annotated.resources],
    }
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf8", "surrogatepass")


def decode(data: bytes, paper: Paper) -> AnnotatedPaper:
    """Annotated paper of :func:`encode`'s JSON.

    Raises
    ------
    ValueError, KeyError, TypeError, IndexError
        If ``data`` is not such JSON.
    """
    rows = json.loads(data.decode("utf8", "surrogatepass"))
    return AnnotatedPaper(
        paper,
        tuple(_read_span(r) for r in rows["sentences"]),
        tuple(
            Mention(_read_span(r), _slice(paper, r), EntityType(r[3]), r[4], r[5])
            for r in rows["mentions"]
        ),
        tuple(
            Definition(_read_span(r), _read_span(r[3:]), _slice(paper, r), _slice(paper, r[3:]))
            for r in rows["definitions"]
        ),
        tuple(
            Claim(_read_span(r), Role(r[6]), r[7], r[8], _read_span(r[3:])) for r in rows["claims"]
        ),
        tuple(_read_figure(r) for r in rows["figures"]),
        tuple(DatasetSize(_read_span(r), r[6], r[7], _read_span(r[3:])) for r in rows["sizes"]),
        tuple(Resource(r[0], r[1], _read_optional(r[2])) for r in rows["resources"]),
    )


def _span(span: Span) -> Row:
    return [span.field, span.start, span.end]


def _optional(span: Span | None) -> Row | None:
    return None if span is None else _span(span)


def _read_span(row: Row) -> Span:
    return Span(row[0], row[1], row[2])


def _read_optional(row: Row | None) -> Span | None:
    return None if row is None else _read_span(row)


def _slice(paper: Paper, row: Row) -> str:
    text = paper.title if row[0] == "title" else paper.abstract
    return text[row[1] : row[2]]


def _figure(figure: Figure) -> Row:
    parts = (figure.model, figure.dataset, figure.task, figure.metric)
    spans = [_optional(part) for part in parts]
    head = [figure.value, figure.unit, figure.delta, _span(figure.evidence)]
    return [*head, *spans, figure.metric_text, figure.confidence]


def _read_figure(row: Row) -> Figure:
    value, unit, delta, evidence, *parts, metric_text, confidence = row
    model, dataset, task, metric = (_read_optional(part) for part in parts)
    return Figure(
        value,
        unit,
        delta,
        _read_span(evidence),
        model,
        dataset,
        task,
        metric,
        metric_text,
        confidence,
    )
