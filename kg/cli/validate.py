"""``kg validate``: an exported graph against the SHACL shapes."""

from pathlib import Path

import click

from kg.core.errors import ValidationError
from kg.query.shacl import validate_graph
from kg.query.store import exported_files

__all__ = ["validate_command"]


@click.command()
@click.argument("directory", type=click.Path(path_type=Path), default=Path("exports"))
@click.option("--sample", type=click.IntRange(min=1), metavar="N", help="Only N papers of it.")
@click.option("--shapes", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def validate_command(directory: Path, sample: int | None, shapes: Path | None) -> None:
    r"""Check the graph in DIRECTORY (exports) against the shapes; exit status 1 if it breaks them.

    \b
    Example:
      kg validate exports
      kg validate exports --sample 20
    """
    report = validate_graph(exported_files(directory), sample, shapes)
    click.echo(report.text)
    if not report.conforms:
        raise ValidationError(f"{directory}: {len(report.violations):,} violations", report.text)
