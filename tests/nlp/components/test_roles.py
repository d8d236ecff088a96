"""The component of roles in the pipeline: claims about the final mentions."""

import pytest
from spacy.language import Language

from kg.core.records import ROLES, AnnotatedPaper, Paper, Role
from kg.nlp.pipeline import annotate, build_nlp
from kg.relations.cues import CUES
from kg.relations.pick import pick_role

PAPER = Paper(
    "p1",
    "FooNet: Masked Pre-training for Image Captioning",
    "We propose FooNet, a model for image captioning. It is pre-trained on CC3M and "
    "Conceptual 12M. FooNet outperforms BLIP and ViLT on COCO and Flickr30K.",
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return build_nlp()


@pytest.fixture(scope="module")
def annotated(nlp: Language) -> AnnotatedPaper:
    return next(annotate([PAPER], nlp))


def role_of(annotated: AnnotatedPaper, name: str) -> Role:
    """Role of what ``name`` names."""
    own = [m for m in annotated.mentions if m.text == name]
    spans = {m.span for m in own}
    return pick_role(own[0].type, tuple(c for c in annotated.claims if c.mention in spans)).role


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("FooNet", Role.INTRODUCES),
        ("CC3M", Role.TRAINS_ON),
        ("COCO", Role.EVALUATES_ON),
        ("Flickr30K", Role.EVALUATES_ON),
        ("BLIP", Role.COMPARES_WITH),
        ("ViLT", Role.COMPARES_WITH),
        ("image captioning", Role.ADDRESSES),
    ],
)
def test_finds_the_role(annotated: AnnotatedPaper, name: str, role: Role) -> None:
    assert role_of(annotated, name) is role


def test_every_mention_has_claims_that_fit_its_type(annotated: AnnotatedPaper) -> None:
    roles = {m.span: ROLES[m.type] for m in annotated.mentions}
    assert {c.mention for c in annotated.claims} == set(roles)
    assert all(c.role in roles[c.mention] for c in annotated.claims)


def test_rules_are_cues_or_the_context(annotated: AnnotatedPaper) -> None:
    rules = {c.rule for c in annotated.claims}
    assert rules <= {cue.name for cue in CUES} | {"context"}
    assert len(rules) > 1


def test_evidence_is_a_sentence_that_holds_the_mention(annotated: AnnotatedPaper) -> None:
    for claim in annotated.claims:
        assert claim.evidence in annotated.sentences
        assert claim.evidence.start <= claim.mention.start < claim.evidence.end


def test_works_without_the_tagger() -> None:
    plain = next(annotate([PAPER], build_nlp(exclude=["kg_tagger"])))
    assert role_of(plain, "CC3M") is Role.TRAINS_ON


def test_an_empty_paper_has_no_claims(nlp: Language) -> None:
    assert next(annotate([Paper("p2", "", "")], nlp)).claims == ()
