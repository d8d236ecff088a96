"""What is served now; when the graph is built anew, the new one takes its place.

A request keeps the graph that it began with: the processes of the old one are stopped when nobody
waits for them any more.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field, replace
from functools import partial

from kg.core.errors import KgError
from kg.server.guard import varies
from kg.server.kept import KeptAnswers
from kg.server.pool import PoolOptions, QueryPool
from kg.server.refusal import Refusal
from kg.server.site import Site, open_site, stamp_of
from kg.server.worker import Question, Reply

__all__ = ["Live", "ServerOptions", "Serving"]

logger = logging.getLogger(__name__)

_DRAIN_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class ServerOptions:
    """``max_query`` and ``kept`` (room for answers in memory) in bytes; ``pool`` for the queries.

    ``refresh`` are the seconds between two looks at whether the graph was built anew.
    """

    pool: PoolOptions = field(default_factory=PoolOptions)
    max_query: int = 200_000
    kept: int = 64_000_000
    refresh: float = 2.0


class Serving:
    """One state of a graph, with the processes that query it and the answers they gave."""

    def __init__(self, site: Site, options: ServerOptions) -> None:
        worker = replace(options.pool.worker, prefixes=site.prefixes)
        self.site = site
        self.pool = QueryPool(site.store_path, replace(options.pool, worker=worker))
        self.kept = KeptAnswers(options.kept)
        self._running: dict[Question, asyncio.Task[Reply]] = {}
        self._users = 0

    @contextmanager
    def in_use(self) -> Iterator["Serving"]:
        """Keeps the processes from being stopped."""
        self._users += 1
        try:
            yield self
        finally:
            self._users -= 1

    async def answer(self, question: Question) -> Reply:
        """The answer: given before, being worked out for another client, or from the store.

        Raises
        ------
        Refusal
            If the store gives none.
        """
        if varies(question.text):
            return await self._run(question)
        kept = self.kept.get(question)
        if kept is not None:
            return kept
        task = self._running.get(question)
        if task is None:
            task = asyncio.create_task(self._run(question))
            self._running[question] = task
            task.add_done_callback(partial(self._settle, question))
        return await asyncio.shield(task)

    async def _run(self, question: Question) -> Reply:
        answer = await self.pool.ask(question)
        if answer.status != 200:
            raise Refusal(answer.status, answer.body.decode("utf8", "replace"))
        return answer

    def _settle(self, question: Question, task: asyncio.Task[Reply]) -> None:
        """Keep an answer that has come."""
        del self._running[question]
        if not task.cancelled() and task.exception() is None:
            self.kept.keep(question, task.result())

    async def retire(self) -> None:
        """Stop the processes when nobody waits for them any more."""
        try:
            while self._users:
                await asyncio.sleep(_DRAIN_SECONDS)
        finally:
            await self.pool.stop()


class Live:
    """The graph in a folder as it is ``now``."""

    def __init__(self, site: Site, options: ServerOptions) -> None:
        self._options = options
        self._retiring: set[asyncio.Task[None]] = set()
        self.now = Serving(site, options)
        self.reloads = 0

    @asynccontextmanager
    async def running(self) -> AsyncIterator["Live"]:
        """The processes started, and the folder watched, until the end of the block."""
        watcher: asyncio.Task[None] | None = None
        try:
            await self.now.pool.start()
            watcher = asyncio.create_task(self._watch())
            yield self
        finally:
            tasks = [*([watcher] if watcher else []), *self._retiring]
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await self.now.pool.stop()

    async def _watch(self) -> None:
        """Take up each new state of the folder once two looks find it the same: it is complete."""
        seen = settled = self.now.site.stamp
        while True:
            await asyncio.sleep(self._options.refresh)
            before, seen = seen, stamp_of(self.now.site.directory)
            if seen not in {None, settled} and seen == before:
                settled = seen
                await self._reload()

    async def _reload(self) -> None:
        """Serve what the folder has now; if that can't be read, go on with what is served."""
        old = self.now
        try:
            site = await asyncio.to_thread(open_site, old.site.directory, old.site.cache)
            new = Serving(site, self._options)
            await new.pool.start()
        except (KgError, OSError) as error:
            logger.warning("the rebuilt graph can't be served, the old one goes on: %s", error)
            return
        self.now = new
        self.reloads += 1
        logger.info("serving the graph as it was built anew")
        task = asyncio.create_task(old.retire())
        self._retiring.add(task)
        task.add_done_callback(self._retiring.discard)
