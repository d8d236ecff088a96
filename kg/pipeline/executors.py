"""Where the partitions of a build are worked on: in this process, or in several of this machine.

``ray_parts.py`` has the one that works on a cluster.
"""

import multiprocessing
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from contextlib import ExitStack
from typing import Any, Protocol, TypeAlias, TypeVar

from kg.pipeline.engines import START_METHOD, available_cores, explained, follow_parent
from kg.pipeline.options import BuildOptions

__all__ = ["AHEAD", "Executor", "InProcesses", "InThisProcess", "Stream", "choose_executor"]

S = TypeVar("S")
T = TypeVar("T")
R = TypeVar("R")

Stream: TypeAlias = Generator[R, None, None]
"""Results as they come; closing it ends what works on the others."""

AHEAD = 2
"""Items in flight per worker: one that it works on, one that it need not wait for."""


class Executor(Protocol):
    """Does the same to many items."""

    def map(self, work: Callable[[S, T], R], shared: S, items: Iterable[T]) -> Stream[R]:
        """``work(shared, item)`` of each item, in any order.

        Parameters
        ----------
        work
            Function of a module. May run more than once for an item, where a worker is lost.
        shared
            Goes to each worker once.
        items
            Taken no further ahead than keeps the workers busy.
        """


class InThisProcess:
    """One item after the other."""

    def map(self, work: Callable[[S, T], R], shared: S, items: Iterable[T]) -> Stream[R]:
        """``work(shared, item)`` of each item, in their order."""
        return (work(shared, item) for item in items)


class InProcesses:
    """Items in worker processes, which inherit what is shared where the system can fork."""

    def __init__(self, workers: int) -> None:
        self._workers = workers

    def map(self, work: Callable[[S, T], R], shared: S, items: Iterable[T]) -> Stream[R]:
        """``work(shared, item)`` of each item, in any order."""
        context = multiprocessing.get_context(START_METHOD)
        pool = ProcessPoolExecutor(self._workers, context, _start, (work, shared))
        running: set[Future[R]] = set()
        try:
            for item in items:
                with explained():
                    running.add(pool.submit(_work, item))
                if len(running) >= AHEAD * self._workers:
                    done, running = wait(running, return_when=FIRST_COMPLETED)
                    yield from (_result(future) for future in done)
            while running:
                done, running = wait(running, return_when=FIRST_COMPLETED)
                yield from (_result(future) for future in done)
        except BaseException:
            for process in (pool._processes or {}).values():
                process.terminate()  # a partition takes a minute: nobody waits for it any more
            raise
        finally:
            pool.shutdown(cancel_futures=True)


def choose_executor(options: BuildOptions, stack: ExitStack) -> Executor:
    """Executor that the options ask for; ``stack`` ends its connection."""
    if options.engine == "ray":
        from kg.pipeline.ray_parts import OnRay  # noqa: PLC0415  (an optional dependency)

        return stack.enter_context(OnRay(options.ray_address, options.workers))
    workers = min(options.workers or available_cores(), options.partitions or 1)
    return InProcesses(workers) if workers > 1 else InThisProcess()


def _result(future: "Future[R]") -> R:
    with explained():
        return future.result()


# --- in a worker --------------------------------------------------------------------------------

_job: list[tuple[Callable[[Any, Any], Any], Any]] = []
"""What the worker does, and what it shares with the others."""


def _start(work: Callable[[Any, Any], Any], shared: object) -> None:
    follow_parent()
    _job.append((work, shared))


def _work(item: object) -> Any:
    work, shared = _job[0]
    return work(shared, item)
