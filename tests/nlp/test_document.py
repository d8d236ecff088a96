"""Offsets in the text of a document and in the fields of its paper: there and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.core.records import Paper, Span
from kg.nlp.document import SEPARATOR, DocumentText

DOCUMENTS = st.builds(DocumentText, st.text(max_size=30), st.text(max_size=60))


@given(DOCUMENTS, st.data())
def test_offsets_of_the_text_come_back(document: DocumentText, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(document.text)))
    end = data.draw(st.integers(start, len(document.text)))
    span = document.span(start, end)
    if span is not None:
        assert document.offsets(span) == (start, end)
        assert document.field_text(span.field)[span.start : span.end] == document.text[start:end]


@given(DOCUMENTS, st.data())
def test_spans_of_a_field_come_back(document: DocumentText, data: st.DataObject) -> None:
    field = data.draw(st.sampled_from(("title", "abstract")))
    length = len(document.field_text(field))
    if length:
        start = data.draw(st.integers(0, length - 1))
        span = Span(field, start, data.draw(st.integers(start + 1, length)))
        assert document.span(*document.offsets(span)) == span


def test_text_is_title_then_abstract() -> None:
    document = DocumentText.of(Paper("p", "A title", "An abstract."))
    assert document.text == "A title" + SEPARATOR + "An abstract."
    assert document.text[document.abstract_start :] == "An abstract."


@pytest.mark.parametrize(
    ("start", "end"),
    [(0, 6), (3, 5), (4, 7), (5, 6), (7, 11), (2, 2), (-1, 2), (8, 7)],
    ids=["over both", "into the gap", "out of it", "in it", "past", "empty", "before", "turned"],
)
def test_offsets_in_no_single_field_give_no_span(start: int, end: int) -> None:
    assert DocumentText("abcd", "efgh").span(start, end) is None
