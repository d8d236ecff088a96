"""Claims about mentions: how the paper relates to what they name, and which cue says so."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from kg.core.records import Claim, Definition, EntityType, Mention, Role, Span
from kg.relations.cues import CUES
from kg.relations.cues.base import Cue, find_cues
from kg.relations.features import cue_features, group_features, is_own, typed_features
from kg.relations.groups import Group, group_places
from kg.relations.sentences import Place, find_places, mark_own
from kg.relations.weights import RoleModel, load_models

__all__ = ["CONTEXT_RULE", "LEAST", "Described", "describe", "find_roles"]

CONTEXT_RULE = "context"
"""Rule of a claim that no cue makes: the role model decided from all that stands around."""
LEAST = 0.02
"""Chance from which a role is worth a claim."""


class Described(NamedTuple):
    """A thing of a paper: its features, the tagger's chances per mention, the cues per place."""

    group: Group
    features: set[str]
    views: list[dict[Role, float]]
    cues: list[tuple[Cue, ...]]


def find_roles(  # noqa: PLR0913  (parts of a paper, and what judges them)
    fields: Mapping[str, str],
    sentences: tuple[Span, ...],
    mentions: tuple[Mention, ...],
    definitions: Iterable[Definition],
    tagged: Iterable[Claim],
    *,
    models: Mapping[EntityType, RoleModel] | None = None,
) -> Iterator[Claim]:
    """Claims about ``mentions``, a claim per role that has a chance.

    Parameters
    ----------
    fields
        Text of title and abstract by the field's name.
    sentences, mentions, definitions
        Of the paper.
    tagged
        The tagger's claims about its own mentions.
    models
        Of each type; those that ship with the package if None.
    """
    models = models or load_models()
    for thing in describe(fields, sentences, mentions, definitions, tagged):
        chances = models[thing.group.type].chances(thing.features, thing.views)
        for place, cues in zip(thing.group.places, thing.cues, strict=True):
            yield from _claims(place, cues, chances)


def describe(
    fields: Mapping[str, str],
    sentences: tuple[Span, ...],
    mentions: tuple[Mention, ...],
    definitions: Iterable[Definition],
    tagged: Iterable[Claim],
) -> list[Described]:
    """The things of a paper with all that the role model goes by; parameters as above."""
    known = tuple(definitions)
    places = list(find_places(fields, sentences, mentions))
    groups = group_places(places, known)
    own = [group for group in groups if is_own(group)]
    if own:
        spans = frozenset(m.span for group in own for m in group.mentions)
        groups = group_places(mark_own(places, spans), known)
    keys = [group.key for group in own]
    views = _views(mentions, tagged)
    found = []
    for group in groups:
        cues = [tuple(find_cues(place, CUES)) for place in group.places]
        features = group_features(group, groups, keys)
        features.update(cue_features(cues))
        features.update(typed_features(group.type, features))
        seen = [views[m.span] for m in group.mentions if m.span in views]
        found.append(Described(group, features, seen, cues))
    return found


def _claims(place: Place, cues: Iterable[Cue], chances: Mapping[Role, float]) -> Iterator[Claim]:
    """Claims about one mention: its first cue for a role is the rule, where it has one."""
    names: dict[Role, str] = {}
    for cue in cues:
        names.setdefault(cue.role, cue.name)
    for role, chance in chances.items():
        if chance >= LEAST:
            rule = names.get(role, CONTEXT_RULE)
            yield Claim(place.mention.span, role, round(chance, 4), rule, place.sentence.span)


def _views(mentions: tuple[Mention, ...], tagged: Iterable[Claim]) -> dict[Span, dict[Role, float]]:
    """The tagger's chances per final mention: of the tagger's mention that overlaps it the most."""
    by_span: dict[Span, dict[Role, float]] = {}
    for claim in tagged:
        by_span.setdefault(claim.mention, {})[claim.role] = claim.confidence
    spans = sorted(by_span)
    found = {}
    for mention in mentions:
        near = _overlapping(mention.span, spans)
        if near:
            nearest = max(near, key=lambda span: (_shared(span, mention.span), span))
            found[mention.span] = by_span[nearest]
    return found


def _overlapping(one: Span, spans: list[Span]) -> list[Span]:
    """Those of ``spans`` (sorted, without overlaps) that share characters with ``one``."""
    first = bisect_right(spans, (one.field, one.start), key=lambda s: (s.field, s.end))
    after = bisect_left(spans, (one.field, one.end), key=lambda s: (s.field, s.start))
    return spans[first:after]


def _shared(one: Span, other: Span) -> int:
    """Characters that two spans of a field have in common."""
    return min(one.end, other.end) - max(one.start, other.start)
