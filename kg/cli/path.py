"""``kg path``: how two entities or papers hang together."""

import sys
from pathlib import Path

import click

from kg.cli.options import directory_option, format_option
from kg.cli.output import print_rows
from kg.core.errors import KgError
from kg.graph.store import load_graph

__all__ = ["path_command"]


@click.command()
@click.argument("first")
@click.argument("second")
@directory_option
@format_option
def path_command(first: str, second: str, directory: Path, format_: str) -> None:
    r"""Show a shortest path from FIRST to SECOND, entities or papers.

    A relation leads to its line from the line before; ^ says that it points the other way.

    \b
    Example:
      kg path CC3M "visual question answering"
      kg path BLIP-2 COCO --format json
    """
    steps = load_graph(directory).path(first, second)
    if not steps:
        raise KgError(f"no path leads from {first!r} to {second!r}")
    rows = [(s.relation, s.kind, s.label, s.id) for s in steps]
    print_rows(("relation", "kind", "label", "id"), rows, format_, sys.stdout)
