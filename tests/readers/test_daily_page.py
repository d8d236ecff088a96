"""The Hugging Face Daily Papers page, the corpus's own and pages made by hand."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.core.errors import ReadError
from kg.core.records import Paper
from kg.readers import merge_papers, read_papers

CORPUS = Path(__file__).parents[2] / "papers"
HEAD = "new\n\nGet trending papers in your email inbox!\n\nbyAK and the research community\n"
ABSTRACT = "We study how models are trained on pairs of images and texts. " * 6


@pytest.fixture(scope="module")
def listings() -> list[Paper]:
    return list(read_papers([CORPUS]))


@pytest.fixture(scope="module")
def papers(listings: list[Paper]) -> list[Paper]:
    return list(merge_papers(listings))


def read(tmp_path: Path, text: str, **options: int) -> list[Paper]:
    path = tmp_path / "page.txt"
    path.write_text(text, encoding="utf8")
    return list(read_papers([path], **options))


def page(*paragraphs: str) -> str:
    return "\n\n".join((HEAD.rstrip(), *paragraphs))


def test_corpus_has_437_listings_of_345_papers(listings: list[Paper], papers: list[Paper]) -> None:
    assert len(listings) == 437
    assert len(papers) == 345
    assert Counter(len(p.sources) for p in papers) == {1: 265, 2: 69, 3: 10, 4: 1}


def test_no_abstract_is_taken_for_a_title(papers: list[Paper]) -> None:
    assert max(len(p.title) for p in papers) < 200
    assert min(len(p.abstract) for p in papers) > 1000
    assert not [p.title for p in papers if p.title.endswith(".")]


def test_titles_that_start_with_a_number_are_titles(papers: list[Paper]) -> None:
    titles = {p.title for p in papers}
    assert "2.5 Years in Class: A Multimodal Textbook for Vision-Language Pretraining" in titles
    assert "15M Multimodal Facial Image-Text Dataset" in titles


def test_text_is_as_the_page_has_it(papers: list[Paper]) -> None:
    pages = {f"{CORPUS.as_posix()}/{p.name}": p.read_text("utf8") for p in CORPUS.iterdir()}
    for paper in papers:
        assert f"{paper.title}\n\n{paper.abstract}" in pages[paper.sources[0]]


def test_dates_of_the_page_that_gives_them(papers: list[Paper]) -> None:
    dates = {p.title: p.date for p in papers if p.date}
    assert len(dates) == 57
    assert dates["Contrastive Localized Language-Image Pre-Training"] == "2024-10-03"
    open_qwen = (
        "Open-Qwen2VL: Compute-Efficient Pre-Training of Fully-Open Multimodal LLMs on Academic"
    )
    assert dates[f"{open_qwen} Resources"] == "2025-04-01"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Oct 3, 2024 3", "2024-10-03"),
        ("Oct 3, 2024", "2024-10-03"),
        ("Apr 1 7", "2025-04-01"),
        ("Apr 17", "2025-04-17"),
        ("Feb 30", None),
    ],
)
def test_year_of_a_date(tmp_path: Path, written: str, expected: str | None) -> None:
    text = page(
        "A Title", f"{ABSTRACT}\n\n  • 5 authors\n·\n{written}",
        "Another Title", f"{ABSTRACT}\n\n  • 1 author\n·\nJul 11, 2024",
    )  # fmt: skip
    assert [p.date for p in read(tmp_path, text)] == [expected, "2024-07-11"]


def test_date_without_any_year_on_the_page(tmp_path: Path) -> None:
    text = page("A Title", f"{ABSTRACT}\n\n  • 5 authors\n·\nMar 4")
    assert [p.date for p in read(tmp_path, text)] == [None]
    assert [p.date for p in read(tmp_path, text, page_year=2023)] == ["2023-03-04"]


def test_abstract_of_two_paragraphs(tmp_path: Path) -> None:
    text = page("A Title", ABSTRACT, ABSTRACT, "B Title", ABSTRACT)
    found = read(tmp_path, text)
    assert [(p.title, len(p.abstract) > 500) for p in found] == [
        ("A Title", True),
        ("B Title", False),
    ]


def test_title_without_abstract(tmp_path: Path) -> None:
    found = read(tmp_path, page("A Title", "B Title", ABSTRACT))
    assert [(p.title, bool(p.abstract)) for p in found] == [("A Title", False), ("B Title", True)]


def test_short_abstract(tmp_path: Path) -> None:
    found = read(tmp_path, page("A Title", "We propose A.", "B Title", ABSTRACT))
    assert [(p.title, p.abstract[:13]) for p in found] == [
        ("A Title", "We propose A."),
        ("B Title", "We study how "),
    ]


def test_windows_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(page("A Title", ABSTRACT).replace("\n", "\r\n").encode())
    assert [(p.title, p.abstract) for p in read_papers([path])] == [("A Title", ABSTRACT)]


def test_abstract_where_a_title_belongs(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"page\.txt:7: a paragraph of 372 characters"):
        read(tmp_path, page(ABSTRACT, "A Title", ABSTRACT))


def test_page_without_papers(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no records"):
        read(tmp_path, HEAD)


words = st.text("abcdefgh ABC-:%$é", min_size=1, max_size=60).filter(str.strip)


@given(st.lists(st.tuples(words, words), min_size=1, max_size=5))
def test_titles_and_abstracts_come_back(
    tmp_path_factory: pytest.TempPathFactory, pairs: list[tuple[str, str]]
) -> None:
    entries = [(f"T{title.rstrip()}", f"{ABSTRACT}{text.rstrip()}.") for title, text in pairs]
    text = page(*(part for entry in entries for part in entry))
    found = read(tmp_path_factory.mktemp("page"), text)
    assert [(p.title, p.abstract) for p in found] == entries
