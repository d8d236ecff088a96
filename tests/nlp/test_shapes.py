"""Words that look like proper names, and those that don't."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.nlp.shapes import find_shapes, is_strong


@pytest.mark.parametrize(
    "word",
    ["LaVIT", "GPT-4", "Swin-B", "RefCOCO+", "ResNet-50", "CIFAR-10", "mIoU", "AP50", "CLIP"],
)
def test_strong(word: str) -> None:
    assert is_strong(word)


@pytest.mark.parametrize(
    "word",
    [
        "Cross-Modal",
        "3D",
        "10M",
        "2x",
        "1.5B",
        "512x512",
        "A",
        "Transformer",
        "top-1",
        "30fps",
        "T5",
    ],
)
def test_not_strong(word: str) -> None:
    assert not is_strong(word)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("a CLIP-based model", ["CLIP"]),
        ("an ImageNet-pretrained net", ["ImageNet"]),
        ("with non-CLIP features", ["CLIP"]),
        ("a CLIP-like-based net", ["CLIP"]),
        ("BLIP-2 beats BLIP", ["BLIP-2", "BLIP"]),
        ("ViT-B/16 and ViT-L/14", ["ViT-B/16", "ViT-L/14"]),
        ("RefCOCO/RefCOCO+", ["RefCOCO/RefCOCO+"]),
        ("our Agent on Flickr30K", ["Agent", "Flickr30K"]),
        ("in 2024 we use 10 images", []),
    ],
)
def test_names_without_what_is_glued_to_them(text: str, names: list[str]) -> None:
    assert [text[s.start : s.end] for s in find_shapes(text)] == names


def test_a_capital_alone_is_weak() -> None:
    assert [s.strong for s in find_shapes("Flamingo and BLIP-2")] == [False, True]


@given(st.text(max_size=80))
def test_shapes_are_slices_in_order(text: str) -> None:
    end = 0
    for shape in find_shapes(text):
        assert end <= shape.start < shape.end <= len(text)
        end = shape.end
