import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.server.negotiation import RESULT_TYPES, choose_type

OFFERED = ("text/html", "text/turtle", "application/ld+json")


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, "text/html"),
        ("", "text/html"),
        ("*/*", "text/html"),
        ("text/turtle", "text/turtle"),
        ("TEXT/Turtle", "text/turtle"),
        ("text/*;q=0.5, application/ld+json;q=0.6", "application/ld+json"),
        ("text/*, text/html;q=0.1", "text/turtle"),
        ("*/*, text/html;q=0, text/turtle;q=0", "application/ld+json"),
        ("text/turtle;q=2", None),
        ("text/turtle;q=x, */*;q=0.1", "text/html"),
        ('text/turtle; charset="utf-8"; q=0.4', "text/turtle"),
        ("image/png", None),
        (";;,,", None),
        ("*", None),
    ],
)
def test_chooses(accept: str | None, chosen: str | None) -> None:
    assert choose_type(accept, OFFERED) == chosen


@given(st.text(max_size=80))
def test_any_header_is_read(accept: str) -> None:
    assert choose_type(accept, RESULT_TYPES) in (*RESULT_TYPES, None)
