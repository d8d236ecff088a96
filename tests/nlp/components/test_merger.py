"""From candidates to mentions: minimal spans, one type per name, no overlaps, lexicon names."""

import pytest
from documents import doc_of
from hypothesis import given
from hypothesis import strategies as st

from kg.core.records import EntityType, Mention, Paper, Span
from kg.nlp.components.merger.component import Merger
from kg.nlp.components.merger.merge import lexicon_only, merge_mentions, minimal_span, surface_key
from kg.nlp.extensions import mentions, set_mentions

DATASET, MODEL, METRIC = EntityType.DATASET, EntityType.MODEL, EntityType.METRIC


def at(
    start: int, text: str, kind: EntityType, confidence: float = 0.8, finder: str = "tagger"
) -> Mention:
    return Mention(Span("abstract", start, start + len(text)), text, kind, confidence, finder)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the FooNet model", "FooNet"),
        ("our proposed FooNet", "FooNet"),
        ("FooBench dataset.", "FooBench"),
        ("(FooNet)", "FooNet"),
        ("language model", "language model"),
        ("FooNet", "FooNet"),
        ("the", "the"),
        (".,", ""),
        ("", ""),
    ],
)
def test_minimal_span(text: str, name: str) -> None:
    start, end = minimal_span(text)
    assert text[start:end] == name


def test_one_name_has_one_type_and_its_best_confidence() -> None:
    found = merge_mentions(
        [at(0, "FooNet", MODEL, 0.9), at(20, "FooNet", DATASET, 0.5), at(40, "FooNet", MODEL, 0.3)],
        0.4,
    )
    assert [(m.text, m.type, m.confidence) for m in found] == [("FooNet", MODEL, 0.9)] * 3


def test_names_below_the_threshold_are_left_out() -> None:
    assert merge_mentions([at(0, "FooNet", MODEL, 0.3)], 0.4) == ()


def test_an_abbreviation_counts_with_its_long_form() -> None:
    long, short = at(0, "Masked Graph Nets", MODEL, 0.9), at(30, "MGN", DATASET, 0.2)
    aliases = {surface_key("MGN"): surface_key("Masked Graph Nets")}
    assert {m.type for m in merge_mentions([long, short], 0.4, aliases)} == {MODEL}
    assert [m.text for m in merge_mentions([long, short], 0.4)] == ["Masked Graph Nets"]


@pytest.mark.parametrize(
    "text",
    [
        "large language models",
        "GPU",
        "artificial intelligence",
        "OpenAI",
        "deep learning",
        "our",
        "--",
    ],
)
def test_what_is_never_an_entity(text: str) -> None:
    assert merge_mentions([at(0, text, MODEL, 1.0)], 0.1) == ()


def test_a_plain_measure_that_the_tagger_is_sure_of_is_a_metric() -> None:
    assert [m.text for m in merge_mentions([at(0, "accuracy", METRIC)], 0.4)] == ["accuracy"]


def test_the_longer_of_two_that_overlap() -> None:
    found = merge_mentions([at(0, "ImageNet", DATASET), at(0, "ImageNet-1K", DATASET, 0.6)], 0.4)
    assert [m.text for m in found] == ["ImageNet-1K"]


def test_lexicon_names_that_nothing_else_covers() -> None:
    taken = [at(0, "FooNet", MODEL)]
    candidates = [
        at(3, "Net", MODEL, finder="lexicon"),
        at(10, "COCO", DATASET, finder="lexicon"),
        at(20, "MOSE", DATASET, finder="lexicon"),
        at(20, "MOSE", MODEL, finder="lexicon"),
    ]
    assert [(m.text, m.type) for m in lexicon_only(candidates, taken)] == [("COCO", DATASET)]


def test_metrics_of_the_lexicon_need_the_form_of_a_name() -> None:
    candidates = [at(0, "precision", METRIC), at(20, "mIoU", METRIC), at(30, "FID", METRIC)]
    assert [m.text for m in lexicon_only(candidates, [])] == ["mIoU", "FID"]


def test_other_fields_do_not_cover() -> None:
    title = Mention(Span("title", 0, 4), "COCO", DATASET, 0.9, "tagger")
    assert len(lexicon_only([at(0, "COCO", DATASET)], [title])) == 1


CANDIDATES = st.lists(
    st.builds(
        at,
        st.integers(0, 12),
        st.sampled_from(["FooNet", "the FooNet", "Bar-2", "Bar-2 model", "a", ".", "GPU"]),
        st.sampled_from(EntityType),
        st.floats(0, 1),
        st.sampled_from(["tagger", "lexicon"]),
    ),
    max_size=8,
)


@given(CANDIDATES, st.floats(0, 1), st.randoms())
def test_result_is_sorted_apart_and_of_any_order(candidates, threshold, random) -> None:
    found = merge_mentions(candidates, threshold)
    random.shuffle(candidates)
    assert merge_mentions(candidates, threshold) == found
    end = 0
    for mention in found:
        assert mention.span.start >= end
        assert len(mention.text) == mention.span.end - mention.span.start
        end = mention.span.end


@given(CANDIDATES)
def test_component_keeps_what_decides_and_leaves_no_overlap(candidates) -> None:
    doc = doc_of(Paper("p", "", "x" * 40))
    set_mentions(doc, tuple(candidates))
    found = mentions(Merger(0.5)(doc))
    places = [p for m in found for p in range(m.span.start, m.span.end)]
    assert len(places) == len(set(places))
    assert list(found) == sorted(found)
    if not any(m.finder == "lexicon" for m in candidates):
        assert all(m.confidence >= 0.5 for m in found)


def test_patterns_alone_decide_nothing_unless_asked() -> None:
    candidate = at(0, "FooNet", MODEL, 0.9, "pattern.propose")
    doc = doc_of(Paper("p", "", "FooNet"))
    set_mentions(doc, (candidate,))
    assert mentions(Merger()(doc)) == ()
    set_mentions(doc, (candidate,))
    assert mentions(Merger(finders=("pattern",))(doc)) == (candidate,)
