"""Files, folders, globs and standard input; sources as given; inputs that can't be read."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.core.errors import KgError, ReadError, UsageError
from kg.readers import READERS, read_papers


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("b.jsonl", "a.jsonl", "sub/c.jsonl", ".hidden.jsonl", ".git/d.jsonl"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'{{"title": "In {name}"}}\n', encoding="utf8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "given", ["in", "in/", "./in", "in/*", "in/**", Path("in"), Path("in/")], ids=str
)
def test_sources_are_the_same_however_a_folder_is_named(folder: Path, given: str | Path) -> None:
    found = [p.sources for p in read_papers([given])]
    assert found == [("in/a.jsonl",), ("in/b.jsonl",), ("in/sub/c.jsonl",)]


def test_a_file_named_twice_is_read_once(folder: Path) -> None:
    assert [p.title for p in read_papers(["in/b.jsonl", "in"])] == [
        "In b.jsonl",
        "In a.jsonl",
        "In sub/c.jsonl",
    ]


def test_absolute_paths_stay_absolute(folder: Path) -> None:
    path = folder / "in" / "a.jsonl"
    assert [p.sources for p in read_papers([path])] == [(path.as_posix(),)]


def test_a_file_whose_name_looks_like_a_glob(folder: Path) -> None:
    Path("[a].jsonl").write_text('{"title": "Odd"}', encoding="utf8")
    assert [p.title for p in read_papers(["[a].jsonl"])] == ["Odd"]


def test_standard_input(folder: Path) -> None:
    code = "from kg.readers import *; print([(p.title, p.sources) for p in read_papers(['-'])])"
    command = [sys.executable, "-c", code]
    done = subprocess.run(
        command, check=True, input='{"title": "A"}', text=True, capture_output=True
    )
    assert done.stdout == "[('A', ('-',))]\n"


@pytest.mark.parametrize("given", ["nowhere", "in/*.csv", "", "a\0b"])
def test_nothing_there_is_misuse(folder: Path, given: str) -> None:
    with pytest.raises(UsageError) as caught:
        list(read_papers([given]))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "the file is empty"),
        (b" \n\n", "the file is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a binary file"),
        (b"\x1f\x8b\x08\0broken", "damaged"),
        (b"Get trending papers\n\ncaf\xe9\n", "byte 0xe9 is not UTF-8"),
    ],
    ids=["empty", "blank", "binary", "gzip", "encoding"],
)
def test_file_that_cannot_be_read(folder: Path, data: bytes, problem: str) -> None:
    Path("in/a.jsonl").write_bytes(data)
    with pytest.raises(ReadError, match=f"^in/a.jsonl(:[0-9]+)?: .*{problem}") as caught:
        list(read_papers(["in"]))
    assert "\n" not in str(caught.value)
    errors: list[ReadError] = []
    rest = [p.title for p in read_papers(["in"], skip_bad=errors.append)]
    assert rest == ["In b.jsonl", "In sub/c.jsonl"]
    assert len(errors) == 1


def test_line_of_invalid_utf8(folder: Path) -> None:
    Path("page.txt").write_bytes(b"Get trending papers\n\nA Title\n\ncaf\xe9\n")
    with pytest.raises(ReadError, match=r"page\.txt:5: "):
        list(read_papers(["page.txt"]))


def test_folder_without_files(folder: Path) -> None:
    Path("empty").mkdir()
    with pytest.raises(ReadError, match="no files"):
        list(read_papers(["empty"]))


def test_file_that_may_not_be_opened(folder: Path) -> None:
    Path("loop").symlink_to("loop")
    with pytest.raises(KgError, match="loop"):
        list(read_papers(["loop"]))


def test_name_that_is_no_text(folder: Path) -> None:
    name = b"caf\xe9\n.jsonl"
    Path(os.fsdecode(name)).write_text('{"title": "A"}', encoding="utf8")
    (paper,) = read_papers([os.fsdecode(name)])
    assert paper.sources == ("caf\ufffd\ufffd.jsonl",)


def test_format_by_name(folder: Path) -> None:
    with pytest.raises(UsageError, match="no input format is called 'docx'"):
        list(read_papers(["in"], format="docx"))
    (paper,) = read_papers(["in/a.jsonl"], format="daily-page")
    assert paper.title == '{"title": "In a.jsonl"}'


def test_names_of_formats_are_distinct() -> None:
    assert len({r.name for r in READERS}) == len(READERS)


def test_what_is_left_out_of_one_input_is_bounded(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"title": "T"}\n' + "{}\n" * 100_001 + '{"title": "U"}\n')
    (tmp_path / "b.jsonl").write_text('{"title": "V"}\n')
    errors: list[ReadError] = []
    papers = read_papers([tmp_path / "a.jsonl", tmp_path / "b.jsonl"], skip_bad=errors.append)
    assert [paper.title for paper in papers] == ["T", "V"]
    assert len(errors) == 100_001
    assert "100,000 records can't be read; the rest is left out" in str(errors[-1])


def test_empty_lines_are_bounded(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"title": "T"}\n' + "\n" * 1_000_001 + '{"title": "U"}\n')
    with pytest.raises(ReadError, match="more than 1,000,000 empty lines"):
        list(read_papers([path]))


def test_every_format_is_told_by_blank_lines_alone_in_no_time(tmp_path: Path) -> None:
    """As many as are looked at: a pattern that goes back over them takes minutes."""
    path = tmp_path / "blank"
    path.write_text("T" + "\n" * (1 << 16) + "U\n")
    with pytest.raises(ReadError, match="a format that kg does not know"):
        list(read_papers([path]))
