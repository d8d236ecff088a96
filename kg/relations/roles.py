"""Claims about mentions: the tagger's, moved to the final mentions, and those of the cues."""

from collections.abc import Iterable, Iterator, Mapping

from kg.core.records import ROLES, Claim, Mention, Span
from kg.relations.features import DEFAULT_RULE, TAGGER_RULE
from kg.relations.places import sentence_of

__all__ = ["find_roles"]


def find_roles(
    fields: Mapping[str, str],
    sentences: tuple[Span, ...],
    mentions: tuple[Mention, ...],
    tagged: Iterable[Claim],
) -> Iterator[Claim]:
    """Claims about ``mentions``.

    Parameters
    ----------
    fields
        Text of title and abstract by the field's name.
    sentences, mentions
        Of the paper, sorted.
    tagged
        The tagger's claims about its own mentions; those about parts of a final mention are
        moved to it, the others dropped.
    """
    by_mention = _tagged_by_mention(mentions, tagged)
    for mention in mentions:
        sentence = sentence_of(mention.span, sentences, fields)
        yield Claim(mention.span, ROLES[mention.type][-1], 0.0, DEFAULT_RULE, sentence)
        for claim in by_mention.get(mention.span, ()):
            yield Claim(mention.span, claim.role, claim.confidence, TAGGER_RULE, sentence)


def _tagged_by_mention(
    mentions: tuple[Mention, ...], tagged: Iterable[Claim]
) -> dict[Span, list[Claim]]:
    """Claims per final mention: those of the tagger's mention that overlaps it the most."""
    claims: dict[Span, list[Claim]] = {}
    for claim in sorted(tagged):
        claims.setdefault(claim.mention, []).append(claim)
    found = {}
    for mention in mentions:
        own = mention.span
        near = [s for s in claims if s.field == own.field and _shared(s, own) > 0]
        if near:
            found[own] = claims[max(near, key=lambda s: (_shared(s, own), s))]
    return found


def _shared(one: Span, other: Span) -> int:
    """Characters that two spans of a field share."""
    return min(one.end, other.end) - max(one.start, other.start)
