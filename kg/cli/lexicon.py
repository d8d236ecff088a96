"""``kg lexicon``: the curated names and the check of files that hold them."""

from pathlib import Path

import click

from kg.core.errors import KgError, LexiconError
from kg.lexicon import check_lexicon, load_lexicon

__all__ = ["lexicon_group"]


@click.group()
def lexicon_group() -> None:
    """Check the lexicon of known names."""


@lexicon_group.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False))
def check(files: tuple[Path, ...]) -> None:
    r"""Check the bundled lexicon, with FILES laid over it; exit status 1 if anything is wrong.

    \b
    Example:
      kg lexicon check
      kg lexicon check mine.ttl
    """
    try:
        lexicon = load_lexicon(files)
        problems = check_lexicon(lexicon)
    except LexiconError as error:
        problems = tuple(f"{error.path}: {problem}" for problem in error.problems)
    for problem in problems:
        click.echo(problem)
    if problems:
        noun = "problem" if len(problems) == 1 else "problems"
        raise KgError(f"{len(problems):,} {noun} in the lexicon")
    click.echo(f"{len(lexicon.concepts):,} concepts, no problems", err=True)
