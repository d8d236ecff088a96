"""Progress bars of the commands that take long."""

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

import rich.progress
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn

if TYPE_CHECKING:
    from kg.pipeline.options import Progress  # which loads the NLP library

__all__ = ["progress_bars"]

T = TypeVar("T")
_REFRESH = 0.1
"""Seconds between two looks of a bar."""


class _Bars:
    """Bars that count what goes by."""

    def __init__(self, progress: rich.progress.Progress) -> None:
        self._progress = progress

    def __call__(self, items: Iterable[T], what: str, total: int | None) -> Iterator[T]:
        """``items`` one by one, counted in a bar."""
        task = self._progress.add_task(what, total=total, rate="")
        started = time.perf_counter()
        count, shown = 0, started
        for item in items:
            yield item
            count += 1
            now = time.perf_counter()
            if now - shown >= _REFRESH:
                shown = now
                self._progress.update(task, completed=count, rate=_rate(count, now - started))
                self._progress.refresh()
        rate = _rate(count, time.perf_counter() - started)
        self._progress.update(task, completed=count, total=count, rate=rate)
        self._progress.refresh()


def _rate(count: int, seconds: float) -> str:
    return f"{count / max(seconds, 1e-6):,.0f}/s"


def _silent(items: Iterable[T], what: str, total: int | None) -> Iterator[T]:  # noqa: ARG001
    return iter(items)


@contextmanager
def progress_bars(quiet: bool) -> "Iterator[Progress]":
    """Progress bars on standard error, with counts and rate; none if it is no terminal."""
    if quiet or not sys.stderr.isatty():
        yield _silent
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description:>9}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
    )
    # No refreshing thread: the build starts its workers by fork, which suits no thread.
    with rich.progress.Progress(
        *columns, console=Console(stderr=True), auto_refresh=False
    ) as progress:
        yield _Bars(progress)
