"""``kg questions``: the named queries, what they answer and what can be set."""

import sys

import click

from kg.cli.options import format_option
from kg.cli.output import print_rows
from kg.query.named import find_query, read_queries

__all__ = ["questions_command"]


@click.command()
@click.argument("name", required=False)
@format_option
def questions_command(name: str | None, format_: str) -> None:
    r"""List the named queries, or print the SPARQL of one.

    \b
    Example:
      kg questions
      kg questions leaderboard > my-leaderboard.rq
    """
    if name is not None:
        click.echo(find_query(name).text, nl=False)
        return
    rows = [
        (q.name, q.answers, ", ".join(f"{p.name}={p.default}" for p in q.parameters))
        for q in read_queries()
    ]
    print_rows(("name", "answers", "parameters"), rows, format_, sys.stdout)
