"""Parquet: columns by name, values of any type, files that are damaged or too large."""

import datetime
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from kg.core.errors import ReadError
from kg.core.records import Paper
from kg.readers import read_papers
from kg.readers.characters import clean


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "papers.parquet"


def write(path: Path, rows: list[dict[str, Any]], schema: pa.Schema | None = None) -> None:
    parquet.write_table(pa.Table.from_pylist(rows, schema), path)


def read_one(path: Path, **options: Any) -> Paper:
    (paper,) = read_papers([path], **options)
    return paper


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (datetime.date(2024, 7, 11), "2024-07-11"),
        (datetime.datetime(2024, 7, 11, 17, 59), "2024-07-11"),
        ("July 2024", "2024-07"),
        (2024, "2024"),
        (2024.0, "2024"),
        (None, None),
    ],
    ids=str,
)
def test_dates(path: Path, value: object, expected: str | None) -> None:
    write(path, [{"title": "A", "year": value}])
    assert read_one(path).date == expected


@pytest.mark.parametrize(
    "value",
    [["Ada Lovelace", "Alan Turing"], [{"name": "Ada Lovelace"}, {"name": "Alan Turing"}]],
    ids=["names", "structures"],
)
def test_authors(path: Path, value: object) -> None:
    write(path, [{"title": "A", "authors": value}])
    assert read_one(path).authors == ("Ada Lovelace", "Alan Turing")


def test_authors_in_one_text(path: Path) -> None:
    write(path, [{"title": "A", "authors": "Lovelace, Ada; Turing, Alan"}])
    assert read_one(path).authors == ("Ada Lovelace", "Alan Turing")


def test_columns_as_tables_and_users_call_them(path: Path) -> None:
    write(path, [{"Name": "A Title", "Abstract": "Text.", "other": [1]}])
    with pytest.raises(ReadError, match=r"no column of titles; expected one called 'title'$"):
        read_one(path)
    paper = read_one(path, columns={"title": "name"})
    assert (paper.title, paper.abstract) == ("A Title", "Text.")


def test_text_as_bytes(path: Path) -> None:
    write(path, [{"title": "Schrödinger".encode(), "abstract": b"a"}])
    assert read_one(path).title == "Schrödinger"


def test_rows_that_can_not_be_read_are_named(path: Path) -> None:
    schema = pa.schema([("title", pa.binary()), ("published", pa.timestamp("s"))])
    late = datetime.datetime(2024, 1, 1)
    rows = [{"title": t, "published": late} for t in (b"A", None, b"caf\xe9", b"D")]
    write(path, rows, schema)
    errors: list[ReadError] = []
    found = [p.title for p in read_papers([path], skip_bad=errors.append)]
    assert found == ["A", "D"]
    assert [(e.line, e.problem) for e in errors] == [
        (2, "the record has no title"),
        (3, "byte 0xe9 is not UTF-8"),
    ]


def test_a_title_that_is_no_text_is_named(path: Path) -> None:
    write(path, [{"title": 7}])
    with pytest.raises(ReadError, match=r"papers\.parquet:1: 'title' is a number; expected text"):
        read_one(path)


def test_many_rows_keep_their_order(path: Path) -> None:
    write(path, [{"title": f"T {n}"} for n in range(300)])
    assert [p.title for p in read_papers([path])] == [f"T {n}" for n in range(300)]


@pytest.mark.parametrize("kept", [4, 40, 0.5, -1], ids=str)
def test_a_damaged_file_is_one_line(path: Path, kept: float) -> None:
    write(path, [{"title": f"T {n}", "abstract": "text " * 40} for n in range(100)])
    data = path.read_bytes()
    path.write_bytes(data[: int(kept * len(data)) if 0 < kept < 1 else int(kept)])
    with pytest.raises(ReadError, match=r"papers\.parquet: damaged Parquet: \w+; expected"):
        list(read_papers([path]))


def test_a_file_that_unpacks_to_too_much(path: Path) -> None:
    write(path, [{"title": "T", "abstract": "text " * 4000}])
    with pytest.raises(ReadError, match=r"unpacks to more than 10,000 bytes"):
        list(read_papers([path], max_bytes=10_000))


def test_without_the_library_says_what_to_install(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(path, [{"title": "A"}])
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ReadError, match=r"pip install 'kg-papers\[parquet\]'"):
        list(read_papers([path]))


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50
)
@given(abstracts=st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=4))
def test_texts_come_back_as_they_were(path: Path, abstracts: list[str]) -> None:
    rows = [{"id": str(n), "title": "T", "abstract": text} for n, text in enumerate(abstracts)]
    write(path, [{"id": "x", "title": "T", "abstract": ""}, *rows])
    assert [p.abstract for p in read_papers([path])] == ["", *map(clean, abstracts)]
