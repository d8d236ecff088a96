"""Every cue against its own example and counter-example."""

from collections import Counter

import pytest
from marked_sentences import asked_place

from kg.core.records import ROLES, Role
from kg.relations.cues import CUES
from kg.relations.cues.base import Cue, find_cues
from kg.relations.features import is_own
from kg.relations.groups import group_places
from kg.relations.sentences import mark_own


def cues_of(marked: str) -> set[str]:
    """Names of the cues of the mention asked about, the paper's own things marked."""
    places, asked = asked_place(marked)
    own = [g for g in group_places(places, ()) if is_own(g)]
    spans = frozenset(m.span for g in own for m in g.mentions)
    place = next(p for p in mark_own(places, spans) if p.mention == asked.mention)
    return {cue.name for cue in find_cues(place, CUES)}


@pytest.mark.parametrize("cue", CUES, ids=lambda c: c.name)
def test_holds_of_its_example(cue: Cue) -> None:
    assert cue.name in cues_of(cue.example)


@pytest.mark.parametrize("cue", CUES, ids=lambda c: c.name)
def test_does_not_hold_of_its_counter_example(cue: Cue) -> None:
    assert cue.name not in cues_of(cue.counter)


@pytest.mark.parametrize("cue", CUES, ids=lambda c: c.name)
def test_tells_a_role_that_its_types_have(cue: Cue) -> None:
    assert all(cue.role in ROLES[kind] for kind in cue.types)
    assert cue.name.startswith(f"{cue.role}.")


def test_names_are_unique_and_roles_covered() -> None:
    assert set(Counter(cue.name for cue in CUES).values()) == {1}
    assert {cue.role for cue in CUES} == set(Role) - {Role.REPORTS}


def test_a_list_passes_its_cue_on() -> None:
    text = (
        "We evaluate on three datasets: {A1|Dataset} (for video), {B2|Dataset}, and [[C3|Dataset]]."
    )
    assert "evaluatesOn.shown-on" in cues_of(text)


def test_a_clause_with_namely_passes_its_cue_on() -> None:
    text = "It is pre-trained on four sets, namely {A1|Dataset}, {B2|Dataset} and [[C3|Dataset]]."
    assert "trainsOn.trained-on" in cues_of(text)


def test_an_apposition_is_no_list() -> None:
    text = "We propose {FooNet|Model}, a [[contrastive learning|Method]] framework."
    assert "introduces.we-propose" not in cues_of(text)
