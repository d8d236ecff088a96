"""A build in partitions: its parts together are the graph that a build of the whole writes."""

import json
import multiprocessing
import os
import random
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import pyoxigraph as ox
import pytest

from kg.core.errors import KgError
from kg.pipeline import BuildOptions, BuildSummary, build
from kg.pipeline.executors import InProcesses, InThisProcess
from kg.pipeline.part_files import make_folders, open_part, receive, remove_unfinished
from kg.query.sparql import open_graph

T = TypeVar("T")
PAPERS = 48


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory, paper_lines: list[str]) -> list[Path]:
    folder = tmp_path_factory.mktemp("partitions")
    for number in range(2):
        text = "\n".join(paper_lines[number:PAPERS:2]) + "\n"
        (folder / f"{number}.jsonl").write_text(text, encoding="utf8")
    return sorted(folder.iterdir())


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache") / "annotations.sqlite"


@pytest.fixture(scope="module")
def whole(
    tmp_path_factory: pytest.TempPathFactory, inputs: list[Path], cache: Path
) -> tuple[Path, BuildSummary]:
    out = tmp_path_factory.mktemp("whole")
    return out, build(inputs, out, BuildOptions(graph=False, cache=cache, workers=1))


def triples(path: Path, form: ox.RdfFormat) -> list[str]:
    """Triples of a file as N-Triples; literals as they are written."""
    return [f"{quad.triple} ." for quad in ox.parse(path=path, format=form)]


def turtle_lines(out: Path) -> list[str]:
    """N-Triples of the Turtle of a whole build, sorted."""
    names = ("graph.ttl", "evidence.ttl")
    return sorted(t for name in names for t in triples(out / name, ox.RdfFormat.TURTLE))


def part_lines(out: Path) -> list[str]:
    """N-Triples of all parts, sorted."""
    parts = out.glob("*/*.nt")
    return sorted(t for path in parts for t in triples(path, ox.RdfFormat.N_TRIPLES))


def part_bytes(out: Path) -> dict[str, bytes]:
    return {p.relative_to(out).as_posix(): p.read_bytes() for p in out.rglob("*") if p.is_file()}


def counts(summary: BuildSummary) -> tuple[object, ...]:
    return summary.papers, summary.entities, summary.links, summary.results, summary.resources


@pytest.mark.parametrize(("workers", "partitions"), [(1, 1), (1, 3), (2, 5), (2, 100)])
def test_parts_are_the_whole(
    inputs: list[Path], cache: Path, whole, tmp_path: Path, workers: int, partitions: int
) -> None:
    options = BuildOptions(partitions=partitions, workers=workers, cache=cache)
    summary = build(inputs, tmp_path / "out", options)
    out, expected = whole
    assert part_lines(tmp_path / "out") == turtle_lines(out)
    assert counts(summary) == counts(expected)
    parts = sorted((tmp_path / "out" / "annotations").iterdir())
    assert len(parts) == min(partitions, PAPERS)
    joined = b"".join(p.read_bytes() for p in parts)
    assert joined == (out / "annotations.jsonl").read_bytes()
    sizes = [len(p.read_bytes().splitlines()) for p in parts]
    assert max(sizes) - min(sizes) <= 1


def test_order_and_workers_change_no_byte(inputs: list[Path], cache: Path, tmp_path: Path) -> None:
    options = {"partitions": 3, "cache": cache}
    build(inputs, tmp_path / "one", BuildOptions(**options, workers=1))
    shuffled = []
    for path in reversed(inputs):
        lines = path.read_text(encoding="utf8").splitlines()
        random.Random(7).shuffle(lines)
        shuffled.append(tmp_path / path.name)
        shuffled[-1].write_text("\n".join(lines) + "\n", encoding="utf8")
    build(shuffled, tmp_path / "two", BuildOptions(**options, workers=2))
    one, two = part_bytes(tmp_path / "one"), part_bytes(tmp_path / "two")
    assert sorted(one) == sorted(two)
    # where a paper was read from is in its annotations, as it is in those of the whole
    assert {n for n in one if one[n] != two[n]} == {n for n in one if n.startswith("annotations/")}


def test_options_of_the_whole_hold_for_parts(
    inputs: list[Path], cache: Path, tmp_path: Path
) -> None:
    options = {"base_iri": "https://kg.example/", "min_confidence": 0.6, "cache": cache}
    build(inputs, tmp_path / "whole", BuildOptions(**options, graph=False))
    build(inputs, tmp_path / "parts", BuildOptions(**options, partitions=2, validate="all"))
    assert part_lines(tmp_path / "parts") == turtle_lines(tmp_path / "whole")


def test_new_parts_replace_old_ones(
    inputs: list[Path], cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    build(inputs, out, BuildOptions(partitions=4, cache=cache))
    (out / "note.txt").write_text("kept")
    build(inputs, out, BuildOptions(partitions=3, cache=cache))
    assert len(list((out / "graph").glob("part-*"))) == 3
    monkeypatch.chdir(out)  # a folder that somebody stands in can't be swapped
    build(inputs, out, BuildOptions(partitions=2, cache=cache))
    assert len(list((out / "graph").glob("part-*"))) == 2
    assert {p.name for p in out.iterdir()} == {"annotations", "evidence", "graph", "note.txt"}


@pytest.mark.parametrize("stage", ["count", "link", "export"])
def test_a_build_that_fails_changes_nothing(
    inputs: list[Path], cache: Path, tmp_path: Path, stage: str
) -> None:
    out = tmp_path / "out"
    (out / "graph").mkdir(parents=True)
    (out / "graph" / "part-00000.nt").write_text("previous")

    def stop(items: Iterable[T], what: str, total: int | None) -> Iterator[T]:
        for item in items:
            if what == stage:
                raise KgError("stopped")
            yield item

    with pytest.raises(KgError, match="stopped"):
        build(inputs, out, BuildOptions(partitions=3, workers=2, cache=cache), stop)
    assert part_bytes(tmp_path) == {"out/graph/part-00000.nt": b"previous"}


def test_as_a_command(inputs: list[Path], cache: Path, whole, tmp_path: Path, start_build) -> None:
    args = (*inputs, "--partitions", 2, "--out", "out", "--cache", cache)
    process = start_build(tmp_path, *args)
    _, talk = process.communicate()
    assert process.returncode == 0, talk
    assert part_lines(tmp_path / "out") == turtle_lines(whole[0])
    query = "SELECT (COUNT(*) AS ?n) WHERE { ?p a kg:Paper ; kg:mentions ?e . ?a rdf:subject ?p }"
    assert open_graph(tmp_path / "out").query(query) == open_graph(whole[0]).query(query)
    lines = (tmp_path / "out" / "annotations" / "part-00000.jsonl").read_text().splitlines()
    assert "entities" in json.loads(lines[0])
    assert "papers/s" in talk


# --- executors ----------------------------------------------------------------------------------


def add(shared: int, item: int) -> int:
    return shared + item


def die(shared: None, item: int) -> None:
    os._exit(item)


def fail(shared: None, item: int) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("executor", [InThisProcess(), InProcesses(2)], ids=["one", "two"])
def test_every_item_is_worked_on_once(executor: InThisProcess | InProcesses) -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(40):
            taken.append(number)
            yield number

    done = iter(executor.map(add, 100, items()))
    first = next(done)
    assert len(taken) < 10  # no further ahead than keeps two busy
    assert sorted([first, *done]) == list(range(100, 140))


def test_a_worker_that_dies_is_one_line() -> None:
    with pytest.raises(KgError, match="a worker process died"):
        list(InProcesses(2).map(die, None, range(1, 4)))


def fail_or_take_long(shared: None, item: int) -> None:
    if item == 0:
        raise KgError("failed at once")
    time.sleep(600)


def test_a_failure_waits_for_no_other_worker() -> None:
    with pytest.raises(KgError, match="failed at once"):
        list(InProcesses(2).map(fail_or_take_long, None, range(4)))
    assert multiprocessing.active_children() == []


def test_what_a_worker_raises_arrives() -> None:
    with pytest.raises(OSError, match="No space left"):
        list(InProcesses(2).map(fail, None, range(4)))


# --- files of parts -----------------------------------------------------------------------------


def test_files_move_to_the_folder_that_is_seen(tmp_path: Path) -> None:
    make_folders(tmp_path, ("graph",))
    with open_part(tmp_path, ("graph",)) as part:
        (part.path / "graph" / "a.nt").write_bytes(b"triples")
        assert not (tmp_path / "graph" / "a.nt").exists()
        assert part.hand_over() == {}
    with open_part(tmp_path, ("graph",)) as lost:
        (lost.path / "graph" / "b.nt").write_bytes(b"half a tri")
    remove_unfinished(tmp_path)
    assert part_bytes(tmp_path) == {"graph/a.nt": b"triples"}


def test_files_are_sent_where_the_folder_is_not_seen(tmp_path: Path) -> None:
    with open_part(tmp_path / "elsewhere", ("graph",)) as part:
        (part.path / "graph" / "a.nt").write_bytes(b"triples" * 1000)
        sent = part.hand_over()
    assert not part.path.exists()
    make_folders(tmp_path, ("graph",))
    receive(sent, tmp_path)
    assert (tmp_path / "graph" / "a.nt").read_bytes() == b"triples" * 1000
