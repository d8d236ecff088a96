"""Processes that run queries: each takes one at a time and is killed when it takes too long."""

import asyncio
import json
import logging
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

from kg.core.errors import KgError
from kg.server.refusal import Refusal
from kg.server.worker import Question, Reply, WorkerOptions, encode

__all__ = ["PoolOptions", "QueryPool"]

logger = logging.getLogger(__name__)

_START_SECONDS = 30.0
_HEAD_BYTES = 65_536


@dataclass(frozen=True, slots=True)
class PoolOptions:
    """``timeout`` and ``wait`` are the seconds that a query may take and may wait for its turn."""

    workers: int = 4
    timeout: float = 30.0
    wait: float = 30.0
    worker: WorkerOptions = field(default_factory=WorkerOptions)


@dataclass(frozen=True, slots=True)
class _Worker:
    process: asyncio.subprocess.Process
    sandboxed: bool

    async def ask(self, question: Question) -> Reply:
        stdin, stdout = self.process.stdin, self.process.stdout
        assert stdin is not None  # noqa: S101  (both are pipes)
        assert stdout is not None  # noqa: S101
        stdin.write(encode(question))
        await stdin.drain()
        head = json.loads(await stdout.readline() or b"null")
        if head is None:
            raise EOFError
        body = await stdout.readexactly(head["length"])
        return Reply(head["status"], head["media_type"], body)

    async def stop(self) -> None:
        """Kill the process; what it wrote is read, or asyncio would wait for the pipe for ever."""
        with suppress(ProcessLookupError):
            self.process.kill()
        with suppress(RuntimeError):  # the query that is being answered is reading it
            await self.process.communicate()
        await self.process.wait()


class QueryPool:
    """Answers queries from a store on disk, several at a time."""

    def __init__(self, store: Path, options: PoolOptions) -> None:
        self._store = store
        self._options = options
        self._idle: asyncio.Queue[_Worker] = asyncio.Queue()
        self._starting: set[asyncio.Task[None]] = set()
        self._workers: set[_Worker] = set()
        self._stopped = False
        self.sandboxed = False
        self.waiting = 0
        self.restarts = 0

    @property
    def busy(self) -> int:
        """How many processes are running a query, or starting."""
        return self._options.workers - self._idle.qsize()

    async def start(self) -> None:
        """Start the processes.

        Raises
        ------
        KgError
            If one does not start.
        """
        try:
            await asyncio.gather(*(self._start() for _ in range(self._options.workers)))
        except BaseException:
            await self.stop()
            raise
        self.sandboxed = all(worker.sandboxed for worker in self._workers)

    async def stop(self) -> None:
        """Kill the processes; no other is started."""
        self._stopped = True
        for task in self._starting:
            task.cancel()
        await asyncio.gather(*self._starting, return_exceptions=True)
        for worker in list(self._workers):
            await self._discard(worker)

    async def ask(self, question: Question) -> Reply:
        """The answer to a query.

        Raises
        ------
        Refusal
            503 if no process is free in time, 504 if the query takes too long, 500 if it takes so
            much memory that its process dies.
        """
        worker = await self._take()
        done = False
        try:
            async with asyncio.timeout(self._options.timeout):
                reply = await worker.ask(question)
            done = True
        except TimeoutError as error:
            seconds = f"{self._options.timeout:g}"
            raise Refusal(504, f"the query took longer than {seconds} seconds") from error
        except (EOFError, OSError) as error:
            raise Refusal(500, "the query took more memory than it may have") from error
        finally:
            if done:
                self._idle.put_nowait(worker)
            else:
                self._replace(worker)
        return reply

    async def _take(self) -> _Worker:
        self.waiting += 1
        try:
            async with asyncio.timeout(self._options.wait):
                return await self._idle.get()
        except TimeoutError as error:
            busy = "all processes are busy: try again later"
            raise Refusal(503, busy, {"Retry-After": "5"}) from error
        finally:
            self.waiting -= 1

    def _replace(self, worker: _Worker) -> None:
        """Kill a process and start another, without waiting for it."""
        if self._stopped:
            return
        self.restarts += 1
        task = asyncio.get_running_loop().create_task(self._restart(worker))
        self._starting.add(task)
        task.add_done_callback(self._starting.discard)

    async def _restart(self, worker: _Worker) -> None:
        await self._discard(worker)
        while True:
            try:
                await self._start()
                return
            except KgError:
                if self._stopped:
                    return
                logger.exception("a process for queries did not start; trying again")
                await asyncio.sleep(1)

    async def _discard(self, worker: _Worker) -> None:
        self._workers.discard(worker)
        await worker.stop()

    async def _start(self) -> None:
        options = json.dumps(asdict(self._options.worker))
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "kg.server.worker", str(self._store), options),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            limit=_HEAD_BYTES,
        )
        assert process.stdout is not None  # noqa: S101
        ready = None
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(_START_SECONDS):
                    ready = json.loads(await process.stdout.readline() or b"null")
        finally:
            if ready is None or self._stopped:
                with suppress(ProcessLookupError):
                    process.kill()
        if ready is None or self._stopped:
            raise KgError("a process for queries did not start")
        worker = _Worker(process, ready["sandboxed"])
        self._workers.add(worker)
        self._idle.put_nowait(worker)
