"""Joining keys: what is folded, and what never is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.keys import (
    identity_marks,
    is_abbreviation,
    is_proper,
    name_key,
    singular,
    strip_articles,
)

SAME = (
    ("case", "Image Captioning", "image captioning"),
    ("hyphen", "ResNet-50", "ResNet50"),
    ("blank", "VQA v2", "VQAv2"),
    ("unicode dash", "image\u2013text retrieval", "image-text retrieval"),
    ("non-breaking hyphen", "ResNet\u201150", "ResNet-50"),
    ("plural", "vision transformers", "vision transformer"),
    ("plural of an abbreviation", "CNNs", "CNN"),
    ("greek", "\u03b2-VAE", "beta-VAE"),
    ("latex", r"PC$^2$", "PC2"),
    ("diacritics", "Fr\u00e9chet distance", "Frechet distance"),
    ("british", "image regularisation", "image regularization"),
    ("order of modalities", "text-image retrieval", "image-text retrieval"),
    ("article", "the CLIP", "CLIP"),
    ("aside", "text-to-image (T2I) generation", "text-to-image generation"),
)
DIFFERENT = (
    ("number", "ResNet-50", "ResNet-101"),
    ("version", "BLIP", "BLIP-2"),
    ("point", "LLaVA-1.5", "LLaVA-15"),
    ("plus", "RefCOCO", "RefCOCO+"),
    ("two plus", "U-Net+", "U-Net++"),
    ("at", "Recall@1", "Recall@5"),
    ("slash", "ViT-B/16", "ViT-B/32"),
    ("star", "A*", "A"),
    ("two numbers", "Kinetics 400 600", "Kinetics 400600"),
    ("a final s that is no plural", "analysis", "analysi"),
    ("an aside that abbreviates nothing", "accuracy (top)", "accuracy"),
)


@pytest.mark.parametrize(("first", "second"), [p[1:] for p in SAME], ids=[p[0] for p in SAME])
def test_folds(first: str, second: str) -> None:
    assert name_key(first) == name_key(second)


@pytest.mark.parametrize(
    ("first", "second"), [p[1:] for p in DIFFERENT], ids=[p[0] for p in DIFFERENT]
)
def test_keeps(first: str, second: str) -> None:
    assert name_key(first) != name_key(second)


@given(st.text(max_size=40))
def test_a_key_is_its_own_key(text: str) -> None:
    assert name_key(name_key(text)) == name_key(text)


@given(st.text(alphabet="abcXYZ -+/@.0123456789s$^{}'\u2013\u03b2", max_size=30))
def test_no_digit_is_lost(text: str) -> None:
    assert [c for c in name_key(text) if c.isdigit()] == [c for c in text if c.isdigit()]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("models", "model"),
        ("Studies", "Study"),
        ("losses", "loss"),
        ("analysis", "analysis"),
        ("corpora", "corpus"),
        ("bias", "bias"),
        ("CNNs", "CNN"),
        ("ImageNet", "ImageNet"),
    ],
)
def test_singular(word: str, expected: str) -> None:
    assert singular(word) == expected


def test_marks_of_identity() -> None:
    assert identity_marks("ViT-B/16") == ("/", "16")
    assert identity_marks("LLaVA-1.5") == ("1.5",)
    assert identity_marks("CLIP") == ()


def test_proper_names_and_abbreviations() -> None:
    assert is_proper("BLIP-2")
    assert is_proper("ImageNet")
    assert not is_proper("Contrastive Learning")
    assert is_abbreviation("MedVQA")
    assert not is_abbreviation("Flamingo")


def test_a_name_is_never_all_article() -> None:
    assert strip_articles("our FooNet") == "FooNet"
    assert strip_articles("The") == "The"
