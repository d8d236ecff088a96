"""``kg build``: papers to exports."""

import json
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

import click
from rich.console import Console
from rich.table import Table

from kg.cli.bars import progress_bars
from kg.cli.cache import cache_option
from kg.cli.files import open_whole
from kg.cli.formats import InputFormat
from kg.core.errors import ReadError, UsageError
from kg.core.ids import DEFAULT_BASE_IRI
from kg.pipeline import BuildOptions, BuildSummary, build
from kg.readers.limits import MAX_BYTES

__all__ = ["build_command"]

_console = Console(stderr=True)


@click.command()
@click.argument("inputs", nargs=-1, required=True)
@click.option("--out", type=click.Path(path_type=Path), default=Path("exports"), show_default=True)
@click.option("--format", "format_", type=InputFormat(), help="Input format.")
@click.option("--page-year", type=int, help="Year of dates that a page gives without one.")
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="FIELD=NAME",
    help="Column of a table that holds a field, such as title=Name.",
)
@click.option(
    "--max-bytes",
    type=click.IntRange(1),
    default=MAX_BYTES,
    show_default=True,
    help="Largest size that a compressed input may unpack to.",
)
@click.option("--skip-bad", is_flag=True, help="Leave out what can't be read, and count it.")
@click.option(
    "--report",
    type=click.Path(path_type=Path, dir_okay=False),
    help="With --skip-bad: JSON Lines file of what was left out and why.",
)
@click.option(
    "--lexicon",
    "lexicons",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Turtle file that extends or overrides the lexicon.",
)
@click.option(
    "--decisions", type=click.Path(path_type=Path), help="A curator's same/different/rename/retype."
)
@click.option("--min-confidence", type=click.FloatRange(0, 1), default=0.0, show_default=True)
@click.option("--workers", type=click.IntRange(1), help="Processes (default: one per core).")
@click.option(
    "--engine",
    type=click.Choice(("local", "ray")),
    default="local",
    show_default=True,
    help="Where to work: processes here, or a Ray cluster.",
)
@click.option("--ray-address", help="Of a running cluster (default: one started here).")
@click.option("--base-iri", default=DEFAULT_BASE_IRI, show_default=True)
@cache_option("cache", "File that keeps annotations for the next build.")
@click.option("--no-cache", is_flag=True, help="Annotate everything, keep nothing.")
@click.option("--no-page", is_flag=True, help="Leave out graph.html.")
@click.option("--no-graph", is_flag=True, help="Leave out all that needs the graph in memory.")
@click.option(
    "--partitions",
    type=click.IntRange(1, 99_999),
    metavar="N",
    help="Write N-Triples in N files, by all workers, in place of Turtle, graph and page.",
)
@click.option(
    "--validate/--no-validate",
    default=None,
    help="Check all of the RDF against the shapes, or none of it (default: a sample).",
)
@click.option("--quiet", is_flag=True, help="No progress and no summary.")
def build_command(  # noqa: PLR0913, PLR0917  (one parameter per option)
    inputs: tuple[str, ...],
    out: Path,
    format_: str | None,
    page_year: int | None,
    columns: tuple[str, ...],
    max_bytes: int,
    skip_bad: bool,
    report: Path | None,
    lexicons: tuple[Path, ...],
    decisions: Path | None,
    min_confidence: float,
    workers: int | None,
    engine: Literal["local", "ray"],
    ray_address: str | None,
    base_iri: str,
    cache: Path,
    no_cache: bool,
    no_page: bool,
    no_graph: bool,
    partitions: int | None,
    validate: bool | None,
    quiet: bool,
) -> None:
    r"""Build the graph of INPUTS: files, folders, globs or - for standard input.

    \b
    Example:
      kg build papers/ --out exports
      kg build arxiv.jsonl.gz --out arxiv --no-graph --skip-bad
    """
    options = BuildOptions(
        format=format_,
        page_year=page_year,
        skip_bad=skip_bad,
        lexicons=lexicons,
        decisions=decisions,
        min_confidence=min_confidence,
        workers=workers,
        engine=engine,
        ray_address=ray_address,
        base_iri=base_iri,
        cache=None if no_cache else cache,
        page=not no_page,
        graph=not no_graph,
        partitions=partitions,
        validate="sample" if validate is None else "all" if validate else "nothing",
        columns=dict(_pair(column) for column in columns),
        max_bytes=max_bytes,
    )
    started = time.perf_counter()
    with progress_bars(quiet) as bars:
        summary = build(inputs, out, options, bars)
    if report is not None:
        _write_report(report, summary.skipped)
    if not quiet:
        _print_summary(summary, out, time.perf_counter() - started)


def _pair(column: str) -> tuple[str, str]:
    field, separator, name = column.partition("=")
    if not separator or not field or not name:
        raise UsageError(f"{column!r} is no FIELD=NAME", "like --column title=Name")
    return field, name


def _write_report(path: Path, skipped: Iterable[ReadError]) -> None:
    """A JSON object a line for everything that was left out; the file is written whole or not."""
    rows = (
        {"path": e.path, "line": e.line, "problem": e.problem, "expected": e.expected}
        for e in skipped
    )
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    with open_whole(path) as file:
        file.write(text.encode("utf8", "backslashreplace"))


def _print_summary(summary: BuildSummary, out: Path, seconds: float) -> None:
    table = Table(title=f"{out}", show_header=False, title_justify="left")
    table.add_column(style="bold")
    table.add_column(justify="right")
    for name, value in _rows(summary, seconds):
        table.add_row(name, value)
    _console.print(table)
    for error in summary.skipped:
        _console.print(f"skipped {error}", style="yellow", markup=False, highlight=False)


def _rows(summary: BuildSummary, seconds: float) -> Iterator[tuple[str, str]]:
    yield "papers", f"{summary.papers:,} (of {summary.listings:,} listings)"
    if summary.unchanged:
        yield "nothing has changed", "all files are as the last build wrote them"
    if summary.cached:
        yield "annotated before", f"{summary.cached:,}"
    if summary.skipped:
        yield "skipped", f"{len(summary.skipped):,}"
    for kind, number in summary.entities.items():
        yield kind.value, f"{number:,}"
    for role, number in summary.links.items():
        yield role.value, f"{number:,}"
    yield "results", f"{summary.results:,}"
    yield "code, data and project links", f"{summary.resources:,}"
    stages = ", ".join(f"{stage} {taken:.1f}" for stage, taken in summary.seconds.items())
    yield "seconds", f"{seconds:.1f} ({stages})"
    if not summary.unchanged:
        yield "papers/s", f"{summary.papers / seconds:,.1f}"
