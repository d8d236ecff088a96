"""Sizes of datasets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked_sentences import read_marked

from kg.core.records import Span
from kg.relations.sizes import find_sizes


def sizes_of(marked: str) -> list[tuple[str, str, str]]:
    """(dataset, value, unit) of each size."""
    text, mentions, _ = read_marked(marked)
    span = Span("abstract", 0, len(text))
    found = find_sizes({"title": "", "abstract": text}, (span,), mentions)
    return [(text[s.dataset.start : s.dataset.end], s.value, s.unit) for s in found]


@pytest.mark.parametrize(
    ("sentence", "sizes"),
    [
        ("{CC3M|Dataset} contains 3.3 million image-text pairs.",
         [("CC3M", "3300000", "image-text pairs")]),
        ("We construct {A1|Dataset}, comprising over 15M scans.", [("A1", "15000000", "scans")]),
        ("We introduce {A1|Dataset}, encompassing 1,150 samples.", [("A1", "1150", "samples")]),
        ("We release 52K instructions as a dataset named {A1|Dataset}.",
         [("A1", "52000", "instructions")]),
        ("We introduce {A1|Dataset}, a dataset from {B2|Dataset}, containing 2.2 million pairs.",
         [("A1", "2200000", "pairs")]),
        ("We present {A1|Dataset}, the first benchmark for labels, comprising 1,043 images in "
         "{COCO|Dataset} format.", [("A1", "1043", "images")]),
        ("We develop {A1|Dataset}, a benchmark with 864 examples from {B2|Dataset}.",
         [("A1", "864", "examples")]),
        ("It is trained on {A1|Dataset}, the largest set (2.5 million images).",
         [("A1", "2500000", "images")]),
        ("We release {A1|Dataset}, including 144K answers.", [("A1", "144000", "answers")]),
        ("{A1|Dataset} has 65K objects and 2 million images.",
         [("A1", "65000", "objects"), ("A1", "2000000", "images")]),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)  # fmt: skip
def test_reads_a_size(sentence: str, sizes: list[tuple[str, str, str]]) -> None:
    assert sizes_of(sentence) == sizes


@pytest.mark.parametrize(
    "sentence",
    [
        "On {A1|Dataset} we gain 3.5 points.",
        "{A1|Dataset} covers 12 tasks.",
        "{A1|Dataset} is made from 6 million papers.",
        "We train on 400M images and test on {A1|Dataset}.",
        "We contribute a set for planning in {A1|Dataset}, containing 800 instructions.",
        "We introduce {A1|Dataset}, with an average length of more than 200,000 tokens.",
        "We introduce {A1|Dataset}, the first family of speech models, trained on 150k hours.",
        "There are 10 million images on the web.",
    ],
)
def test_other_counts_are_no_sizes(sentence: str) -> None:
    assert sizes_of(sentence) == []


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    assert list(find_sizes({"abstract": text}, (Span("abstract", 0, len(text)),), ())) == []
