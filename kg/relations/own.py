"""The models and methods that a paper introduces, its main one first."""

from collections import defaultdict
from collections.abc import Iterable

from kg.core.records import Claim, EntityType, Mention, Role, Span
from kg.core.text import normalise_key

__all__ = ["own_techniques"]

_TECHNIQUES = frozenset({EntityType.MODEL, EntityType.METHOD})
_LEAST = 0.5


def own_techniques(mentions: Iterable[Mention], claims: Iterable[Claim]) -> tuple[Span, ...]:
    """Mentions of what the paper introduces, those of its main technique first.

    The main one is named in the title, else the most often, else first.
    """
    chances = {c.mention: c.confidence for c in claims if c.role is Role.INTRODUCES}
    by_name: dict[str, list[Span]] = defaultdict(list)
    for mention in sorted(mentions):
        if mention.type in _TECHNIQUES and chances.get(mention.span, 0.0) >= _LEAST:
            by_name[normalise_key(mention.text)].append(mention.span)
    ranked = sorted(
        by_name.values(),
        key=lambda spans: (all(s.field != "title" for s in spans), -len(spans), spans[0]),
    )
    return tuple(span for spans in ranked for span in spans)
