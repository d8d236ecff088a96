"""``kg diff``: what a rebuild changed, in papers, entities and links."""

import sys
from collections import Counter
from pathlib import Path

import click

from kg.cli.options import format_option
from kg.cli.output import print_rows
from kg.graph.store import load_graph
from kg.query.changes import compare_graphs

__all__ = ["diff_command"]


@click.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@format_option
@click.option("--summary", is_flag=True, help="Counts only.")
def diff_command(old: Path, new: Path, format_: str, summary: bool) -> None:
    r"""Show what changed from the graph in folder OLD to that in NEW.

    \b
    Example:
      kg diff exports exports.new
      kg diff exports exports.new --summary
    """
    changes = tuple(compare_graphs(load_graph(old), load_graph(new)))
    counts = Counter((c.kind, c.what) for c in changes)
    if summary:
        rows = [(kind, what, counts[kind, what]) for kind, what in sorted(counts)]
        print_rows(("kind", "what", "count"), rows, format_, sys.stdout)
        return
    if changes or format_ != "table":
        cells = [(c.kind, c.what, c.id, c.detail) for c in changes]
        print_rows(("kind", "what", "id", "detail"), cells, format_, sys.stdout)
    talk = ", ".join(f"{n:,} {kind} {what}" for (kind, what), n in sorted(counts.items()))
    click.echo(talk or "no differences", err=True)
