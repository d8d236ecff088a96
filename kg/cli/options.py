"""Options that several commands have."""

from pathlib import Path

import click

from kg.cli.output import FORMATS

__all__ = ["directory_option", "format_option"]

directory_option = click.option(
    "--dir", "directory", type=click.Path(path_type=Path), default=Path("exports")
)
"""The folder that ``kg build`` wrote to."""

format_option = click.option("--format", "format_", type=click.Choice(FORMATS), default="table")
"""How rows are printed."""
