"""Where sentences end, and the stops that end none."""

import pytest
from documents import doc_of
from hypothesis import given
from hypothesis import strategies as st

from kg.core.records import Paper, Span
from kg.nlp.components.sentences.component import SentenceSplitter
from kg.nlp.components.sentences.split import find_sentences
from kg.nlp.extensions import sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in find_sentences(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("We use it. It works.", ["We use it.", "It works."]),
        ("Is it? Yes! Good.", ["Is it?", "Yes!", "Good."]),
        ("It works.\nWe show it.", ["It works.", "We show it."]),
        ("(It works.) We show it.", ["(It works.)", "We show it."]),
        ('He said "no." Then he left.', ['He said "no."', "Then he left."]),
        ("It is good. mIoU is high.", ["It is good.", "mIoU is high."]),
        ("It is good.However it is slow.", ["It is good.", "However it is slow."]),
        ("We do it, etc. However, no.", ["We do it, etc.", "However, no."]),
        (r"It gains 3\%. $F$-score wins.", [r"It gains 3\%.", "$F$-score wins."]),
        ("No stop at the end", ["No stop at the end"]),
        ("  Blanks. Around it.  ", ["Blanks.", "Around it."]),
        ("", []),
        (" \n ", []),
    ],
)
def test_ends(text: str, parts: list[str]) -> None:
    assert split(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Models, e.g. GPT-4, are large.",
        "Models, i.e. LLMs, are large.",
        "As Smith et al. show in it.",
        "See Fig. 3 and Tab. 4 for it.",
        "It gains 3.5 points on v1.5 of it.",
        "The code is at https://github.com/a/b.Git for all.",
        "By J. Smith and A. B. Jones in full.",
        "In three steps: 1. We pre-train; 2. We tune.",
        "It is better than vs. LLaVA in most.",
        "It reads. and goes on.",
    ],
)
def test_stops_that_end_no_sentence(text: str) -> None:
    assert split(text) == [text]


@given(st.text(st.sampled_from("aB1 .!?\n()\"'$\\\xa0…。é"), max_size=80))
def test_sentences_cover_all_but_white_space(text: str) -> None:
    end = 0
    for start, stop in find_sentences(text):
        assert not text[end:start].strip()
        assert text[start:stop] == text[start:stop].strip() != ""
        end = stop
    assert not text[end:].strip()


def test_the_title_is_one_sentence() -> None:
    doc = SentenceSplitter()(doc_of(Paper("p", " What? A title. ", "One. Two.")))
    assert sentences(doc) == (
        Span("title", 1, 15),
        Span("abstract", 0, 4),
        Span("abstract", 5, 9),
    )


def test_no_title_no_sentence() -> None:
    assert sentences(SentenceSplitter()(doc_of(Paper("p", " ", "")))) == ()
