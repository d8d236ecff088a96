"""Folding of text: what meets and what must not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.core.text import collapse_space, fold_title, normalise_key, plain_text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (r"85.3\%", "85.3%"),
        ("PC$^2$", "PC2"),
        (r"\textsc{Name}", "Name"),
        (r"$\beta$-VAE", "β-VAE"),
        (r"\ours", "ours"),
        ("pre\u2010training", "pre-training"),
        ("soft\u00adhyphen", "softhyphen"),
        ("a\n b", "a b"),
    ],
)
def test_plain_text_takes_latex_and_odd_unicode_away(text: str, plain: str) -> None:
    assert plain_text(text) == plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("MS-COCO", "ms coco"),
        ("``CLIP''", "CLIP"),
        ("ViT.", "ViT"),
        ("Pre-Training", "pre training"),
    ],
)
def test_key_joins_spellings(one: str, other: str) -> None:
    assert normalise_key(one) == normalise_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("RefCOCO", "RefCOCO+"),
        ("BLIP", "BLIP-2"),
        ("ResNet-50", "ResNet-101"),
        ("ViT-B/16", "ViT-B/32"),
        ("Recall@1", "Recall@10"),
        ("GPT-4", "GPT-4.5"),
    ],
)
def test_key_keeps_versions_and_signs_apart(one: str, other: str) -> None:
    assert normalise_key(one) != normalise_key(other)


@given(st.text())
def test_key_is_idempotent(text: str) -> None:
    once = normalise_key(text)
    assert normalise_key(once) == once


@given(st.text())
def test_collapsed_text_has_single_blanks(text: str) -> None:
    collapsed = collapse_space(text)
    assert "  " not in collapsed
    assert collapsed.split() == text.split()


def test_titles_fold_to_letters_and_digits() -> None:
    assert fold_title("BLIP-2: A {Model}!") == fold_title("blip 2  a model") == "blip 2 a model"
