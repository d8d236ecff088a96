"""``kg resolve``: how names were joined, and what a curator should look at."""

import sys
from collections import Counter
from pathlib import Path

import click

from kg.cli.options import format_option
from kg.cli.output import print_rows
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.graph.store import load_graph
from kg.resolve.review import Doubt, missed_merges, uncertain_merges

__all__ = ["resolve_command"]


@click.command()
@click.argument("directory", type=click.Path(path_type=Path), default=Path("exports"))
@click.option("--review", is_flag=True, help="What to look at, as lines of a decisions file.")
@click.option("--limit", default=30, show_default=True, help="Rows of each kind; 0 for all.")
@format_option
def resolve_command(directory: Path, review: bool, limit: int, format_: str) -> None:
    r"""Count why names were joined in the graph of DIRECTORY (default: exports).

    With --review, list the least certain merges (different) and the likeliest missed ones (same).
    Delete the lines that you do not agree with, and give the rest to the next build.

    \b
    Example:
      kg resolve
      kg resolve --review --format tsv > decisions.tsv
      kg build papers/ --decisions decisions.tsv
    """
    graph = load_graph(directory)
    if review:
        columns = ("action", "name", "value", "type", "why")
        print_rows(columns, _doubts(graph, limit or None), format_, sys.stdout)
        return
    reasons = Counter(m.reason for e in graph.entities(min_papers=1) for m in e.merges)
    print_rows(("reason", "names"), sorted(reasons.items()), format_, sys.stdout)


def _doubts(graph: KnowledgeGraph, limit: int | None) -> list[tuple[object, ...]]:
    entities = graph.entities(min_papers=1)
    kinds = {e.id: e.type.value for e in entities}
    rows = []
    for doubt in uncertain_merges(entities, graph.count)[:limit]:
        rows.append(_row(doubt, kinds[doubt.value]))
    for doubt in missed_merges(entities, graph.count)[:limit]:
        rows.append(_row(doubt, kinds[doubt.name]))
    return rows


def _row(doubt: Doubt, kind: str) -> tuple[object, ...]:
    why = f"# {doubt.reason}, {doubt.certainty:.2f}, papers: {doubt.papers}"
    return doubt.action.value, doubt.name, doubt.value, kind, why
