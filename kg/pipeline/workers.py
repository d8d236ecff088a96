"""The NLP pass over this machine's cores: ordered results, bounded queue, one pipeline a worker."""

import multiprocessing
import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from pathlib import Path

from spacy.language import Language

from kg.core.records import AnnotatedPaper, Paper
from kg.lexicon import load_lexicon
from kg.nlp.pipeline import annotate, build_nlp

__all__ = ["annotate_in_processes", "available_cores"]

_BATCH = 16
"""Papers sent to a worker at a time."""
_AHEAD = 3
"""Batches in flight per worker: enough to keep it busy, few enough to bound memory."""

_pipeline: list[Language] = []
"""The worker's own pipeline, made once per process."""


def available_cores() -> int:
    """Cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def annotate_in_processes(
    papers: Iterable[Paper], lexicons: Sequence[Path], workers: int
) -> Iterator[AnnotatedPaper]:
    """Annotated papers in the order of ``papers``, whatever the number of workers.

    Parameters
    ----------
    papers
        Consumed only as far ahead as the workers' queue reaches.
    lexicons
        Users' lexicon files beside the bundled ones.
    workers
        Processes; 1 runs in this process.
    """
    if workers <= 1:
        yield from annotate(papers, build_nlp(load_lexicon(lexicons)))
        return
    with ProcessPoolExecutor(
        workers, mp_context=_context(), initializer=_start, initargs=(tuple(lexicons),)
    ) as pool:
        batches = _batches(papers)
        running: deque[Future[list[AnnotatedPaper]]] = deque()
        try:
            for batch in islice(batches, workers * _AHEAD):
                running.append(pool.submit(_annotate, batch))
            while running:
                yield from running.popleft().result()
                for batch in islice(batches, 1):
                    running.append(pool.submit(_annotate, batch))
        finally:
            for future in running:
                future.cancel()


def _batches(papers: Iterable[Paper]) -> Iterator[list[Paper]]:
    waiting = iter(papers)
    while batch := list(islice(waiting, _BATCH)):
        yield batch


def _context() -> multiprocessing.context.BaseContext:
    """Fork where it is safe (Linux): the workers inherit the imported modules."""
    return multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


def _start(lexicons: Sequence[Path]) -> None:
    _pipeline.append(build_nlp(load_lexicon(lexicons)))


def _annotate(papers: Sequence[Paper]) -> list[AnnotatedPaper]:
    return list(annotate(papers, _pipeline[0]))
