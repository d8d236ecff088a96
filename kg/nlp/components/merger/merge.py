"""Decides which candidates are entities of the paper, of which type, with what confidence."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kg.core.records import EntityType, Mention, Span
from kg.nlp.components.merger.patterns import ARTICLES, NEVER, TRAILING_HEADS
from kg.nlp.components.merger.weights import CUE_WEIGHTS, DEFAULT_WEIGHT
from kg.nlp.shapes import is_strong
from kg.nlp.words import keys_of

__all__ = ["merge_mentions", "minimal_span", "surface_key"]

_EDGE = " \t\n\r,.;:\"'“”‘’`~()[]"


class _Group(NamedTuple):
    """Type and confidence that the paper gives to a surface key."""

    type: EntityType
    confidence: float


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


def merge_mentions(
    candidates: Iterable[Mention], threshold: float, aliases: Mapping[str, str] | None = None
) -> tuple[Mention, ...]:
    """Final mentions, sorted and without overlaps.

    Candidates of one surface key share their evidence: every cue counts once, and cues combine as
    independent reasons. ``aliases`` maps the key of an abbreviation to that of its long form.
    """
    by_key: dict[str, list[Mention]] = defaultdict(list)
    for candidate in candidates:
        trimmed = _trimmed(candidate)
        if trimmed:
            by_key[surface_key(trimmed.text)].append(trimmed)
    evidence: dict[str, list[Mention]] = defaultdict(list)
    for key, group in by_key.items():
        evidence[(aliases or {}).get(key, key)] += group
    decided = {key: _decide(group) for key, group in evidence.items()}
    kept = []
    for key, group in by_key.items():
        verdict = decided[(aliases or {}).get(key, key)]
        if key in NEVER or not key or verdict.confidence < threshold:
            continue
        kept += [_final(m, verdict) for m in group]
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


def _decide(group: list[Mention]) -> _Group:
    """Type and confidence of an entity from all its candidates."""
    doubts: dict[EntityType, float] = {}
    seen = set()
    for mention in sorted(group):
        if (mention.type, mention.finder) in seen:
            continue
        seen.add((mention.type, mention.finder))
        same = [m.confidence for m in group if (m.type, m.finder) == (mention.type, mention.finder)]
        weight = CUE_WEIGHTS.get(mention.finder)
        if mention.finder == "tagger" or weight is None:
            weight = max(same, default=DEFAULT_WEIGHT)
        doubts[mention.type] = doubts.get(mention.type, 1.0) * (1.0 - weight)
    best = min(doubts, key=lambda t: (doubts[t], t))
    return _Group(best, 1.0 - doubts[best])


def _final(mention: Mention, verdict: _Group) -> Mention:
    return Mention(
        mention.span, mention.text, verdict.type, round(verdict.confidence, 4), mention.finder
    )


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
