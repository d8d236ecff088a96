"""Where the NLP pass runs: in this process, or in several of this machine."""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import wait
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Protocol

from kg.core.errors import KgError
from kg.core.records import Paper
from kg.lexicon import load_lexicon
from kg.pipeline.annotation_codec import encode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language

__all__ = [
    "START_METHOD",
    "Engine",
    "Failure",
    "Outcome",
    "Processes",
    "ThisProcess",
    "annotate_batch",
    "available_cores",
    "explained",
    "follow_parent",
    "load_pipeline",
]

START_METHOD = "fork" if sys.platform == "linux" else "spawn"
"""How worker processes come about."""
_AHEAD = 4
"""Batches in flight per worker: enough to keep it busy, few enough to bound memory."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a paper could not be annotated."""

    reason: str


Outcome = bytes | Failure
"""Encoded annotations of a paper, or why there are none."""


class Engine(Protocol):
    """Annotates batches of papers, several at a time; starts when the first one comes.

    ``ahead`` is how many batches are worth having in flight.
    """

    ahead: int

    def submit(self, papers: Sequence[Paper]) -> "Future[list[Outcome]]":
        """Outcome of each paper, in order, in the future."""

    def result(self, future: "Future[list[Outcome]]") -> list[Outcome]:
        """What ``submit`` promised, waited for; ``KgError`` if the engine broke down."""

    def __enter__(self) -> "Engine":
        """The engine itself."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Stop; what is in flight is dropped."""


def available_cores() -> int:
    """Cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class ThisProcess:
    """Annotates in this process, while ``submit`` is called."""

    ahead = 0

    def __init__(self, lexicons: Sequence[Path] = ()) -> None:
        self._lexicons = tuple(lexicons)
        self._nlp: Language | None = None

    def submit(self, papers: Sequence[Paper]) -> "Future[list[Outcome]]":
        """A future that is done."""
        if self._nlp is None:
            self._nlp = load_pipeline(self._lexicons)
        future: Future[list[Outcome]] = Future()
        future.set_result(annotate_batch(papers, self._nlp))
        return future

    def result(self, future: "Future[list[Outcome]]") -> list[Outcome]:
        """What ``submit`` promised."""
        return future.result()

    def __enter__(self) -> "ThisProcess":
        """The engine itself."""
        return self

    def __exit__(self, *details: object) -> None:
        """Nothing to stop."""


class Processes:
    """Annotates in worker processes; one that dies takes the build with it, none outlives it."""

    def __init__(self, workers: int, lexicons: Sequence[Path] = ()) -> None:
        self.ahead = workers * _AHEAD
        self._workers = workers
        self._lexicons = tuple(lexicons)
        self._pool: ProcessPoolExecutor | None = None

    def submit(self, papers: Sequence[Paper]) -> "Future[list[Outcome]]":
        """Outcome of each paper, in order, in the future."""
        if self._pool is None:
            self._pool = self._start()
        with explained():
            return self._pool.submit(_annotate_in_worker, papers)

    def result(self, future: "Future[list[Outcome]]") -> list[Outcome]:
        """What ``submit`` promised, waited for."""
        with explained():
            return future.result()

    @property
    def pids(self) -> tuple[int, ...]:
        """Ids of the worker processes, none before the first batch."""
        processes = self._pool._processes if self._pool is not None else None
        return tuple(sorted(processes or ()))

    def __enter__(self) -> "Processes":
        """The engine itself."""
        return self

    def __exit__(self, *details: object) -> None:
        """Drop what has not begun, wait for what has."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def _start(self) -> ProcessPoolExecutor:
        if START_METHOD == "fork":
            # Loaded here once, the pipeline is the workers' own by the fork. Its session opens
            # with the first paper, so no thread of it is lost on the way.
            _pipeline.append(load_pipeline(self._lexicons))
        return ProcessPoolExecutor(
            self._workers,
            mp_context=multiprocessing.get_context(START_METHOD),
            initializer=_start_worker,
            initargs=(self._lexicons,),
        )


@contextmanager
def explained() -> "Iterator[None]":
    """A worker that died is an error of one line."""
    try:
        yield
    except BrokenProcessPool as error:
        raise KgError(
            "a worker process died: out of memory, or killed",
            "what is done is kept in the cache; try again with fewer --workers",
        ) from error


def annotate_batch(papers: Sequence[Paper], nlp: "Language") -> list[Outcome]:
    """Outcome of each paper; one that fails leaves the others alone."""
    from kg.nlp.pipeline import annotate  # noqa: PLC0415  (a second that a warm build saves)

    try:
        return [encode(annotated) for annotated in annotate(papers, nlp)]
    except Exception as error:
        if len(papers) == 1:
            kind = "" if isinstance(error, KgError) else f"{type(error).__name__}: "
            return [Failure(kind + str(error).partition("\n")[0])]
        return [outcome for paper in papers for outcome in annotate_batch([paper], nlp)]


def load_pipeline(lexicons: Sequence[Path]) -> "Language":
    """The pipeline with the bundled lexicon and users' files."""
    from kg.nlp.pipeline import build_nlp  # noqa: PLC0415  (a second that a warm build saves)

    return build_nlp(load_lexicon(lexicons))


# --- in a worker --------------------------------------------------------------------------------

_pipeline: "list[Language]" = []
"""The worker's own pipeline: inherited, or loaded when it starts."""


def _start_worker(lexicons: Sequence[Path]) -> None:
    follow_parent()
    if not _pipeline:
        _pipeline.append(load_pipeline(lexicons))


def follow_parent() -> None:
    """Leave it to the parent process when this one ends."""
    # Ctrl-C reaches every process of a terminal: the parent alone decides what follows from it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A killed parent can't stop its workers: they see it gone and go too."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _annotate_in_worker(papers: Sequence[Paper]) -> list[Outcome]:
    return annotate_batch(papers, _pipeline[0])
