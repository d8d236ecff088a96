"""Further mentions of names that a paper is known to mention."""

from collections.abc import Iterable

from kg.core.records import Definition, EntityType, Mention
from kg.nlp.components.lexicon_names.matcher import NameMatcher
from kg.nlp.document import DocumentText
from kg.nlp.finders import CONSISTENCY

__all__ = ["spread_mentions"]


def spread_mentions(
    document: DocumentText, mentions: Iterable[Mention], definitions: Iterable[Definition]
) -> tuple[Mention, ...]:
    """``mentions`` and those of the same names elsewhere in the paper, sorted, no overlaps.

    An abbreviation or long form that the paper defines stands for the same entity as its other
    half, so that one of them being recognised is enough for both.
    """
    known: dict[str, tuple[EntityType, float]] = {}
    taken: set[tuple[str, int]] = set()
    result = list(mentions)
    for m in sorted(result, key=lambda m: m.confidence):
        known[m.text] = (m.type, m.confidence)
        taken.update((m.span.field, at) for at in range(m.span.start, m.span.end))
    for d in definitions:
        for one, other in ((d.short_text, d.long_text), (d.long_text, d.short_text)):
            if one in known and other not in known:
                known[other] = known[one]
    matcher = NameMatcher((s, _is_cased(s), s) for s in known if len(s) > 1)
    text = document.text
    for start, end, names in matcher.find(text):
        span = document.span(start, end)
        if span is None or any((span.field, at) in taken for at in range(span.start, span.end)):
            continue
        kind, confidence = max((known[n] for n in names), key=lambda k: (k[1], k[0]))
        result.append(Mention(span, text[start:end], kind, confidence, CONSISTENCY))
    return tuple(sorted(result))


def _is_cased(surface: str) -> bool:
    """Whether a name is found only as written: a single capitalised word could be any word."""
    return " " not in surface and surface[1:].islower() and surface[0].isupper()
