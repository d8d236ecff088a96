import os
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.core.errors import KgError
from kg.query import store as stores
from kg.query.store import disk_store, graph_files, open_store


@pytest.fixture
def exports(small_exports: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(small_exports, tmp_path / "exports"))


def named(store: ox.Store) -> set[ox.Quad]:
    """Quads without blank nodes (the ontology's lists), whose names differ each time."""
    return {q for q in store if ox.BlankNode not in {type(q.subject), type(q.object)}}


def test_a_store_on_disk_has_the_same_triples(exports: Path, tmp_path: Path) -> None:
    on_disk = ox.Store.read_only(str(disk_store(exports, tmp_path / "cache")))
    assert named(on_disk) == named(open_store(exports))
    assert len(on_disk) > 377


def test_it_is_made_once_and_again_when_the_graph_changes(exports: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first = disk_store(exports, cache)
    assert disk_store(exports, cache) == first
    graph = exports / "graph.ttl"
    graph.write_text(graph.read_text().replace("A second paper", "Another"))
    second = disk_store(exports, cache)
    assert second != first
    assert len(list(cache.iterdir())) == 2
    assert any("Another" in str(quad.object) for quad in ox.Store.read_only(str(second)))


def test_old_stores_go(exports: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    for number in range(12):
        (cache / f"old{number}").mkdir(parents=True)
        os.utime(cache / f"old{number}", (number, number))
    kept = disk_store(exports, cache)
    assert kept.is_dir()
    assert sorted(path.name for path in cache.iterdir() if path != kept) == sorted(
        f"old{number}" for number in range(5, 12)
    )


def test_a_broken_graph_leaves_no_store(exports: Path, tmp_path: Path) -> None:
    (exports / "evidence.ttl").write_text("no turtle")
    with pytest.raises(KgError, match=r"evidence\.ttl: not Turtle"):
        disk_store(exports, tmp_path / "cache")
    assert not list((tmp_path / "cache").iterdir())


def test_a_larger_graph_is_read_from_disk(
    exports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = named(open_store(exports))
    monkeypatch.setenv("KG_STORES", str(tmp_path / "cache"))
    monkeypatch.setattr(stores, "_SMALL", 0)
    assert named(open_store(exports)) == expected
    assert len(list((tmp_path / "cache").iterdir())) == 1


def test_where_no_store_can_be_written_it_is_read_into_memory(
    exports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("KG_STORES", str(tmp_path / "file"))
    monkeypatch.setattr(stores, "_SMALL", 0)
    assert len(open_store(exports)) > 377


def test_no_graph(tmp_path: Path) -> None:
    with pytest.raises(KgError, match=r"no graph\.ttl"):
        graph_files(tmp_path)
