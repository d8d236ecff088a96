"""Whole builds: where the time goes, what the cache saves, how time and memory grow."""

import itertools
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tables import Table

from kg.core.records import Paper
from kg.readers import read_papers

__all__ = ["measure_cache", "measure_sizes", "measure_stages"]

_STAGES = ("read", "annotate", "resolve", "export")


def run_build(
    inputs: Sequence[str], out: str | Path | None = None, **options: object
) -> dict[str, Any]:
    """Counts, seconds and megabytes of one build in a process of its own; CPU with its workers."""
    script = str(Path(__file__).with_name("one_build.py"))
    with tempfile.TemporaryDirectory() as folder:
        target = str(out or f"{folder}/exports")
        command = [sys.executable, script, json.dumps(options), *inputs, target]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=_env())
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _env() -> dict[str, str]:
    """Environment in which modules are compiled once, as for users, and not by every build."""
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / "kg-benchmarks")}


def measure_stages(inputs: Sequence[str]) -> Table:
    """Share of each stage in a build without cache, in one process."""
    build = run_build(inputs, workers=1)
    seconds = {**build["seconds"]}
    seconds["start"] = build["total"] - sum(seconds.values())
    rows = [(stage, s, 100 * s / build["total"]) for stage, s in seconds.items()]
    rows.append(("total", build["total"], 100.0))
    note = f"{build['papers']:,} papers, one process, no cache, all exports."
    return Table("Stages", note, ("stage", "seconds", "%"), tuple(rows))


def measure_cache(inputs: Sequence[str], repeats: int = 3) -> Table:
    """A cold build against rebuilds: of all, of a hundredth, and where nothing has changed."""
    with tempfile.TemporaryDirectory() as folder:
        cache, out = f"{folder}/cache.sqlite", f"{folder}/exports"
        cold = run_build(inputs, out, cache=cache)

        def new() -> dict[str, Any]:
            _forget(cache, cold["papers"] // 100)
            return run_build(inputs, cache=cache)

        runs: dict[str, Callable[[], dict[str, Any]]] = {
            "all annotated before": lambda: run_build(inputs, cache=cache),
            "1 % new": new,
            "nothing changed": lambda: run_build(inputs, out, cache=cache),
        }
        builds = {name: _fastest(run, repeats) for name, run in runs.items()}
    if not builds["nothing changed"]["unchanged"]:
        raise RuntimeError("a build with nothing changed was not noticed")
    rows = [
        (
            name,
            b["cached"],
            b["cpu"],
            cold["cpu"] / b["cpu"],
            b["total"],
            cold["total"] / b["total"],
        )
        for name, b in {"cold": cold, **builds}.items()
    ]
    note = (
        f"{cold['papers']:,} papers, all exports; CPU seconds are those of all processes, and rows "
        f"but the first the least of {repeats}. The second and third row write to a new folder."
    )
    columns = ("build", "cached", "CPU s", "times less", "elapsed s", "times faster")
    return Table("Cache", note, columns, tuple(rows))


def _fastest(run: Callable[[], dict[str, Any]], repeats: int) -> dict[str, Any]:
    return min((run() for _ in range(repeats)), key=lambda build: build["cpu"])


def _forget(cache: str, entries: int) -> None:
    """Remove so many papers' annotations from the cache, and as much of what follows from them."""
    import sqlite3  # noqa: PLC0415

    with sqlite3.connect(cache) as connection:
        query = "DELETE FROM annotation WHERE rowid IN (SELECT rowid FROM annotation LIMIT ?)"
        connection.execute(query, (entries,))
        connection.execute("DELETE FROM grouping WHERE text NOT IN (SELECT text FROM annotation)")
        query = "DELETE FROM evidence WHERE rowid IN (SELECT rowid FROM evidence LIMIT ?)"
        connection.execute(query, (entries,))


def measure_sizes(inputs: Sequence[str], sizes: Sequence[int], **options: object) -> Table:
    """Time per paper and peak memory of builds of so many papers, without what can't stream."""
    rows = []
    first = 0.0
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "papers.jsonl"
            write_papers(itertools.islice(read_papers(inputs), size), path)
            build = run_build([str(path)], graph=False, **options)
        each = [1000 * build["seconds"][stage] / build["papers"] for stage in _STAGES]
        cpu = 1000 * build["cpu"] / build["papers"]
        first = first or cpu
        memory = build["memory"], build["worker memory"]
        rows.append((build["papers"], *each, cpu, cpu / first, *memory))
    columns = (
        "papers", *(f"{s} ms" for s in _STAGES), "CPU ms a paper", "times the first", "peak MB",
        "of a worker",
    )  # fmt: skip
    note = (
        "No cache, `--no-graph`; milliseconds per paper, elapsed by stage and of CPU in all "
        "processes; memory of the process that builds, and of its largest worker."
    )
    return Table("Growth", note, columns, tuple(rows))


def write_papers(papers: Iterable[Paper], path: Path) -> None:
    """Papers as JSON Lines, as the reader of JSON Lines takes them."""
    with path.open("w", encoding="utf8") as file:
        for row in _rows(papers):
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def _rows(papers: Iterable[Paper]) -> Iterator[dict[str, object]]:
    for paper in papers:
        row = asdict(paper)
        del row["sources"]
        yield {name: value for name, value in row.items() if value}
