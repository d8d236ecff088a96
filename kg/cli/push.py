"""``kg push``: the graph into a SPARQL store."""

import os
import sys
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from kg.query.graph_store import PushOptions, push_graph, triples_of

__all__ = ["push_command"]

_PASSWORD = "KG_PUSH_PASSWORD"  # noqa: S105  (the name of a variable)


@click.command()
@click.argument("url")
@click.argument("directory", type=click.Path(path_type=Path), default=Path("exports"))
@click.option("--graph", metavar="IRI", help="Named graph to load into (else the default graph).")
@click.option("--append", is_flag=True, help="Add to what the store has there.")
@click.option("--no-evidence", is_flag=True, help="Only the facts.")
@click.option("--user", help=f"For Basic authentication; the password is taken from {_PASSWORD}.")
@click.option("--attempts", type=click.IntRange(1), default=6, show_default=True)
def push_command(  # noqa: PLR0913, PLR0917  (one parameter per option)
    url: str,
    directory: Path,
    graph: str | None,
    append: bool,
    no_evidence: bool,
    user: str | None,
    attempts: int,
) -> None:
    r"""Load the graph in DIRECTORY (exports) into the store whose Graph Store endpoint is at URL.

    The graph may be whole or in parts (kg build --partitions). What the store has under that name
    is replaced. Chunks that fail are sent again.

    \b
    Example:
      kg push http://127.0.0.1:7878/store --graph https://w3id.org/mlkg/graph
      kg push http://127.0.0.1:3030/papers/data
    """
    options = PushOptions(
        graph=graph,
        append=append,
        user=user,
        password=os.environ.get(_PASSWORD, ""),
        attempts=attempts,
    )
    lines = triples_of(directory, evidence=not no_evidence)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    hidden = not sys.stderr.isatty()
    with Progress(*columns, console=Console(stderr=True), disable=hidden) as progress:
        task = progress.add_task("0 triples")
        total = push_graph(
            lines, url, options, lambda n: progress.update(task, description=f"{n:,} triples")
        )
    click.echo(f"{total:,} triples loaded", err=True)
