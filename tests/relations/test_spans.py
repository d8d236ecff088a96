"""Characters that are taken."""

from hypothesis import given
from hypothesis import strategies as st

from kg.relations.figures.spans import Taken, lower_case

SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 8)).map(lambda s: (s[0], s[0] + s[1]))
)


@given(SPANS)
def test_takes_what_overlaps_nothing_before_it(spans: list[tuple[int, int]]) -> None:
    taken, expected = Taken(), list[tuple[int, int]]()
    for start, end in spans:
        free = all(end <= s or e <= start for s, e in expected)
        assert taken.is_free(start, end) == free
        assert taken.add(start, end) == free
        if free:
            expected.append((start, end))


@given(SPANS)
def test_finds_the_span_that_is_in_the_way(spans: list[tuple[int, int]]) -> None:
    taken = Taken([(10, 20), (30, 40)])
    for start, end in spans:
        hit = next(
            (i for i, (s, e) in enumerate([(10, 20), (30, 40)]) if s < end and start < e), None
        )
        assert taken.overlapping(start, end) == hit


@given(st.text(alphabet="aAİıßẞΣς1 ", max_size=20))
def test_lower_case_keeps_every_offset(text: str) -> None:
    low = lower_case(text)
    assert len(low) == len(text)
    assert lower_case("İstanbul ACC").endswith("acc")
