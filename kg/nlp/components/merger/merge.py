"""Decides which candidates are entities of the paper, of which type, with what confidence."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from kg.core.records import EntityType, Mention, Span
from kg.nlp.components.merger.patterns import ARTICLES, NEVER, TRAILING_HEADS
from kg.nlp.shapes import is_strong
from kg.nlp.words import keys_of

__all__ = ["lexicon_only", "merge_mentions", "minimal_span", "surface_key"]

UNCONFIRMED = 0.5
"""Confidence of a lexicon name that the tagger passes over: about half of them are right."""
_EDGE = " \t\n\r,.;:\"'“”‘’`~()[]"


def surface_key(text: str) -> str:
    """Key under which the surfaces of one entity of a paper meet."""
    return " ".join(keys_of(text))


def minimal_span(text: str) -> tuple[int, int]:
    """Offsets in ``text`` of the name proper: no article, no head noun after a proper name."""
    start, end = 0, len(text)
    while True:
        body = text[start:end]
        start += len(body) - len(body.lstrip(_EDGE))
        end -= len(body) - len(body.rstrip(_EDGE))
        words = text[start:end].split(" ")
        if len(words) > 1 and words[0].lower() in ARTICLES:
            start += len(words[0]) + 1
        elif len(words) > 1 and words[-1].lower() in TRAILING_HEADS and is_strong(words[-2]):
            end -= len(words[-1]) + 1
        else:
            return start, max(start, end)


def lexicon_only(candidates: Iterable[Mention], taken: Iterable[Mention]) -> list[Mention]:
    """Lexicon names that the lexicon has one type for and that overlap none of ``taken``.

    Metrics are left out unless the form of the name says that it is one: ``precision`` and
    ``accuracy`` are mostly plain words.
    """
    by_span: dict[Span, list[Mention]] = defaultdict(list)
    for candidate in candidates:
        by_span[candidate.span].append(candidate)
    places = {(m.span.field, at) for m in taken for at in range(m.span.start, m.span.end)}
    return [
        Mention(span, group[0].text, group[0].type, UNCONFIRMED, group[0].finder)
        for span, group in sorted(by_span.items())
        if len(group) == 1
        and (group[0].type is not EntityType.METRIC or is_strong(group[0].text))
        and all((span.field, at) not in places for at in range(span.start, span.end))
    ]


def merge_mentions(
    candidates: Iterable[Mention], threshold: float, aliases: Mapping[str, str] | None = None
) -> tuple[Mention, ...]:
    """Final mentions, sorted and without overlaps.

    Candidates of one surface key are one entity: its type is the one with the most confidence
    behind it, its confidence the highest of any. ``aliases`` maps the key of an abbreviation to
    that of its long form.
    """
    by_key: dict[str, list[Mention]] = defaultdict(list)
    for candidate in sorted(candidates):
        trimmed = _trimmed(candidate)
        key = surface_key(trimmed.text) if trimmed else ""
        if trimmed and key and key not in NEVER:
            by_key[(aliases or {}).get(key, key)].append(trimmed)
    kept = []
    for group in by_key.values():
        confidence = max(m.confidence for m in group)
        if confidence >= threshold:
            kind = _type_of(group)
            kept += [Mention(m.span, m.text, kind, round(confidence, 4), m.finder) for m in group]
    return _without_overlaps(kept)


def _trimmed(mention: Mention) -> Mention | None:
    """``mention`` with its minimal span; None where nothing is left."""
    start, end = minimal_span(mention.text)
    if start == 0 and end == len(mention.text):
        return mention
    if start >= end:
        return None
    field, first, _ = mention.span.field, mention.span.start, mention.span.end
    span = Span(field, first + start, first + end)
    return Mention(span, mention.text[start:end], mention.type, mention.confidence, mention.finder)


def _type_of(group: Collection[Mention]) -> EntityType:
    """The type with the most confidence behind it; ties go to the earlier one."""
    sums: dict[EntityType, float] = defaultdict(float)
    for mention in group:
        sums[mention.type] += mention.confidence
    return max(EntityType, key=lambda t: (sums[t], -list(EntityType).index(t)))


def _without_overlaps(mentions: list[Mention]) -> tuple[Mention, ...]:
    """One mention per span and none that overlaps a longer (then: surer) one."""
    order = sorted(
        mentions, key=lambda m: (m.span.start - m.span.end, -m.confidence, m.span, m.finder)
    )
    kept: list[Mention] = []
    taken: dict[str, set[int]] = {"title": set(), "abstract": set()}
    for mention in order:
        places = range(mention.span.start, mention.span.end)
        if taken[mention.span.field].isdisjoint(places):
            taken[mention.span.field].update(places)
            kept.append(mention)
    return tuple(sorted(kept))
