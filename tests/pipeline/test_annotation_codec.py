"""Encoded annotations come back as they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.core.records import (
    AnnotatedPaper,
    Claim,
    DatasetSize,
    Definition,
    EntityType,
    Figure,
    Mention,
    Paper,
    Resource,
    Role,
    Span,
)  # fmt: skip
from kg.pipeline.annotation_codec import decode, encode

TITLE, ABSTRACT = "A title — with ünusual 𝒔igns", "An abstract\nof \x00 two\u2028lines, \ud800 too."
TEXTS = st.text(max_size=20)
SHARES = st.floats(0, 1)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    field = draw(st.sampled_from(("title", "abstract")))
    length = len(TITLE if field == "title" else ABSTRACT)
    start = draw(st.integers(0, length - 1))
    return Span(field, start, draw(st.integers(start + 1, length)))


def cut(span: Span) -> str:
    return (TITLE if span.field == "title" else ABSTRACT)[span.start : span.end]


TYPES, ROLES = st.sampled_from(EntityType), st.sampled_from(Role)
SPANS, MAYBE = spans(), st.none() | spans()
MENTIONS = st.builds(lambda s, *rest: Mention(s, cut(s), *rest), SPANS, TYPES, SHARES, TEXTS)
DEFINITIONS = st.builds(lambda s, o: Definition(s, o, cut(s), cut(o)), SPANS, SPANS)
CLAIMS = st.builds(Claim, SPANS, ROLES, SHARES, TEXTS, SPANS)
FIGURES = st.builds(
    Figure, TEXTS, TEXTS, st.booleans(), SPANS, MAYBE, MAYBE, MAYBE, MAYBE, st.none() | TEXTS,
    SHARES,
)  # fmt: skip
SIZES = st.builds(DatasetSize, SPANS, TEXTS, TEXTS, SPANS)
RESOURCES = st.builds(Resource, TEXTS, TEXTS, MAYBE)


def tuples(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=3).map(tuple)


PAPER = Paper("p", TITLE, ABSTRACT)
ANNOTATED = st.builds(
    AnnotatedPaper, st.just(PAPER), tuples(SPANS), tuples(MENTIONS), tuples(DEFINITIONS),
    tuples(CLAIMS), tuples(FIGURES), tuples(SIZES), tuples(RESOURCES),
)  # fmt: skip


@given(ANNOTATED)
def test_round_trip(annotated: AnnotatedPaper) -> None:
    assert decode(encode(annotated), PAPER) == annotated


def test_the_paper_comes_from_the_caller() -> None:
    other = Paper("q", TITLE, ABSTRACT, date="2024")
    assert decode(encode(AnnotatedPaper(PAPER)), other).paper is other


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b'{"sentences": [[1]]}', b"\xff"])
def test_what_is_no_encoding_is_refused(data: bytes) -> None:
    with pytest.raises((ValueError, KeyError, TypeError, IndexError)):
        decode(data, PAPER)
