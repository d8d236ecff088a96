"""The tokenizer gives back every text that it was given."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.nlp.tokens import TOKENIZER, PlainTokenizer

TOKENIZE = PlainTokenizer(spacy.blank("en").vocab)
SPACES = " \t\n\r\x0b\x1c\x85\xa0\u2003\u2028\u3000"
CONTROLS = "\x00\x01\x1b\x7f\ufeff\u200b\u202e"
HOSTILE = st.one_of(st.characters(), st.sampled_from(SPACES + CONTROLS + "\ud800\udfffé\u0301"))


@settings(deadline=None)
@given(st.text(HOSTILE, max_size=80))
def test_text_is_as_given_but_for_halves_of_pairs(text: str) -> None:
    whole = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    doc = TOKENIZE(text)
    assert doc.text == whole
    assert len(doc.text) == len(text)
    assert all(doc.text[t.idx : t.idx + len(t)] == t.text for t in doc)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("We use BLIP-2.", ["We", "use", "BLIP", "-", "2", "."]),
        ("a  b", ["a", " ", "b"]),
        (" a ", [" ", "a"]),
        ("a\n\nb", ["a", "\n\n", "b"]),
        (" \n ", [" \n "]),
        ("", []),
    ],
)
def test_words_signs_and_blanks(text: str, tokens: list[str]) -> None:
    assert [token.text for token in TOKENIZE(text)] == tokens


def test_spacy_finds_it_by_name() -> None:
    nlp = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})
    assert isinstance(nlp.tokenizer, PlainTokenizer)
    assert [token.text for token in nlp("don't")] == ["don", "'", "t"]


def test_there_is_nothing_to_save() -> None:
    assert PlainTokenizer(TOKENIZE.vocab).from_bytes(TOKENIZE.to_bytes())("a b").text == "a b"
