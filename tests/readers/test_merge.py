"""The same paper from several files is one; distinct papers stay apart."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.core.ids import local_paper_id
from kg.core.records import Paper
from kg.readers import merge_papers


def paper(title: str, source: str = "a", **fields: object) -> Paper:
    values = {"id": local_paper_id(title), "abstract": "", **fields}
    return Paper(title=title, sources=(source,), **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (paper("BLIP-2: A Title"), paper("BLIP--2:  a title", "b")),
        (paper("Old", arxiv_id="2407.08563"), paper("New", "b", arxiv_id="2407.08563")),
        (paper("Old", doi="10.1/x"), paper("New", "b", doi="10.1/x")),
        (paper(r"PC$^2$ at 5\%"), paper("PC2 at 5%", "b")),
    ],
    ids=["title", "arxiv", "doi", "latex"],
)
def test_joins(one: Paper, other: Paper) -> None:
    (merged,) = merge_papers([one, other])
    assert merged.sources == ("a", "b")
    assert merge_papers([other, one]) == [merged]


def test_keeps_versions_apart() -> None:
    assert len(list(merge_papers([paper("BLIP"), paper("BLIP-2"), paper("BLIP 2", "b")]))) == 2


def test_joins_by_chains_of_keys() -> None:
    chain = [paper("A", doi="10.1/x"), paper("B", doi="10.1/x", arxiv_id="2407.08563")]
    chain.append(paper("C", "c", arxiv_id="2407.08563"))
    assert len(list(merge_papers(chain))) == 1


def test_richer_record_fills_the_poorer() -> None:
    page = paper("A Title", "page", abstract="Text.", date="2024")
    rich = paper(
        "A title", "atom", id="2407.08563", arxiv_id="2407.08563", authors=("X",), abstract="T"
    )
    (merged,) = merge_papers([page, rich])
    assert merged.id == "2407.08563"
    assert (merged.title, merged.abstract) == ("A title", "T")
    assert (merged.date, merged.authors, merged.sources) == ("2024", ("X",), ("atom", "page"))


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ({"arxiv_id": "2407.08563"}, "2024-07"),
        ({"arxiv_id": "math.GT/9809136"}, "1998-09"),
        ({"arxiv_id": "cs/0112017"}, "2001-12"),
        ({"arxiv_id": "2407.08563", "date": "2024-08-01"}, "2024-08-01"),
        ({}, None),
    ],
)
def test_an_undated_paper_has_the_month_of_its_arxiv_id(
    fields: dict[str, str], date: str | None
) -> None:
    assert [p.date for p in merge_papers([paper("A Title", **fields)])] == [date]


def test_metadata_of_several_records_is_put_together() -> None:
    atom = paper("A", "atom", abstract="x" * 9, authors=("Jörg Müller", "B"), categories=("cs.CL",))
    counted = paper("A", "s2", authors=("jörg müller", "B"), orcids=("0-1", ""), citations=3)
    others = paper("A", "bib", authors=("J. Müller", "B"), orcids=("0-2", "0-3"), venue="ACL")
    (merged,) = merge_papers([counted, atom, others, paper("A", "late", citations=0)])
    assert (merged.authors, merged.orcids) == (("Jörg Müller", "B"), ("0-1", ""))
    assert (merged.venue, merged.categories, merged.citations) == ("ACL", ("cs.CL",), 3)


def test_id_of_a_record_wins_over_one_made_of_the_title() -> None:
    (merged,) = merge_papers([paper("A", abstract="x", date="2024"), paper("a", id="p7")])
    assert merged.id == "p7"


def test_distinct_papers_never_share_an_id() -> None:
    listed = [paper("A", id="1"), paper("B", id="1"), paper("C", id="2"), paper("???", id="1")]
    merged = list(merge_papers(listed))
    assert len({p.id for p in merged}) == 4
    assert merge_papers(listed[::-1]) == merged


def test_ten_thousand_identical_papers() -> None:
    (merged,) = merge_papers(paper("A", abstract="Text.") for _ in range(10_000))
    assert merged == paper("A", abstract="Text.")


small = st.text("ab ?", min_size=1, max_size=3)
optional = st.none() | st.sampled_from(["10.1/x", "10.1/y"])
papers = st.builds(
    Paper,
    id=small,
    title=small,
    abstract=st.text("ab", max_size=2),
    date=st.sampled_from([None, "2024"]),
    authors=st.lists(small, max_size=1).map(tuple),
    sources=st.tuples(small),
    doi=optional,
    arxiv_id=st.sampled_from([None, "2407.08563", "2407.08564"]),
    venue=st.none() | small,
    categories=st.sampled_from([(), ("cs.CL",), ("cs.CV", "cs.CL")]),
    citations=st.none() | st.integers(0, 2),
)


@given(st.lists(papers, max_size=12), st.randoms(use_true_random=False))
def test_order_of_input_changes_nothing(listed: list[Paper], chance: random.Random) -> None:
    merged = list(merge_papers(listed))
    shuffled = list(listed)
    chance.shuffle(shuffled)
    assert merge_papers(shuffled) == merged
    assert len({p.id for p in merged}) == len(merged)
    assert {s for p in merged for s in p.sources} == {s for p in listed for s in p.sources}
