"""``kg cache``: the annotations that builds keep."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from kg.core.errors import KgError
from kg.pipeline.build import current_fingerprint
from kg.pipeline.cache import clear_cache, default_cache, read_cache_info

__all__ = ["cache_group", "cache_option"]

Command = TypeVar("Command", bound=Callable[..., Any])


def cache_option(name: str, help_text: str) -> Callable[[Command], Command]:
    """Option ``--cache``, handed to the command as ``name``."""
    return click.option(
        "--cache",
        name,
        type=click.Path(path_type=Path, dir_okay=False),
        envvar="KG_CACHE",
        default=default_cache,
        show_default="the user's cache folder",
        help=help_text,
    )


_path_option = cache_option("path", "The file.")
_lexicon_option = click.option(
    "--lexicon",
    "lexicons",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Lexicon file that the builds in question used.",
)


@click.group()
def cache_group() -> None:
    r"""See or clear what builds keep, so that the next one annotates only what is new.

    \b
    Example:
      kg cache info
      kg cache clear --stale
    """


@cache_group.command("info")
@_path_option
@_lexicon_option
def info_command(path: Path, lexicons: tuple[Path, ...]) -> None:
    """Say where the cache is, how large, and how much of it the next build can use."""
    with _explained(path):
        info = read_cache_info(path, current_fingerprint(lexicons))
    click.echo(f"file     {info.path}")
    click.echo(f"size     {info.size / 1e6:,.1f} MB")
    click.echo(f"papers   {info.entries:,}")
    click.echo(f"usable   {info.current:,}")


@cache_group.command("clear")
@click.option("--stale", is_flag=True, help="Only what other versions or lexicons made.")
@_path_option
@_lexicon_option
def clear_command(path: Path, lexicons: tuple[Path, ...], stale: bool) -> None:
    """Remove what the cache holds."""
    with _explained(path):
        removed = clear_cache(path, current_fingerprint(lexicons) if stale else None)
    click.echo(f"removed {removed:,} papers from {path}")


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.DatabaseError, OSError) as error:
        raise KgError(f"{path}: {error}", "name the cache with --cache") from error
