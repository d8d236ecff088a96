"""JSON Lines: the fields, text as it was written, and records that are not what they have to be."""

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.core.errors import ReadError
from kg.core.ids import local_paper_id
from kg.core.records import Paper
from kg.readers import read_papers

FULL = {
    "id": "p1",
    "title": "A Title",
    "abstract": "An abstract.\nTwo lines.",
    "date": "2024-07-11T17:59:59Z",
    "authors": ["Ada Lovelace", {"name": "Alan Turing"}],
    "url": "https://arxiv.org/abs/2407.08563v2",
    "doi": "https://doi.org/10.1000/XYZ",
}


def read(tmp_path: Path, *records: object) -> list[Paper]:
    path = tmp_path / "papers.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf8")
    return list(read_papers([path]))


def test_every_field(tmp_path: Path) -> None:
    source = (tmp_path / "papers.jsonl").as_posix()
    assert read(tmp_path, FULL) == [
        Paper(
            id="p1",
            title="A Title",
            abstract="An abstract.\nTwo lines.",
            date="2024-07-11",
            authors=("Ada Lovelace", "Alan Turing"),
            url="https://arxiv.org/abs/2407.08563v2",
            sources=(source,),
            doi="10.1000/xyz",
            arxiv_id="2407.08563",
        )
    ]


def test_title_alone_is_enough(tmp_path: Path) -> None:
    (paper,) = read(tmp_path, {"title": "A Title"})
    assert (paper.id, paper.abstract, paper.date) == (local_paper_id("A Title"), "", None)


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("summary", "S", ("abstract", "S")),
        ("published", "2024-07", ("date", "2024-07")),
        ("year", 2024, ("date", "2024")),
        ("date", "2024-13-01", ("date", None)),
        ("date", "soon", ("date", None)),
        ("id", 7, ("id", "7")),
        ("id", "2407.08563v3", ("id", "2407.08563")),
        ("id", "cs/0112017", ("arxiv_id", "cs/0112017")),
        ("arxiv_id", "arXiv:2407.08563", ("id", "2407.08563")),
        ("doi", "10.48550/arXiv.2407.08563", ("arxiv_id", "2407.08563")),
        ("doi", "none", ("doi", None)),
        ("url", "javascript:alert(1)", ("url", None)),
        ("url", "https://a.b/<c d>\"", ("url", "https://a.b/%3Cc%20d%3E%22")),
        ("authors", "A. Lovelace and A. Turing", ("authors", ("A. Lovelace", "A. Turing"))),
        ("authors", 3, ("authors", ())),
        ("authors", [None, 4, {"x": 1}, "A"], ("authors", ("A",))),
    ],
)  # fmt: skip
def test_field(tmp_path: Path, field: str, value: object, expected: tuple[str, object]) -> None:
    (paper,) = read(tmp_path, {"title": "A Title", field: value})
    assert getattr(paper, expected[0]) == expected[1]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (b"[1]", "a list, not an object"),
        (b'"text"', "text, not an object"),
        (b"{", "not JSON at character 2"),
        (b'{"title": "caf\xe9"}', "byte 0xe9 is not UTF-8"),
        (b'{"abstract": "no title"}', "no title"),
        (b'{"title": " \\n"}', "no title"),
        (b'{"title": null}', "no title"),
        (b'{"title": "\\ud800"}', "no title"),
        (b'{"title": 3}', "'title' is a number"),
        (b'{"title": "T", "abstract": ["x"]}', "'abstract' is a list"),
        (b'{"title": ' + b"[" * 100_000, "nested too deeply"),
        (b'{"title": ' + b"1" * 5_000 + b"}", "too long"),
        (b'{"title": "' + b"x" * 20_000 + b'"}', "20,000 characters"),
        (b'{"title": "T", "id": "' + b"x" * 600 + b'"}', "600 characters"),
    ],
)
def test_bad_record_is_one_line_with_its_place(tmp_path: Path, line: bytes, problem: str) -> None:
    path = tmp_path / "papers.jsonl"
    path.write_bytes(b'{"title": "One"}\n\n' + line + b'\n{"title": "Two"}\n')
    with pytest.raises(ReadError, match=f"papers.jsonl:3: .*{problem}") as caught:
        list(read_papers([path]))
    assert "\n" not in str(caught.value)
    errors: list[ReadError] = []
    titles = [p.title for p in read_papers([path], skip_bad=errors.append)]
    assert titles == ["One", "Two"]
    assert [error.line for error in errors] == [3]


def test_unfit_characters_become_replacement_characters_one_for_one(tmp_path: Path) -> None:
    (paper,) = read(tmp_path, {"title": "A\ud800B\x00C", "abstract": "\x1b[31m\u202ered\ufffe"})
    assert paper.title == "A\ufffdB\ufffdC"
    assert paper.abstract == "\ufffd[31m\u202ered\ufffd"


def test_byte_order_mark_and_gzip(tmp_path: Path) -> None:
    path = tmp_path / "papers"
    path.write_bytes(gzip.compress(b'\xef\xbb\xbf{"title": "One"}\r\n{"title": "Two"}'))
    assert [p.title for p in read_papers([path])] == ["One", "Two"]


texts = st.text().filter(lambda t: t.strip())
records = st.fixed_dictionaries(
    {"title": texts},
    optional={
        "abstract": st.text(),
        "id": st.text() | st.integers(),
        "date": st.text() | st.integers(),
        "authors": st.lists(st.text()) | st.text(),
        "url": st.text(),
        "doi": st.text(),
        "arxiv_id": st.text(),
    },
)


@given(st.lists(records, min_size=1, max_size=4))
def test_any_record_gives_text_that_utf8_can_carry(
    tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, object]]
) -> None:
    path = tmp_path_factory.mktemp("any") / "papers.jsonl"
    path.write_text("\n".join(json.dumps(r) for r in rows), encoding="utf8")
    errors: list[ReadError] = []
    found = list(read_papers([path], skip_bad=errors.append))
    assert len(found) + len(errors) == len(rows)
    for paper in found:
        assert repr(paper).encode()
        assert paper.id
        assert len(paper.title) in {len(str(r["title"])) for r in rows}


@given(st.binary(max_size=300))
def test_any_bytes_give_papers_or_a_read_error(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.mktemp("bytes") / "papers"
    path.write_bytes(b'{"title": "One"}\n' + data)
    found = list(read_papers([path], skip_bad=lambda error: None))
    assert found[0].title == "One"
