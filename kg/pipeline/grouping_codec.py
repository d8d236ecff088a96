"""What a paper's mentions group to as compact JSON, and back, exactly, beside its annotations."""

import json
from typing import Any

from kg.core.records import AnnotatedPaper, EntityType, Role, Span
from kg.resolve.local import LocalEntity, PaperEntities

__all__ = ["decode_entities", "encode_entities"]

Row = list[Any]


def encode_entities(own: PaperEntities, annotated: AnnotatedPaper) -> bytes:
    """JSON of ``own``; mentions are named by their place among those of ``annotated``."""
    places = {mention: place for place, mention in enumerate(annotated.mentions)}
    rows = [
        [
            e.type.value,
            e.keys,
            e.fallbacks,
            e.definitions,
            e.names,
            [places[m] for m in e.mentions],
            e.role.value,
            e.role_confidence,
            e.rule,
            [[s.field, s.start, s.end] for s in e.evidence],
        ]
        for e in own.entities
    ]
    text = json.dumps([rows, own.context], ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf8", "surrogatepass")


def decode_entities(data: bytes, annotated: AnnotatedPaper) -> PaperEntities:
    """What :func:`encode_entities` was given.

    Raises
    ------
    ValueError, KeyError, TypeError, IndexError
        If ``data`` is not such JSON.
    """
    rows, context = json.loads(data.decode("utf8", "surrogatepass"))
    return PaperEntities(tuple(_entity(row, annotated) for row in rows), tuple(context))


def _entity(row: Row, annotated: AnnotatedPaper) -> LocalEntity:
    kind, keys, fallbacks, definitions, names, places, role, confidence, rule, evidence = row
    mentions = annotated.mentions
    return LocalEntity(
        EntityType(kind),
        tuple(keys),
        tuple(fallbacks),
        tuple((short, long) for short, long in definitions),
        tuple(names),
        tuple(mentions[place] for place in places),
        Role(role),
        confidence,
        rule,
        tuple(Span(*span) for span in evidence),
    )
