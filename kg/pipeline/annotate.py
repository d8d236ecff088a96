"""Papers to annotations in their order: from the cache, else by an engine, with back-pressure."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass

from kg.core.records import Paper
from kg.pipeline.cache import AnnotationCache
from kg.pipeline.engines import Engine, Failure, Outcome

__all__ = ["annotate_in_order"]

_BATCH = 8
"""Papers handed to an engine at a time."""
_MOST_WAITING = 2048
"""Papers held back by one before them that is not done."""


@dataclass(slots=True)
class _Slot:
    """A paper on its way; ``outcome`` None while it is being annotated."""

    paper: Paper
    key: bytes
    outcome: Outcome | None


def annotate_in_order(
    papers: Iterable[Paper], engine: Engine, cache: AnnotationCache
) -> Iterator[tuple[Paper, Outcome]]:
    """Every paper with its encoded annotations or its failure, in the order of ``papers``.

    Parameters
    ----------
    papers
        Consumed only as far ahead as the engine is kept busy.
    engine
        Annotates what the cache has not; untouched if there is no such paper.
    cache
        Asked first; what is new is put in.
    """
    queue = _Queue(engine, cache)
    try:
        for paper in papers:
            queue.add(paper)
            yield from queue.take_done()
        while queue:
            queue.settle()
            yield from queue.take_done()
    finally:
        cache.flush()


class _Queue:
    """Papers in order, some done, some in batches that are running or still being filled."""

    def __init__(self, engine: Engine, cache: AnnotationCache) -> None:
        self._engine = engine
        self._cache = cache
        self._waiting: deque[_Slot] = deque()
        self._filling: list[_Slot] = []
        self._running: deque[tuple[list[_Slot], Future[list[Outcome]]]] = deque()

    def __len__(self) -> int:
        """Papers that were not taken yet."""
        return len(self._waiting)

    def add(self, paper: Paper) -> None:
        """Look a paper up, and have it annotated if need be; blocks while too much is running."""
        key = self._cache.key(paper)
        slot = _Slot(paper, key, self._cache.get(key))
        self._waiting.append(slot)
        if slot.outcome is None:
            self._filling.append(slot)
        if len(self._filling) == _BATCH:
            self._hand_over()
        while self._running and (
            len(self._running) > self._engine.ahead or self._running[0][1].done()
        ):
            self.settle()
        if len(self._waiting) > _MOST_WAITING:
            self.settle()

    def take_done(self) -> Iterator[tuple[Paper, Outcome]]:
        """Papers at the head of the queue that have their outcome."""
        while self._waiting and (outcome := self._waiting[0].outcome) is not None:
            yield self._waiting.popleft().paper, outcome

    def settle(self) -> None:
        """Wait for the batch that was handed over first, and keep what it gives."""
        if not self._running:
            self._hand_over()
        slots, future = self._running.popleft()
        for slot, outcome in zip(slots, self._engine.result(future), strict=True):
            slot.outcome = outcome
            if not isinstance(outcome, Failure):
                self._cache.put(slot.key, outcome)

    def _hand_over(self) -> None:
        slots, self._filling = self._filling, []
        self._running.append((slots, self._engine.submit([slot.paper for slot in slots])))
