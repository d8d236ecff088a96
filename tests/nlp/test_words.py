"""Words and their keys: which spellings meet, and which never do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.nlp.words import fold_word, keys_of, split_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ResNet-50", "ResNet50"),
        ("ResNet-50", "resnet 50"),
        ("CIFAR_10", "CIFAR-10"),
        ("MS-COCO", "MS COCO"),
        ("ViT-B/16", "ViT B 16"),
        ("PC$^2$", "PC^{2}"),
        ("multi-modal", "multimodal"),
        ("multi modal", "Multimodal"),
        ("pre-training", "pretraining"),
        ("fine tuning", "Fine-Tuning"),
        ("self\u2010supervised", "self-supervised"),
        ("Transformers", "transformer"),
        ("studies", "study"),
        ("classes", "class"),
        ("batches", "batch"),
        ("boxes", "box"),
        ("modelling", "modeling"),
        ("optimisation", "optimization"),
        ("supervised colour", "supervized color"),
    ],
)
def test_spellings_meet(one: str, other: str) -> None:
    assert keys_of(one) == keys_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ResNet-50", "ResNet-101"),
        ("GPT-4", "GPT-4.5"),
        ("GPT-3.5", "GPT-35"),
        ("BLIP", "BLIP-2"),
        ("LLaVA-1.5", "LLaVA-1.6"),
        ("RefCOCO", "RefCOCO+"),
        ("Recall@1", "Recall@10"),
        ("ViT-B/16", "ViT-B/32"),
        ("3D detection", "2D detection"),
        ("A*", "A"),
        ("bias", "bia"),
        ("lens", "len"),
        ("loss", "los"),
        ("analysis", "analysi"),
        ("corpus", "corpu"),
        ("un supervised", "unsupervised"),
    ],
)
def test_names_stay_apart(one: str, other: str) -> None:
    assert keys_of(one) != keys_of(other)


@pytest.mark.parametrize(
    ("word", "key"),
    [("Datasets", "dataset"), ("gas", "gas"), ("VAEs", "vae"), ("GANs", "gan"), ("NAS", "nas")],
)
def test_folds_case_and_plural(word: str, key: str) -> None:
    assert fold_word(word) == key


@pytest.mark.parametrize(
    ("text", "joined"),
    [("MS COCO", True), ("MS-COCO", True), ("MS, COCO", False), ("MS. COCO", False)],
)
def test_a_name_does_not_go_over_a_stop(text: str, joined: bool) -> None:
    assert split_words(text)[1].joined is joined


def test_a_joined_word_covers_both_parts() -> None:
    (word,) = split_words("Multi-Modal")
    assert (word.start, word.end, word.key) == (0, 11, "multimodal")


@given(st.text(max_size=80))
def test_words_are_slices_in_order(text: str) -> None:
    end = 0
    for word in split_words(text):
        assert end <= word.start < word.end <= len(text)
        assert word.key
        end = word.end


@given(st.text(max_size=80))
def test_every_letter_and_digit_is_in_a_word(text: str) -> None:
    inside = {at for word in split_words(text) for at in range(word.start, word.end)}
    assert all(at in inside for at, c in enumerate(text) if c.isalpha() or c.isdecimal())


@given(st.text(max_size=80))
def test_capitals_do_not_matter(text: str) -> None:
    ascii_text = text.encode("ascii", "ignore").decode()
    assert keys_of(ascii_text.upper()) == keys_of(ascii_text.lower())
