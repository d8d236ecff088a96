"""The pipeline as a whole: saved and loaded, in any batches, over any text."""

from pathlib import Path

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from kg.core.records import AnnotatedPaper, Concept, EntityType, Paper
from kg.lexicon import Lexicon
from kg.nlp import extensions
from kg.nlp.components import COMPONENTS
from kg.nlp.pipeline import annotate, build_nlp

PAPERS = (
    Paper(
        "p1",
        "FooNet: Masked Pre-training for Image Captioning",
        "We propose Masked Graph Autoencoders (MGA), a network for image captioning. It is "
        r"pre-trained on CC3M and reaches 85.3\% top-1 accuracy on ImageNet-1K, ahead of CLIP. "
        "Code: https://github.com/a/b.",
    ),
    Paper("p2", "", ""),
    Paper("p3", "A Title Alone", ""),
    Paper("p4", "", "An abstract\ud800 alone: BLIP-2 on COCO\x00."),
    Paper("p5", "BLIP-2 on RefCOCO+", "We evaluate BLIP-2 and BLIP on RefCOCO and RefCOCO+."),
)


@pytest.fixture(scope="module")
def annotated(nlp: Language) -> list[AnnotatedPaper]:
    return list(annotate(PAPERS, nlp))


def test_every_component_runs(nlp: Language, annotated: list[AnnotatedPaper]) -> None:
    assert nlp.pipe_names == [name for name, _ in COMPONENTS]
    first = annotated[0]
    assert len(first.sentences) == 4
    assert {(m.text, m.type) for m in first.mentions} >= {
        ("CC3M", EntityType.DATASET),
        ("ImageNet-1K", EntityType.DATASET),
    }
    assert [d.short_text for d in first.definitions] == ["MGA"]
    assert {c.mention for c in first.claims} <= {m.span for m in first.mentions}
    assert [(f.value, f.unit) for f in first.figures] == [("85.3", "%")]
    assert [r.url for r in first.resources] == ["https://github.com/a/b"]


def test_papers_come_in_order_with_sorted_annotations(annotated: list[AnnotatedPaper]) -> None:
    assert [a.paper for a in annotated] == list(PAPERS)
    for one in annotated:
        for part in (one.mentions, one.definitions, one.claims, one.sizes, one.resources):
            assert list(part) == sorted(set(part))


def test_an_empty_paper_has_no_annotations(annotated: list[AnnotatedPaper]) -> None:
    assert annotated[1] == AnnotatedPaper(PAPERS[1])


@pytest.mark.parametrize("batch_size", [1, 2, 50])
def test_batches_do_not_matter(
    nlp: Language, annotated: list[AnnotatedPaper], batch_size: int
) -> None:
    assert list(annotate(PAPERS, nlp, batch_size)) == annotated


def test_papers_do_not_matter_to_each_other(nlp: Language, annotated: list[AnnotatedPaper]) -> None:
    assert list(annotate(reversed(PAPERS), nlp)) == annotated[::-1]


def test_a_saved_pipeline_gives_the_same(
    nlp: Language, annotated: list[AnnotatedPaper], tmp_path: Path
) -> None:
    nlp.to_disk(tmp_path / "model")
    assert list(annotate(PAPERS, spacy.load(tmp_path / "model"))) == annotated


def test_a_text_without_a_paper_is_annotated(nlp: Language) -> None:
    title, abstract = "BLIP-2 on COCO", "We evaluate BLIP-2 on COCO."
    whole, alone = nlp.pipe([f"{title}\n\n{abstract}", abstract])
    assert {m.span.field for m in extensions.mentions(whole)} == {"title", "abstract"}
    assert {m.span.field for m in extensions.mentions(alone)} == {"abstract"}
    (one,) = annotate([Paper("p", "", abstract)], nlp)
    assert one.mentions == extensions.mentions(alone) != ()


def test_components_can_be_left_out_and_set() -> None:
    exclude = [name for name, _ in COMPONENTS if name not in {"kg_lexicon", "kg_merger"}]
    concept = Concept("dataset/foo", EntityType.DATASET, "FooSet-9")
    lexicon = Lexicon({concept.id: concept})
    small = build_nlp(lexicon, exclude=exclude, config={"kg_merger": {"threshold": 0.9}})
    assert small.pipe_names == ["kg_lexicon", "kg_merger"]
    assert small.get_pipe("kg_merger").threshold == 0.9
    (one,) = annotate([Paper("p", "", "On FooSet-9 and COCO.")], small)
    assert [(m.text, m.type) for m in one.mentions] == [("FooSet-9", EntityType.DATASET)]


PIECES = st.one_of(
    st.characters(),
    st.sampled_from(
        ["We propose ", "BLIP-2", " (MGA) ", "image captioning", "85.3%", " on COCO. ", "\n\n",
         "https://x.io/a", "$\\beta$", "\x00", "\u202e", " masked graph autoencoders "]
    ),
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=20).map("".join)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(TEXTS, TEXTS)
def test_any_text_gives_true_offsets(nlp: Language, title: str, abstract: str) -> None:
    paper = Paper("p", title, abstract)
    (one,) = annotate([paper], nlp)
    for mention in one.mentions:
        span = mention.span
        assert getattr(paper, span.field)[span.start : span.end] == mention.text
        assert 0 <= mention.confidence <= 1
    spans = [*one.sentences, *(c.mention for c in one.claims), *(f.evidence for f in one.figures)]
    assert all(0 <= s.start < s.end <= len(getattr(paper, s.field)) for s in spans)
