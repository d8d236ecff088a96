"""Sentences with marked mentions: ``[[name|Type]]`` is asked about, ``{name|Type}`` is another."""

import re

from kg.core.records import EntityType, Mention, Span
from kg.relations.sentences import Place, find_places

_MARK = re.compile(r"\[\[([^|\]]+)\|(\w+)\]\]|\{([^|}]+)\|(\w+)\}")


def read_marked(marked: str) -> tuple[str, tuple[Mention, ...], Span | None]:
    """Plain text, its mentions, and the span asked about."""
    text, mentions, asked, end = "", [], None, 0
    for match in _MARK.finditer(marked):
        text += marked[end : match.start()]
        end = match.end()
        name, kind = match[1] or match[3], match[2] or match[4]
        span = Span("abstract", len(text), len(text) + len(name))
        mentions.append(Mention(span, name, EntityType(kind), 0.9, "test"))
        asked = span if match[1] else asked
        text += name
    return text + marked[end:], tuple(mentions), asked


def asked_place(marked: str, title: bool = False) -> tuple[list[Place], Place]:
    """All places of a marked sentence and the one asked about."""
    text, mentions, asked = read_marked(marked)
    fields = {"title": "", "abstract": text}
    if title:
        fields = {"title": text, "abstract": ""}
        mentions = tuple(
            Mention(Span("title", m.span.start, m.span.end), m.text, m.type, 0.9, "test")
            for m in mentions
        )
        asked = Span("title", asked.start, asked.end) if asked else None
    field = "title" if title else "abstract"
    places = list(find_places(fields, (Span(field, 0, len(text)),), mentions))
    return places, next(p for p in places if p.mention.span == asked)
