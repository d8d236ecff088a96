"""What the claims about one entity of a paper say about its role, as numbers."""

from collections import defaultdict
from collections.abc import Iterable
from math import log

from kg.core.records import ROLES, Claim, EntityType, Role, Span

__all__ = ["DEFAULT_RULE", "TAGGER_RULE", "role_features"]

TAGGER_RULE = "tagger"
"""Rule of the claims that carry the tagger's distribution over roles, one claim per role."""
DEFAULT_RULE = "mention"
"""Rule of the claim that every mention gets: that it is there."""

_FLOOR = 0.02
"""Least chance of a role that the tagger leaves out."""


def role_features(kind: EntityType, claims: Iterable[Claim]) -> dict[str, float]:
    """Features of an entity: rules that fired, where it stands, what the tagger thinks.

    A rule counts once, however many mentions it fires for. The tagger's chances are log-means and
    maxima over mentions.
    """
    tagged: dict[Span, dict[Role, float]] = defaultdict(dict)
    features: dict[str, float] = {}
    spans = set()
    for claim in claims:
        spans.add(claim.mention)
        if claim.rule == TAGGER_RULE:
            chances = tagged[claim.mention]
            chances[claim.role] = max(claim.confidence, chances.get(claim.role, 0.0))
        elif claim.rule != DEFAULT_RULE:
            features[claim.rule] = 1.0
    features.update(_places(spans))
    features.update(_tagger(kind, list(tagged.values())))
    return features


def _places(spans: set[Span]) -> dict[str, float]:
    """Where in the paper the entity is named, and how often."""
    if not spans:
        return {}
    places = {"in.title": float(any(s.field == "title" for s in spans))}
    places["named.often"] = log(len(spans))
    return places


def _tagger(kind: EntityType, mentions: list[dict[Role, float]]) -> dict[str, float]:
    if not mentions:
        return {"tagger.none": 1.0}
    features = {}
    for role in ROLES[kind]:
        chances = [max(m.get(role, 0.0), _FLOOR) for m in mentions]
        features[f"tagger.mean.{role}"] = sum(log(c) for c in chances) / len(chances)
        features[f"tagger.max.{role}"] = log(max(chances))
    return features
