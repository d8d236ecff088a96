"""The cache keeps what it is given, and no state of its file stops a build."""

import sqlite3
import threading
from pathlib import Path

import pytest

from kg.core.records import Paper
from kg.pipeline.cache import AnnotationCache, clear_cache, read_cache_info
from kg.pipeline.fingerprint import pipeline_fingerprint

PAPERS = [Paper(f"p{n}", f"Title {n}", "An abstract.") for n in range(200)]
PIPELINE, OTHER = b"one pipeline....", b"another pipeline"


def fill(path: Path, papers: list[Paper], pipeline: bytes = PIPELINE) -> None:
    cache = AnnotationCache(path, pipeline)
    for paper in papers:
        cache.put(cache.key(paper), paper.id.encode())
    cache.close()


def found(path: Path | None, papers: list[Paper], pipeline: bytes = PIPELINE) -> list[bytes | None]:
    cache = AnnotationCache(path, pipeline)
    data = [cache.get(cache.key(paper)) for paper in papers]
    cache.close()
    return data


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "cache.sqlite"


def test_keeps_what_it_is_given(path: Path) -> None:
    fill(path, PAPERS)
    assert found(path, PAPERS) == [p.id.encode() for p in PAPERS]


def test_the_key_is_the_text_alone() -> None:
    cache = AnnotationCache(None)
    assert cache.key(Paper("a", "T", "A", date="2024")) == cache.key(Paper("b", "T", "A"))
    assert cache.key(Paper("a", "TA", "")) != cache.key(Paper("a", "T", "A"))


def test_another_pipeline_sees_nothing(path: Path) -> None:
    fill(path, PAPERS[:1])
    assert found(path, PAPERS[:1], OTHER) == [None]


def test_what_was_not_flushed_is_all_that_a_crash_loses(path: Path) -> None:
    cache = AnnotationCache(path, PIPELINE)
    for paper in PAPERS[:100]:
        cache.put(cache.key(paper), b"data")
    assert found(path, PAPERS[:100]).count(b"data") == 64


def test_no_path_keeps_nothing() -> None:
    cache = AnnotationCache(None)
    cache.put(cache.key(PAPERS[0]), b"data")
    assert cache.get(cache.key(PAPERS[0])) is None


@pytest.mark.parametrize("content", [b"not a database", b"SQLite format 3\x00" + b"\xff" * 4096])
def test_a_file_that_is_no_cache_is_put_aside(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    fill(path, PAPERS[:3])
    assert found(path, PAPERS[:3]) == [b"p0", b"p1", b"p2"]
    assert [p.read_bytes() for p in path.parent.glob("*.broken")] == [content]


def test_a_database_of_something_else_is_put_aside_unharmed(path: Path) -> None:
    path.parent.mkdir()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE mine (value)")
        connection.execute("INSERT INTO mine VALUES (1)")
    connection.close()
    fill(path, PAPERS[:1])
    assert found(path, PAPERS[:1]) == [b"p0"]
    (aside,) = path.parent.glob("*.broken")
    with sqlite3.connect(aside) as connection:
        assert connection.execute("SELECT * FROM mine").fetchall() == [(1,)]


def test_a_cache_of_another_format_is_put_aside(path: Path) -> None:
    fill(path, PAPERS[:1])
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    assert found(path, PAPERS[:1]) == [None]


def test_a_damaged_file_costs_its_entries_and_nothing_else(path: Path) -> None:
    fill(path, PAPERS)
    data = bytearray(path.read_bytes())
    data[2048:] = b"\x55" * (len(data) - 2048)
    path.write_bytes(data)
    known = [paper.id.encode() for paper in PAPERS]
    assert all(a in {None, b} for a, b in zip(found(path, PAPERS), known, strict=True))
    fill(path, PAPERS)
    assert found(path, PAPERS) == known


def test_a_damaged_entry_is_not_believed(path: Path) -> None:
    fill(path, PAPERS[:2])
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE annotation SET data = X'00' || substr(data, 2)")
    assert found(path, PAPERS[:2]) == [None, None]


def test_a_place_that_can_not_be_written_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    fill(tmp_path / "file" / "cache.sqlite", PAPERS[:1])
    fill(tmp_path, PAPERS[:1])
    assert found(tmp_path, PAPERS[:1]) == [None]


def test_many_at_once(path: Path) -> None:
    def work(number: int) -> None:
        fill(path, PAPERS[number:])

    threads = [threading.Thread(target=work, args=(n,)) for n in range(0, 160, 20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found(path, PAPERS) == [paper.id.encode() for paper in PAPERS]
    assert not list(path.parent.glob("*.broken"))


def test_info_and_clear(path: Path) -> None:
    assert read_cache_info(path, PIPELINE).entries == 0
    assert clear_cache(path) == 0
    fill(path, PAPERS[:5])
    fill(path, PAPERS[:3], OTHER)
    info = read_cache_info(path, PIPELINE)
    assert (info.entries, info.current) == (8, 5)
    assert info.size > 0
    assert clear_cache(path, keep=PIPELINE) == 3
    assert found(path, PAPERS[:1]) == [b"p0"]
    assert clear_cache(path) == 5


def test_the_fingerprint_is_of_contents(tmp_path: Path) -> None:
    one, other = tmp_path / "one.ttl", tmp_path / "other.ttl"
    one.write_text("a")
    other.write_text("a")
    assert pipeline_fingerprint([one]) == pipeline_fingerprint([other])
    other.write_text("b")
    assert pipeline_fingerprint([one]) != pipeline_fingerprint([other])
    assert pipeline_fingerprint([]) != pipeline_fingerprint([one])
