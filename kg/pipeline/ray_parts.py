"""Partitions worked on by a Ray cluster: a task each, what they share broadcast once.

A task depends on its partition and on what is shared alone, so Ray runs it again elsewhere when
its node is lost, and a part that was written before is replaced by the same bytes. Why tasks and
not Ray Data: see ``ray_engine.py``. What is shared lies in the object store of the node that the
build runs on, so no loss of another node takes it away.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from kg.pipeline.executors import AHEAD, Stream
from kg.pipeline.fingerprint import code_fingerprint
from kg.pipeline.ray_connection import RayConnection, check_version

__all__ = ["OnRay"]

S = TypeVar("S")
T = TypeVar("T")
R = TypeVar("R")

_RETRIES = 16
"""Workers that a partition may lose; beyond that, losing them is likely to be its own doing."""


class OnRay:
    """Items as tasks of a cluster; for ``address`` and ``workers`` see ``RayConnection``."""

    def __init__(self, address: str | None, workers: int | None) -> None:
        self._connection = RayConnection(address, workers)
        self._ahead = 1

    def __enter__(self) -> "OnRay":
        """Connect."""
        self._ahead = AHEAD * self._connection.open()
        return self

    def __exit__(self, *details: object) -> None:
        """Leave the cluster, which drops what is in flight."""
        self._connection.close()

    def map(self, work: Callable[[S, T], R], shared: S, items: Iterable[T]) -> Stream[R]:
        """``work(shared, item)`` of each item, in any order."""
        ray = self._connection.ray
        task = ray.remote(_work_on_node).options(num_cpus=1, max_retries=_RETRIES)
        # In a list, so that a task gets the reference: a process that has the value asks no more.
        setup = [ray.put((code_fingerprint(), work, shared))]
        running: list[Any] = []
        try:
            for item in items:
                running.append(task.remote(setup, item))
                if len(running) >= self._ahead:
                    done, running = ray.wait(running)
                    yield from self._results(done)
            while running:
                done, running = ray.wait(running)
                yield from self._results(done)
        finally:
            for reference in running:  # nobody waits for them any more
                ray.cancel(reference)

    def _results(self, done: list[Any]) -> Iterator[Any]:
        for reference in done:
            with self._connection.explained("work on a partition"):
                result = self._connection.ray.get(reference)
            yield result


# --- on a node ----------------------------------------------------------------------------------

_jobs: dict[str, tuple[Callable[[Any, Any], Any], Any]] = {}
"""What the process works on now, by reference: as large as a corpus has names."""


def _work_on_node(setup: list[Any], item: object) -> object:
    key = setup[0].hex()
    if key not in _jobs:
        import ray  # noqa: PLC0415  (an optional dependency)

        fingerprint, work, shared = ray.get(setup[0])
        check_version(code_fingerprint(), fingerprint)
        _jobs.clear()
        _jobs[key] = work, shared
    work, shared = _jobs[key]
    return work(shared, item)
