"""``kg leaderboard``: results on a dataset, best first."""

import sys
from pathlib import Path

import click

from kg.cli.options import directory_option, format_option
from kg.cli.output import print_rows
from kg.graph.store import load_graph

__all__ = ["leaderboard_command"]


@click.command()
@click.argument("dataset")
@click.argument("metric", required=False)
@directory_option
@format_option
def leaderboard_command(dataset: str, metric: str | None, directory: Path, format_: str) -> None:
    r"""Rank the levels that papers state on DATASET (by METRIC), best first.

    \b
    Example:
      kg leaderboard ImageNet-1K "top-1 accuracy"
    """
    rows = load_graph(directory).leaderboard(dataset, metric)
    print_rows(("model", "metric", "value", "unit", "paper"), rows, format_, sys.stdout)
