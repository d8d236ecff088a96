"""Names told by the words around them: the cue that fires and the type that it gives."""

import pytest
from documents import doc_of
from hypothesis import given
from hypothesis import strategies as st

from kg.core.records import EntityType, Paper
from kg.nlp.components.pattern_names.component import PatternFinder
from kg.nlp.components.pattern_names.names import find_names, head_type, own_type
from kg.nlp.components.pattern_names.phrases import find_phrases
from kg.nlp.extensions import mentions

DATASET, MODEL, METHOD = EntityType.DATASET, EntityType.MODEL, EntityType.METHOD
TASK, METRIC = EntityType.TASK, EntityType.METRIC

Found = set[tuple[str, EntityType, str]]


def found(abstract: str, title: str = "") -> Found:
    text = f"{title}\n\n{abstract}"
    return {(text[n.start : n.end], n.type, n.cue) for n in find_names(text, len(title))}


@pytest.mark.parametrize(
    ("text", "name", "kind", "cue"),
    [
        ("We propose FooNet, a network for it.", "FooNet", MODEL, "propose"),
        ("We propose FooNet, a network for it.", "FooNet", MODEL, "apposition"),
        ("We introduce FooBench, a new benchmark.", "FooBench", DATASET, "apposition"),
        ("We present a new dataset called FooSet.", "FooSet", DATASET, "named"),
        ("We design a loss function, dubbed FooL2, for it.", "FooL2", METHOD, "named"),
        ("We propose a framework named Foo that", "Foo", MODEL, "named"),
        ("It is the FooSet dataset.", "FooSet", DATASET, "head"),
        ("It uses the FooNet backbone.", "FooNet", MODEL, "head"),
        ("It is tested with the CIDEr score.", "CIDEr", METRIC, "head"),
        ("evaluated on CIFAR-10 in full", "CIFAR-10", DATASET, "on"),
        ("It outperforms GPT-4V here.", "GPT-4V", MODEL, "models"),
        ("It is slow in terms of FLOPs.", "FLOPs", METRIC, "metrics"),
        ("methods such as LoRA help", "LoRA", METHOD, "methods"),
        ("on CIFAR-10, SVHN2 and STL-10", "STL-10", DATASET, "list"),
        ("the CIFAR-10, SVHN2 and STL-10 datasets", "CIFAR-10", DATASET, "head-list"),
    ],
)
def test_cues(text: str, name: str, kind: EntityType, cue: str) -> None:
    assert (name, kind, cue) in found(text)


def test_title_before_the_colon() -> None:
    named = found("We train it.", "FooNet: A Network for Images")
    assert ("FooNet", MODEL, "title") in named
    assert ("Flamingo", DATASET, "title") in found("", "Flamingo: A Benchmark of Birds")


@pytest.mark.parametrize(
    "text",
    [
        "We propose a simple idea.",
        "However, this is hard. We improve it.",
        "It is trained for 10 hours on 8 machines.",
        "in 2024 and 3D",
        "",
    ],
)
def test_plain_words_are_no_names(text: str) -> None:
    assert not {cue for _, _, cue in found(text)}


def test_a_title_without_colon_names_nothing_weak() -> None:
    assert not found("", "Learning Deep Networks")


@pytest.mark.parametrize(
    ("text", "name", "wrong"),
    [
        ("We propose FooNet. It is a dataset.", "FooNet", DATASET),
        ("evaluated with CIFAR-10 images", "CIFAR-10", TASK),
        ("on CIFAR-10. SVHN2 is a network", "SVHN2", DATASET),
    ],
)
def test_cues_stay_in_their_clause(text: str, name: str, wrong: EntityType) -> None:
    assert wrong not in {kind for n, kind, cue in found(text) if n == name and cue != "form"}


def test_both_halves_of_a_definition_share_their_cues() -> None:
    text = "\n\nWe propose Masked Graph Networks (MGN), a new model."
    long_start, short_start = text.index("Masked"), text.index("MGN")
    pair = ((long_start, long_start + 21), (short_start, short_start + 3))
    cues = {
        name: {
            (f.type, f.cue) for f in find_names(text, 0, (pair,)) if text[f.start : f.end] == name
        }
        for name in ("Masked Graph Networks", "MGN")
    }
    assert {(MODEL, "apposition"), (MODEL, "defined")} <= cues["MGN"]
    assert {(MODEL, "apposition"), (MODEL, "defined")} <= cues["Masked Graph Networks"]


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("simple framework for a task", MODEL),
        ("large dataset of images", DATASET),
        ("novel training strategy", METHOD),
        ("picture of a model", None),
        ("", None),
    ],
)
def test_type_of_a_noun_phrase(phrase: str, kind: EntityType | None) -> None:
    assert head_type(phrase) is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Our method is fast. The proposed approach works.", METHOD),
        ("We introduce a benchmark. Our dataset is large.", DATASET),
        ("We do things.", MODEL),
        ("Our task is hard.", MODEL),
    ],
)
def test_type_of_the_paper_s_own_proposal(text: str, kind: EntityType) -> None:
    assert own_type(text) is kind


@pytest.mark.parametrize(
    ("text", "phrase", "kind"),
    [
        (
            "We improve weakly supervised semantic segmentation.",
            "supervised semantic segmentation",
            TASK,
        ),
        ("for image captioning and more", "image captioning", TASK),
        ("with knowledge distillation.", "knowledge distillation", METHOD),
        ("in visual representation learning.", "visual representation learning", TASK),
        ("We use the contrastive loss.", "contrastive loss", METHOD),
    ],
)
def test_common_noun_names(text: str, phrase: str, kind: EntityType) -> None:
    assert (phrase, kind) in {(text[a:b], k) for a, b, k, _ in find_phrases(text)}


@pytest.mark.parametrize(
    "text",
    ["The training is long.", "We use detection.", "for captioning-based work", "image, loss"],
)
def test_vague_phrases_are_no_names(text: str) -> None:
    assert not list(find_phrases(text))


PIECES = st.sampled_from(
    [
        *" .,:;()/-\n",
        "We propose ",
        "FooNet",
        "CIFAR-10",
        " called ",
        "a dataset",
        " and ",
        "Image ",
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join), st.lists(PIECES, max_size=8).map("".join))
def test_component_gives_slices_of_fields(abstract: str, title: str) -> None:
    paper = Paper("p", title, abstract)
    for m in mentions(PatternFinder()(doc_of(paper))):
        assert getattr(paper, m.span.field)[m.span.start : m.span.end] == m.text != ""
        assert m.finder.startswith("pattern.")
        assert 0 <= m.confidence <= 1
