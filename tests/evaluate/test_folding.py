"""Spellings that a comparison does not tell apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.evaluate.folding import fold, fold_url, fold_value


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Flickr30K", "flickr30k"),
        ("pre-training", "pre training"),
        ("text–image", "text-image"),
        ("CIFAR-10/100", "cifar 10 100"),
        (r"PC$^2$", "pc 2"),
        (r"\textbf{CLIP}", "clip"),
        ("  two\n words. ", "two words"),
        (r"\ours", "ours"),
    ],
)
def test_spellings_that_are_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("RefCOCO", "RefCOCO+"), ("BLIP", "BLIP-2")])
def test_names_that_are_not(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_twice_changes_nothing_where_no_macro_is_left(text: str) -> None:
    folded = fold(text)
    assert folded == folded.strip()
    assert "  " not in folded
    if "\\" not in text:
        assert fold(folded) == folded


@pytest.mark.parametrize(
    ("value", "folded"),
    [("85.3", "85.3"), ("-2.1%", "2.1"), ("1,024", "1024"), (7, "7"), ("10x", "10"), ("A", "a")],
)
def test_values(value: object, folded: str) -> None:
    assert fold_value(value) == folded


def test_addresses() -> None:
    assert fold_url("https://www.GitHub.com/a/B/.") == fold_url("http://github.com/a/b")
