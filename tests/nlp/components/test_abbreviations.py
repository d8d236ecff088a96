"""Definitions of abbreviations: both orders, hyphens, words; and brackets that define nothing."""

import pytest
from documents import doc_of
from hypothesis import given
from hypothesis import strategies as st

from kg.core.records import Paper
from kg.nlp.components.abbreviations.component import AbbreviationFinder
from kg.nlp.components.abbreviations.schwartz_hearst import find_definitions, match_long_form
from kg.nlp.convert import to_annotated


def defined(text: str) -> set[tuple[str, str]]:
    return {
        (text[d.short_start : d.short_end], text[d.long_start : d.long_end])
        for d in find_definitions(text)
    }


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        (
            "We study multi-modal large language models (MLLMs).",
            "MLLMs",
            "multi-modal large language models",
        ),
        (
            "Contrastive Language-Image Pre-training (CLIP) is used.",
            "CLIP",
            "Contrastive Language-Image Pre-training",
        ),
        ("for visual question answering (VQA)", "VQA", "visual question answering"),
        ("the Masked Auto-Encoder (MAE) of", "MAE", "Masked Auto-Encoder"),
        ("Mixture-of-Experts (MoE) layers", "MoE", "Mixture-of-Experts"),
        ("large language models [LLMs] are", "LLMs", "large language models"),
        ("graph neural networks (GNN; see above)", "GNN", "graph neural networks"),
        ('"visual instruction tuning" (VIT)', "VIT", "visual instruction tuning"),
    ],
)
def test_long_form_before_brackets(text: str, short: str, long: str) -> None:
    assert (short, long) in defined(text)


@pytest.mark.parametrize(
    "text",
    [
        "which predict whether a 3D point lies inside or outside",
        "in these problems, we present a progressive virtual try-on framework (PL-VTON)",
        "Latent harmfulness representation can serve as an intrinsic safeguard (LatentGuard)",
        "We meticulously construct a benchmark (MC-Bench)",
    ],
)
def test_a_clause_is_no_long_form(text: str) -> None:
    assert defined(text) == set()


def test_or_before_a_short_form() -> None:
    assert ("RAG", "retrieval-augmented generation") in defined(
        "with retrieval-augmented generation, or RAG, and"
    )


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("We use SAM (Segment Anything Model).", "SAM", "Segment Anything Model"),
        (
            "MLLMs (multi-modal large language models) are",
            "MLLMs",
            "multi-modal large language models",
        ),
        ("We use SAM, short for Segment Anything Model, as", "SAM", "Segment Anything Model"),
        ("SSL stands for self-supervised learning. We", "SSL", "self-supervised learning"),
    ],
)
def test_short_form_first(text: str, short: str, long: str) -> None:
    assert (short, long) in defined(text)


@pytest.mark.parametrize(
    "text",
    [
        "We propose a masked graph autoencoder, dubbed MGA, for",
        "We propose a masked graph autoencoder, called MGA.",
        "We propose a masked graph autoencoder, which is termed MGA.",
        'We propose a masked graph autoencoder, named "MGA".',
    ],
)
def test_named_in_words(text: str) -> None:
    assert defined(text) == {("MGA", "masked graph autoencoder")}


@pytest.mark.parametrize(
    "text",
    [
        "Results are better (see Figure 2).",
        "We use three datasets (COCO).",
        "Models (e.g., GPT-4) fail.",
        "They improve (by 3%) on it.",
        "A picture (left) and a text (right).",
        "We use large models. Language is hard (LLM).",
        "The code (https://github.com/a/b) is public.",
        "BLIP (BLIP) is BLIP.",
        "We train it on images (ImageNet).",
        "",
        "()",
        "(A)",
    ],
)
def test_brackets_that_define_nothing(text: str) -> None:
    assert defined(text) == set()


@pytest.mark.parametrize(
    ("short", "window", "start"),
    [
        ("VQA", "a visual question answering", 2),
        ("LLMs", "all large language models", 4),
        ("GAN", "generative adversarial network", 0),
        ("VQA", "question answering", None),
        ("T2I", "from text-to-image", 5),
        ("M^3AE", "a multi-modal masked autoencoder", 2),
        ("IECD2", "instruction-evidence contrastive dual-stream decoding", 0),
        ("A3B", "and large, a 30B", None),
        ("VALOR-1M", "vision-audio-language pre-training omnimodal", None),
        ("A", "answering", None),
        ("AB", "the quick apple of a very long list of words that ends in b", None),
    ],
)
def test_where_the_long_form_starts(short: str, window: str, start: int | None) -> None:
    assert match_long_form(short, window) == start


PIECES = st.sampled_from(
    [*"abcABC ()[],.-\n\"'İß", "short for ", ", dubbed ", "masked auto-encoder"]
)


@given(st.lists(PIECES, max_size=60).map("".join))
def test_definitions_are_slices(text: str) -> None:
    for found in find_definitions(text):
        assert 0 <= found.short_start < found.short_end <= len(text)
        assert 0 <= found.long_start < found.long_end <= len(text)
        assert found.long_end <= found.short_start or found.short_end <= found.long_start


def test_component_gives_spans_of_fields() -> None:
    paper = Paper("p", "Masked Graph Autoencoders (MGA)", "We use image-text matching (ITM).")
    (one, other) = to_annotated(paper, AbbreviationFinder()(doc_of(paper))).definitions
    assert {(d.short.field, d.short_text, d.long_text) for d in (one, other)} == {
        ("title", "MGA", "Masked Graph Autoencoders"),
        ("abstract", "ITM", "image-text matching"),
    }
    for definition in (one, other):
        for span, text in (
            (definition.short, definition.short_text),
            (definition.long, definition.long_text),
        ):
            assert getattr(paper, span.field)[span.start : span.end] == text


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("RAG stands for retrieval-augmented generation.", "RAG", "retrieval-augmented generation"),
        ("LoRA, short for low-rank adaptation of weights", "LoRA", "low-rank adaptation"),
        ("3DGS stands for 3D Gaussian splatting in scenes", "3DGS", "3D Gaussian splatting"),
        ("NeRF stands for neural radiance field models", "NeRF", "neural radiance field"),
        ("LLMs, short for large language models, are", "LLMs", "large language models"),
        ("DNA stands for deoxyribonucleic acid here", "DNA", "deoxyribonucleic acid"),
        (
            "BERT stands for bidirectional encoder representations from transformers.",
            "BERT",
            "bidirectional encoder representations from transformers",
        ),
    ],
    ids=lambda v: v,
)
def test_a_long_form_after_is_not_cut_short(text: str, short: str, long: str) -> None:
    found = [(text[d[0] : d[1]], text[d[2] : d[3]]) for d in find_definitions(text)]
    assert found == [(short, long)]


_LONG_WORDS = st.text("bdgklmprtvz", min_size=7, max_size=12)


@given(
    st.lists(_LONG_WORDS, min_size=2, max_size=6),
    st.lists(st.sampled_from(" -"), min_size=6, max_size=6),
    st.sampled_from(("stands for", ", short for")),
    st.lists(_LONG_WORDS, max_size=4),
)
def test_every_initial_has_its_word(
    words: list[str], gaps: list[str], said: str, more: list[str]
) -> None:
    """Whatever the words after it, the long form ends where the last initial has its word."""
    long = "".join(w + g for w, g in zip(words, gaps, strict=False))[:-1]
    short = "".join(w[0] for w in words).upper()
    text = " ".join([f"{short} {said}".replace(" ,", ","), long, *more])
    found = [(text[d[0] : d[1]], text[d[2] : d[3]]) for d in find_definitions(text)]
    assert found == [(short, long)]
