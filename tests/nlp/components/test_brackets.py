"""Mentions that go over the end of brackets which they don't open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.core.records import Definition, EntityType, Mention, Span
from kg.nlp.components.merger.brackets import close_brackets
from kg.nlp.document import DocumentText

TASK, METHOD = EntityType.TASK, EntityType.METHOD
TEXT = "We study text-to-image (T2I) generation."


def span(part: str, text: str = TEXT) -> Span:
    return Span("abstract", text.index(part), text.index(part) + len(part))


def closed(part: str, kind: EntityType, defined: bool = True) -> list[str]:
    long, short = "text-to-image", "T2I"
    known = [Definition(span(short), span(long), short, long)] if defined else []
    mention = Mention(span(part), part, kind, 0.8, "tagger")
    found = list(close_brackets(DocumentText("", TEXT), [mention], known))
    assert all(TEXT[m.span.start : m.span.end] == m.text for m in found)
    return [m.text for m in found]


@pytest.mark.parametrize(
    ("part", "kind", "defined", "expected"),
    [
        ("T2I) generation", TASK, True, ["text-to-image (T2I) generation"]),
        ("T2I) generation", METHOD, True, ["T2I"]),
        ("T2I) generation", TASK, False, ["T2I"]),
        ("image (T2I) generation", TASK, True, ["image (T2I) generation"]),
        ("generation", TASK, True, ["generation"]),
        (") generation", TASK, True, ["generation"]),
    ],
)
def test_where_a_mention_ends(
    part: str, kind: EntityType, defined: bool, expected: list[str]
) -> None:
    assert closed(part, kind, defined) == expected


def test_a_plain_word_in_brackets_is_left_out() -> None:
    text = "We study (visual) question answering."
    mention = Mention(
        span("visual) question answering", text), "visual) question answering", TASK, 0.8, "tagger"
    )
    found = list(close_brackets(DocumentText("", text), [mention], []))
    assert [m.text for m in found] == ["question answering"]


@given(st.text("a ()", max_size=8), st.integers(0, 7), st.integers(1, 8))
def test_any_mention_closes_what_it_opens_alone(text: str, start: int, length: int) -> None:
    part = text[start : start + length]
    mention = Mention(Span("abstract", start, start + len(part)), part, TASK, 0.8, "tagger")
    for found in close_brackets(DocumentText("", text), [mention], []):
        ends = [found.text[: i + 1] for i in range(len(found.text))]
        assert all(end.count(")") <= end.count("(") for end in ends)
        assert found.text == text[found.span.start : found.span.end]
