"""``kg find``: papers by role, entities by type."""

import sys
from pathlib import Path

import click

from kg.cli.options import directory_option, format_option
from kg.cli.output import print_rows
from kg.core.errors import UsageError
from kg.core.records import EntityType, Role
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.graph.store import load_graph

__all__ = ["find_command"]

_ROLES = tuple(role.name.lower() for role in Role)


@click.command()
@click.argument("conditions", nargs=-1, metavar="[ROLE=NAME]...")
@directory_option
@click.option("--type", "type_", type=click.Choice([t.value for t in EntityType]))
@click.option("--min-papers", default=1, show_default=True)
@click.option("--since", help="ISO date, inclusive.")
@click.option("--until", help="ISO date, inclusive.")
@format_option
def find_command(  # noqa: PLR0913, PLR0917  (one parameter per option)
    conditions: tuple[str, ...],
    directory: Path,
    type_: str | None,
    min_papers: int,
    since: str | None,
    until: str | None,
    format_: str,
) -> None:
    r"""Find papers in every ROLE given, or, with --type, entities.

    \b
    Example:
      kg find trains_on=ImageNet-21K evaluates_on=ImageNet-1K
      kg find --type Dataset --min-papers 5
    """
    graph = load_graph(directory)
    if type_ is not None:
        columns, rows = _entities(graph, type_, min_papers)
    else:
        papers = graph.papers(since=since, until=until, **_roles(conditions))
        columns = ("paper", "date", "title")
        rows = [(p.id, p.date or "", p.title) for p in papers]
    print_rows(columns, rows, format_, sys.stdout)


def _entities(
    graph: KnowledgeGraph, type_: str, least: int
) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
    found = graph.entities(type=type_, min_papers=least)
    ranked = sorted(found, key=lambda e: (-graph.count(e.id), e.id))
    return ("entity", "label", "papers"), [(e.id, e.label, graph.count(e.id)) for e in ranked]


def _roles(conditions: tuple[str, ...]) -> dict[str, str]:
    roles = {}
    for condition in conditions:
        role, separator, name = condition.partition("=")
        if not separator or role not in _ROLES:
            raise UsageError(f"{condition!r} is no ROLE=NAME", "roles: " + ", ".join(_ROLES))
        roles[role] = name
    return roles
