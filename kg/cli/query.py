"""``kg query``: SPARQL text, a file or a named query over an exported graph."""

import sys
from pathlib import Path

import click

from kg.cli.options import directory_option, format_option
from kg.cli.output import print_rows
from kg.core.errors import QueryError, UsageError
from kg.query.named import find_query
from kg.query.sparql import Iri, SparqlGraph, Value, open_graph

__all__ = ["query_command"]


@click.command()
@click.argument("arguments", nargs=-1, metavar="[TEXT|FILE|-] [DIR]")
@click.option("--named", metavar="NAME", help="Run a named query (kg questions lists them).")
@click.option("--param", "params", multiple=True, metavar="NAME=VALUE", help="For --named.")
@directory_option
@format_option
def query_command(
    arguments: tuple[str, ...],
    named: str | None,
    params: tuple[str, ...],
    directory: Path,
    format_: str,
) -> None:
    r"""Ask the graph in DIR (exports) in SPARQL; known prefixes need no PREFIX line.

    \b
    Example:
      kg query 'SELECT ?p { ?p kg:trainsOn dataset:cc3m }'
      kg query --named datasets-by-papers --format csv
      kg query --named train-and-evaluate --param train=ImageNet-21K
    """
    if params and named is None:
        raise UsageError("--param is for named queries", "add --named NAME")
    places = list(arguments)
    if named is not None:
        text = find_query(named).bind(dict(_read_param(p) for p in params))
    elif places:
        text = _read_text(places.pop(0))
    else:
        raise UsageError("no query", "give SPARQL, a file, - or --named NAME")
    if len(places) > 1:
        raise UsageError(f"one query and one folder at most, not {len(arguments)} arguments")
    graph = open_graph(places[0] if places else directory)
    answer = graph.query(text)
    rows = [[_show(graph, cell, format_) for cell in row] for row in answer.rows]
    print_rows(answer.columns, rows, format_, sys.stdout)


def _read_param(param: str) -> tuple[str, str]:
    name, separator, value = param.partition("=")
    if not separator:
        raise UsageError(f"{param!r} is no NAME=VALUE")
    return name, value


def _read_text(argument: str) -> str:
    if argument == "-":
        return sys.stdin.read()
    path = Path(argument)
    is_name = "\n" not in argument and "{" not in argument
    if not is_name:
        return argument
    try:
        return path.read_text(encoding="utf8")
    except FileNotFoundError as error:
        hint = "SPARQL has braces; a named query goes after --named"
        raise QueryError(f"{argument!r} is neither a file nor SPARQL", hint) from error
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{argument}: can't be read as a query") from error


def _show(graph: SparqlGraph, cell: Value, format_: str) -> Value:
    """IRIs with prefixes for people, in full for programs."""
    return graph.shorten(cell) if format_ == "table" and isinstance(cell, Iri) else cell
