"""A build that finds everything as the last one left it does nothing; any other builds."""

import os
import shutil
import sys
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from kg.core.errors import UsageError
from kg.pipeline import BuildOptions, BuildSummary, build
from kg.pipeline.cache import clear_cache

FILES = {"annotations.jsonl", "graph.ttl", "evidence.ttl"}

Run = Callable[..., BuildSummary]


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.*")}


def written() -> dict[str, tuple[int, int]]:
    """When which file was written, by name."""
    stats = {path.name: path.stat() for path in Path("out").iterdir()}
    return {name: (stat.st_ino, stat.st_mtime_ns) for name, stat in stats.items()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, paper_lines: list[str]) -> Path:
    """A folder with inputs, what they were built to, and the cache of that build."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "in").mkdir()
    for number in range(2):
        text = "\n".join(paper_lines[number : number + 4 : 2]) + "\n"
        (folder / "in" / f"{number}.jsonl").write_text(text, encoding="utf8")
    before = Path.cwd()
    os.chdir(folder)
    try:
        options = BuildOptions(cache=Path("cache.sqlite"), graph=False, workers=1)
        assert not build(["in"], "out", options).unchanged
    finally:
        os.chdir(before)
    return folder


@pytest.fixture
def run(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Builds once more, in a copy of the folder; keyword arguments are options."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)

    def again(*inputs: str, out: str = "out", **options: Any) -> BuildSummary:
        given = {"cache": Path("cache.sqlite"), "graph": False, "workers": 1, **options}
        return build(inputs or ["in"], out, BuildOptions(**given))

    return again


def test_nothing_is_done_where_nothing_has_changed(run: Run) -> None:
    before = written()
    summary = run()
    assert summary.unchanged
    assert FILES == before.keys() == summary.files.keys()
    assert written() == before


def test_the_summary_is_that_of_the_build(run: Run) -> None:
    known, anew = run(), run(out="other")
    assert (known.unchanged, anew.unchanged) == (True, False)
    counts = ("listings", "papers", "cached", "entities", "links", "results", "resources", "files")
    assert [getattr(known, c) for c in counts] == [getattr(anew, c) for c in counts]
    assert known.papers == 4


@pytest.mark.parametrize(
    "options", [{"workers": 2}, {"cache": Path("./cache.sqlite")}], ids=["workers", "cache"]
)
def test_options_without_effect_on_the_outputs_build_nothing(run: Run, options: Any) -> None:
    assert run(**options).unchanged


@pytest.mark.parametrize(
    "options",
    [
        {"min_confidence": 0.5},
        {"base_iri": "https://example.org/"},
        {"validate": "nothing"},
        {"skip_bad": True},
        {"columns": {"title": "name"}},
        {"page_year": 2020},
        {"cache": None},
    ],
    ids=lambda options: next(iter(options)),
)
def test_an_option_that_counts_builds(run: Run, options: Any) -> None:
    assert not run(**options).unchanged


def test_going_back_to_old_options_builds(run: Run) -> None:
    reference = contents(Path("out"))
    assert not run(min_confidence=0.9).unchanged
    assert contents(Path("out")) != reference
    assert not run().unchanged
    assert contents(Path("out")) == reference


@pytest.mark.parametrize("name", sorted(FILES))
def test_an_output_that_was_changed_or_removed_is_made_again(run: Run, name: str) -> None:
    reference = contents(Path("out"))
    path = Path("out", name)
    path.write_bytes(path.read_bytes().replace(b"a", b"b", 1))
    assert not run().unchanged
    assert contents(Path("out")) == reference
    path.unlink()
    assert not run().unchanged
    assert contents(Path("out")) == reference
    assert run().unchanged


def test_files_that_are_not_the_build_s_are_left_alone(run: Run) -> None:
    Path("out", "notes.txt").write_text("mine")
    assert run().unchanged
    assert Path("out", "notes.txt").read_text() == "mine"


def test_a_time_stamp_is_no_change(run: Run) -> None:
    for path in (*Path("in").iterdir(), *Path("out").iterdir()):
        os.utime(path, (1, 1))
    assert run().unchanged


def test_a_changed_input_builds(run: Run) -> None:
    path = Path("in", "0.jsonl")
    path.write_text(path.read_text(encoding="utf8").replace("we", "they"), encoding="utf8")
    assert not run().unchanged
    assert run().unchanged


def test_a_new_a_lost_and_a_renamed_input_build(run: Run) -> None:
    shutil.copy("in/0.jsonl", "in/2.jsonl")
    assert not run().unchanged
    Path("in", "2.jsonl").rename("in/3.jsonl")
    assert not run().unchanged
    assert b"in/3.jsonl" in Path("out", "annotations.jsonl").read_bytes()
    Path("in", "3.jsonl").unlink()
    assert not run().unchanged
    assert run().unchanged


def test_another_order_of_the_same_inputs_builds_nothing(run: Run) -> None:
    assert run("in/1.jsonl", "in/0.jsonl").unchanged


def test_changed_lexicon_and_decisions_build(run: Run) -> None:
    lexicon, decisions = Path("own.ttl"), Path("decisions.toml")
    lexicon.write_text("@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n")
    decisions.write_text("")
    given = {"lexicons": (lexicon,), "decisions": decisions}
    assert not run(**given).unchanged
    lexicon.rename("moved.ttl")
    assert run(**given | {"lexicons": (Path("moved.ttl"),)}).unchanged
    Path("moved.ttl").write_text("# nothing\n")
    assert not run(**given | {"lexicons": (Path("moved.ttl"),)}).unchanged
    decisions.write_text("# nothing\n")
    assert not run(**given | {"lexicons": (Path("moved.ttl"),)}).unchanged


def test_without_its_cache_a_build_remembers_nothing(run: Run) -> None:
    assert not run(cache=None).unchanged
    clear_cache(Path("cache.sqlite"))
    assert not run().unchanged
    assert run().unchanged


def test_a_cache_of_an_older_version_is_no_obstacle(run: Run) -> None:
    import sqlite3  # noqa: PLC0415

    with sqlite3.connect("cache.sqlite") as connection:
        connection.execute("DROP TABLE build")
    summary = run()
    assert (summary.unchanged, summary.cached) == (False, 4)
    assert run().unchanged


def test_what_is_left_out_is_told_again_in_its_order(run: Run) -> None:
    for name in ("x", "y"):
        Path(f"{name}.jsonl").write_text('{"abstract": "no title"}\n[1]\n')
    inputs = ("in", "x.jsonl", "y.jsonl")
    first = run(*inputs, skip_bad=True)
    again = run(*inputs, skip_bad=True)
    assert (first.unchanged, again.unchanged) == (False, True)
    told = [(str(e), e.path, e.line, e.problem, e.expected, e.hint) for e in first.skipped]
    assert len(told) == 4
    repeated = [(str(e), e.path, e.line, e.problem, e.expected, e.hint) for e in again.skipped]
    assert repeated == told
    other = run("in", "y.jsonl", "x.jsonl", skip_bad=True)
    assert not other.unchanged
    assert [str(e) for e in other.skipped] == [t[0] for t in (*told[2:], *told[:2])]


def test_standard_input_is_read_each_time(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    data = Path("in", "0.jsonl").read_bytes()
    for _ in range(2):
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(data)))
        summary = run("-")
        assert (summary.unchanged, summary.papers) == (False, 2)


def test_what_can_be_read_but_once_is_not_read_by_the_check(run: Run) -> None:
    reader, writer = os.pipe()
    os.write(writer, Path("in", "0.jsonl").read_bytes())
    os.close(writer)
    summary = run(f"/dev/fd/{reader}")
    os.close(reader)
    assert (summary.unchanged, summary.papers) == (False, 2)


def test_a_missing_input_is_still_a_misuse(run: Run) -> None:
    with pytest.raises(UsageError, match="no such file"):
        run("nowhere")


def test_a_file_too_many_in_a_folder_of_parts_is_removed(run: Run) -> None:
    assert not run(partitions=2, out="parts").unchanged
    assert run(partitions=2, out="parts").unchanged
    folder = next(p for p in Path("parts").iterdir() if p.is_dir())
    (folder / "more.nt").write_text("")
    assert not run(partitions=2, out="parts").unchanged
    assert not (folder / "more.nt").exists()
