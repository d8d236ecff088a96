"""``kg evaluate``: annotations against a gold standard."""

import sys
from pathlib import Path

import click

from kg.cli.options import format_option
from kg.cli.output import print_rows
from kg.evaluate import Measure, Scores, read_annotations, read_gold, report, score

__all__ = ["evaluate_command"]


@click.command()
@click.argument("gold", type=click.Path(path_type=Path))
@click.argument("annotations", type=click.Path(path_type=Path), default=Path("exports"))
@click.option(
    "--errors",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="Also list the N most frequent misses and false alarms, on standard error.",
)
@format_option
def evaluate_command(gold: Path, annotations: Path, errors: int, format_: str) -> None:
    r"""Score ANNOTATIONS, an annotations.jsonl or a folder with one, against GOLD.

    Entities match when they share a surface string (case, hyphens and LaTeX folded) and the type
    group (a Technique is a Model or a Method); "relaxed" takes a string inside the other. Score is
    F1 where there are precision and recall. "typed", "role" and "linking" are of matched entities.

    \b
    Example:
      kg evaluate benchmarks/gold/dev.jsonl exports
      kg evaluate benchmarks/gold/dev.jsonl exports --errors 40
    """
    scores = score(read_gold(gold), read_annotations(annotations))
    print_rows(Measure._fields, report(scores), format_, sys.stdout)
    if errors:
        _print_mistakes(scores, errors)


def _print_mistakes(scores: Scores, most: int) -> None:
    rows = [
        (kind, count, mistake.group.value, mistake.surface, mistake.paper)
        for kind in ("missed", "spurious")
        for mistake, count in scores.most_frequent(kind, most)
    ]
    print_rows(("mistake", "count", "group", "surface", "in"), rows, "table", sys.stderr)
