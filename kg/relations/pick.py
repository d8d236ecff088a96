"""One role per paper and entity, from all claims about the entity's mentions."""

from collections import defaultdict
from dataclasses import dataclass
from math import exp, log

from kg.core.records import ROLES, Claim, EntityType, Role, Span
from kg.relations.roles import CONTEXT_RULE
from kg.relations.weights import FLOOR, load_models

__all__ = ["RoleDecision", "pick_role"]

_INTRODUCES_KNOWN = 0.25
"""Odds that a paper introduces what is known from elsewhere, by those of any other thing; on
dev.jsonl one that the role model takes for introduced is right in 4 of 10 cases without it."""


@dataclass(frozen=True, slots=True)
class RoleDecision:
    """The role of an entity in a paper.

    Attributes
    ----------
    role, confidence
        The likeliest role and its probability, in [0, 1].
    rule
        The cue that speaks for it (``kg.relations.cues``); ``context`` where the role model
        decided without one, empty where there are no claims.
    evidence
        Sentences that say so, sorted: those with a cue for the role, else those of all mentions.
    """

    role: Role
    confidence: float
    rule: str
    evidence: tuple[Span, ...]


def pick_role(kind: EntityType, claims: tuple[Claim, ...], known: bool = False) -> RoleDecision:
    """Decision over all claims about the mentions of one entity, in any order.

    Mentions are judged with all others of their name already; where an entity has several names,
    its chances are the geometric mean over the mentions.

    Parameters
    ----------
    known
        Whether the entity is known from elsewhere, so that few of the papers that name it can be
        the one that introduces it: ``Re-labeling ImageNet`` does not.
    """
    chances = _chances(kind, claims)
    if known:
        chances = _as_known(chances)
    role = min(ROLES[kind], key=lambda r: -chances[r])
    own = [c for c in claims if c.role == role]
    cued = sorted((c for c in own if c.rule != CONTEXT_RULE), key=lambda c: (-c.confidence, c))
    if cued:
        rule, spans = cued[0].rule, {c.evidence for c in cued}
    else:
        rule, spans = (CONTEXT_RULE if own else ""), {c.evidence for c in own or claims}
    return RoleDecision(role, round(chances[role], 4), rule, tuple(sorted(spans)))


def _as_known(chances: dict[Role, float]) -> dict[Role, float]:
    """``chances`` where being introduced is less likely than the role model takes it for."""
    weighed = {
        r: c * (_INTRODUCES_KNOWN if r is Role.INTRODUCES else 1) for r, c in chances.items()
    }
    whole = sum(weighed.values())
    return {role: chance / whole for role, chance in weighed.items()}


def _chances(kind: EntityType, claims: tuple[Claim, ...]) -> dict[Role, float]:
    """Chance of each role of ``kind``; they sum to 1."""
    by_mention: dict[Span, dict[Role, float]] = defaultdict(dict)
    for claim in claims:
        if claim.role in ROLES[kind]:
            chances = by_mention[claim.mention]
            chances[claim.role] = max(claim.confidence, chances.get(claim.role, 0.0))
    if not by_mention:
        return load_models()[kind].chances(())
    logs = {
        role: sum(sorted(log(max(c.get(role, 0.0), FLOOR)) for c in by_mention.values()))
        for role in ROLES[kind]
    }
    raised = {role: exp(total / len(by_mention)) for role, total in logs.items()}
    whole = sum(raised.values())
    return {role: r / whole for role, r in raised.items()}
