"""Whole builds: where the time goes, what the cache saves, how time and memory grow."""

import itertools
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tables import Table

from kg.core.records import Paper
from kg.readers import read_papers

__all__ = ["measure_cache", "measure_sizes", "measure_stages"]

_STAGES = ("read", "annotate", "resolve", "export")


def run_build(inputs: Sequence[str], **options: object) -> dict[str, Any]:
    """Counts, seconds and megabytes of one build in a process of its own."""
    script = str(Path(__file__).with_name("one_build.py"))
    with tempfile.TemporaryDirectory() as out:
        command = [sys.executable, script, json.dumps(options), *inputs, f"{out}/exports"]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def measure_stages(inputs: Sequence[str]) -> Table:
    """Share of each stage in a build without cache, in one process."""
    build = run_build(inputs, workers=1)
    seconds = {**build["seconds"]}
    seconds["start"] = build["total"] - sum(seconds.values())
    rows = [(stage, s, 100 * s / build["total"]) for stage, s in seconds.items()]
    rows.append(("total", build["total"], 100.0))
    note = f"{build['papers']:,} papers, one process, no cache, all exports."
    return Table("Stages", note, ("stage", "seconds", "%"), tuple(rows))


def measure_cache(inputs: Sequence[str]) -> Table:
    """A build that fills a cache, one that finds all in it, one that lacks a hundredth."""
    with tempfile.TemporaryDirectory() as folder:
        cache = f"{folder}/cache.sqlite"
        names = ("cold", "warm", "warm, 1 % new")
        cold = run_build(inputs, cache=cache)
        warm = run_build(inputs, cache=cache)
        _forget(cache, cold["papers"] // 100)
        builds = dict(zip(names, (cold, warm, run_build(inputs, cache=cache)), strict=True))
    rows = []
    for name, build in builds.items():
        annotate, total = build["seconds"]["annotate"], build["total"]
        ratios = (cold["seconds"]["annotate"] / annotate, cold["total"] / total)
        rows.append((name, build["cached"], annotate, ratios[0], total, ratios[1]))
    note = (
        f"{cold['papers']:,} papers. The annotate stage also counts surface forms for resolution; "
        "the whole build starts Python, resolves and writes all exports."
    )
    columns = ("build", "cached", "annotate s", "times cold", "whole s", "times cold, whole")
    return Table("Cache", note, columns, tuple(rows))


def _forget(cache: str, entries: int) -> None:
    import sqlite3  # noqa: PLC0415

    with sqlite3.connect(cache) as connection:
        query = "DELETE FROM annotation WHERE rowid IN (SELECT rowid FROM annotation LIMIT ?)"
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
        total = sum(each)
        first = first or total
        rows.append((build["papers"], *each, total, total / first, build["memory"]))
    columns = (
        "papers", *(f"{s} ms" for s in _STAGES), "ms a paper", "times the first", "peak MB",
    )  # fmt: skip
    note = "No cache, `--no-graph`; milliseconds per paper; memory of the process that builds."
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
