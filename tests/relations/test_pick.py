"""One role per entity, from claims."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.core.records import ROLES, Claim, EntityType, Role, Span
from kg.relations.pick import pick_role

SENTENCE = Span("abstract", 0, 80)
OTHER = Span("abstract", 81, 160)


def tagged(role: Role, chance: float, start: int = 10, evidence: Span = SENTENCE) -> Claim:
    return Claim(Span("abstract", start, start + 4), role, chance, "tagger", evidence)


@pytest.mark.parametrize("kind", list(EntityType))
def test_without_claims_there_is_a_role_and_no_evidence(kind: EntityType) -> None:
    decision = pick_role(kind, ())
    assert decision.role in ROLES[kind]
    assert decision.evidence == ()


@pytest.mark.parametrize(
    ("kind", "role"), [(kind, role) for kind, roles in ROLES.items() for role in roles]
)
def test_a_sure_tagger_is_believed(kind: EntityType, role: Role) -> None:
    decision = pick_role(kind, (tagged(role, 0.99), tagged(role, 0.99, 90, OTHER)))
    assert decision.role is role
    assert decision.confidence > 0.5
    assert decision.evidence == (SENTENCE, OTHER)


@given(st.lists(st.tuples(st.sampled_from(Role), st.floats(0, 1), st.integers(0, 60)), max_size=9))
def test_order_of_claims_does_not_matter(rows: list[tuple[Role, float, int]]) -> None:
    claims = tuple(tagged(*row) for row in rows)
    for kind in EntityType:
        decision = pick_role(kind, claims)
        assert decision == pick_role(kind, claims[::-1])
        assert 0.0 <= decision.confidence <= 1.0
        assert decision.role in ROLES[kind]


def test_what_is_known_is_seldom_introduced() -> None:
    doubtful = (tagged(Role.INTRODUCES, 0.5), tagged(Role.EVALUATES_ON, 0.3))
    sure = (tagged(Role.INTRODUCES, 0.95), tagged(Role.EVALUATES_ON, 0.03))
    assert pick_role(EntityType.DATASET, doubtful).role is Role.INTRODUCES
    assert pick_role(EntityType.DATASET, doubtful, known=True).role is Role.EVALUATES_ON
    assert pick_role(EntityType.DATASET, sure, known=True).role is Role.INTRODUCES
