"""One role per paper and entity, from all claims about the entity's mentions."""

from dataclasses import dataclass
from math import exp

from kg.core.records import ROLES, Claim, EntityType, Role, Span
from kg.relations.features import DEFAULT_RULE, TAGGER_RULE, role_features
from kg.relations.weights import load_models

__all__ = ["RoleDecision", "pick_role"]


@dataclass(frozen=True, slots=True)
class RoleDecision:
    """The role of an entity in a paper.

    Attributes
    ----------
    role, confidence
        The likeliest role and its probability, in [0, 1].
    rule
        Name of the surest claim for the role: a cue of ``kg.relations.cues``, ``tagger``, or
        ``mention`` where nothing but the name's being there speaks for it.
    evidence
        Sentences that say so, sorted.
    """

    role: Role
    confidence: float
    rule: str
    evidence: tuple[Span, ...]


def pick_role(kind: EntityType, claims: tuple[Claim, ...]) -> RoleDecision:
    """Decision over all claims about the mentions of one entity.

    Claims of roles that ``kind`` can't have count as evidence of the other rules all the same; the
    order of ``claims`` doesn't matter.
    """
    model = load_models()[kind]
    scores = model.scores(role_features(kind, claims))
    top = max(scores)
    chances = [exp(s - top) for s in scores]
    best = min(range(len(scores)), key=lambda i: (-scores[i], i))
    role = ROLES[kind][best]
    rule, evidence = _reason(role, claims)
    return RoleDecision(role, round(chances[best] / sum(chances), 4), rule, evidence)


def _reason(role: Role, claims: tuple[Claim, ...]) -> tuple[str, tuple[Span, ...]]:
    """The surest rule for ``role`` and the sentences of the claims of its kind."""
    own = [c for c in claims if c.role == role]
    cued = [c for c in own if c.rule not in {TAGGER_RULE, DEFAULT_RULE}]
    tagged = [c for c in own if c.rule == TAGGER_RULE]
    if cued:
        best = min(cued, key=lambda c: (-c.confidence, c))
        return best.rule, tuple(sorted({c.evidence for c in cued}))
    if tagged:
        best = min(tagged, key=lambda c: (-c.confidence, c))
        sure = {c.evidence for c in tagged if c.confidence >= best.confidence / 2}
        return TAGGER_RULE, tuple(sorted(sure))
    return DEFAULT_RULE, tuple(sorted({c.evidence for c in claims}))
