"""Mentions that start inside brackets: ``T2I) generation`` of ``to-image (T2I) generation``."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kg.core.records import Definition, EntityType, Mention, Span
from kg.nlp.document import DocumentText
from kg.nlp.shapes import is_strong

__all__ = ["close_brackets"]


def close_brackets(
    document: DocumentText, mentions: Iterable[Mention], definitions: Iterable[Definition]
) -> Iterator[Mention]:
    """``mentions``, none of which goes over the end of brackets that it doesn't open.

    A task is named by the long form before the brackets and the word after them, anything else by
    the short form in them; where they hold a plain word, by what comes after them.
    """
    long_of = {d.short: d.long for d in definitions}
    for mention in mentions:
        at = _unopened(mention.text)
        span = mention.span if at is None else _closed(mention, at, long_of)
        text = document.field_text(span.field)[span.start : span.end]
        if text and _unopened(text) is None:
            yield replace(mention, span=span, text=text)


def _closed(mention: Mention, at: int, long_of: Mapping[Span, Span]) -> Span:
    """What stays of a mention whose character ``at`` closes brackets; maybe nothing."""
    span = mention.span
    short = Span(span.field, span.start, span.start + at)
    long = long_of.get(short)
    if long and mention.type is EntityType.TASK and long.end <= span.start:
        return Span(span.field, long.start, span.end)
    if long or is_strong(mention.text[:at]):
        return short
    after = mention.text[at + 1 :]
    return Span(span.field, span.end - len(after.lstrip()), span.end)


def _unopened(text: str) -> int | None:
    """Place of the first closing bracket that nothing in ``text`` opens; None if there is none."""
    depth = 0
    for at, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if depth < 0:
            return at
    return None
