"""``kg cache`` and what builds do with their cache, as a user sees it."""

from pathlib import Path

import pytest


@pytest.fixture
def cache(kg, papers_file: Path, tmp_path: Path) -> Path:
    path = tmp_path / "cache.sqlite"
    done = kg("build", papers_file, "--out", tmp_path / "out", "--cache", path)
    assert done.returncode == 0, done.stderr
    return path


def facts(text: str) -> dict[str, str]:
    return dict(line.split(maxsplit=1) for line in text.splitlines())


def test_info_says_what_there_is(kg, cache: Path) -> None:
    shown = facts(kg("cache", "info", "--cache", cache).stdout)
    assert shown["file"] == str(cache)
    assert (shown["papers"], shown["usable"]) == ("2", "2")


def test_info_of_a_cache_that_is_not_there(kg, tmp_path: Path) -> None:
    done = kg("cache", "info", "--cache", tmp_path / "none.sqlite")
    assert done.returncode == 0
    assert facts(done.stdout)["papers"] == "0"
    assert not list(tmp_path.iterdir())


def test_clear_removes_all_or_what_is_stale(kg, cache: Path) -> None:
    assert "removed 0" in kg("cache", "clear", "--stale", "--cache", cache).stdout
    assert "removed 2" in kg("cache", "clear", "--cache", cache).stdout
    assert facts(kg("cache", "info", "--cache", cache).stdout)["papers"] == "0"


def test_another_lexicon_makes_other_annotations(
    kg, cache: Path, papers_file: Path, tmp_path: Path
) -> None:
    lexicon = tmp_path / "own.ttl"
    lexicon.write_text("@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n")
    shown = facts(kg("cache", "info", "--cache", cache, "--lexicon", lexicon).stdout)
    assert (shown["papers"], shown["usable"]) == ("2", "0")
    assert (
        "removed 2"
        in kg("cache", "clear", "--stale", "--cache", cache, "--lexicon", lexicon).stdout
    )


def test_clear_leaves_a_file_that_is_no_cache(kg, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("dear reader")
    done = kg("cache", "clear", "--cache", path)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 2
    assert path.read_text() == "dear reader"


def test_a_build_says_what_it_took_from_the_cache(
    kg, cache: Path, papers_file: Path, tmp_path: Path
) -> None:
    again = ("build", papers_file, "--out", tmp_path / "again")
    assert "annotated before" in kg(*again, "--cache", cache).stderr
    assert "annotated before" not in kg(*again, "--no-cache").stderr


def test_a_broken_cache_is_noticed_and_made_anew(kg, papers_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "cache.sqlite"
    path.write_bytes(b"no database")
    done = kg("build", papers_file, "--out", tmp_path / "out", "--cache", path, "--quiet")
    assert done.returncode == 0
    assert "not a cache of annotations" in done.stderr
    assert facts(kg("cache", "info", "--cache", path).stdout)["papers"] == "2"


def test_a_build_with_nothing_changed_says_so_and_reports_the_same(
    kg, papers_file: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"abstract": "no title"}\n')
    args = ("build", papers_file, bad, "--out", tmp_path / "out", "--skip-bad", "--no-page")
    told = []
    for number in range(2):
        report = tmp_path / f"{number}.jsonl"
        done = kg(*args, "--cache", tmp_path / "cache.sqlite", "--report", report)
        skipped = [line for line in done.stderr.splitlines() if line.startswith("skipped")]
        told.append((done.returncode, skipped, report.read_text()))
        assert ("nothing has changed" in done.stderr) == (number == 1)
    assert told[0] == told[1]
    assert told[0][1]
