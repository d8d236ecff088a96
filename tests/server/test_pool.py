"""The processes that run queries, killed at an awkward moment."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import pytest

from kg.query.store import disk_store
from kg.server.pool import PoolOptions, QueryPool
from kg.server.worker import Question, encode

T = TypeVar("T")

LARGE = Question("SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 5000", "text/csv", None)
SMALL = Question("ASK {}", "application/json", None)


def run_apart(work: Coroutine[Any, Any, T]) -> T:
    """What ``work`` gives, in a thread: the tests of the page leave a loop running in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, asyncio.wait_for(work, 30)).result()


@pytest.fixture
def store(served: Path, tmp_path: Path) -> Path:
    return disk_store(served, tmp_path)


def test_a_process_killed_with_an_answer_on_its_way_is_replaced(store: Path) -> None:
    async def run() -> tuple[int, int]:
        pool = QueryPool(store, PoolOptions(workers=1))
        await pool.start()
        worker = await pool._take()
        assert worker.process.stdin is not None
        worker.process.stdin.write(encode(LARGE))
        await asyncio.sleep(1)  # the pipe is full, and nobody reads it
        pool._replace(worker)
        reply = await pool.ask(SMALL)
        await pool.stop()
        return reply.status, pool.restarts

    assert run_apart(run()) == (200, 1)


def test_a_pool_stops_while_it_answers_and_while_it_starts(store: Path) -> None:
    async def run() -> list[object]:
        pool = QueryPool(store, PoolOptions(workers=2))
        await pool.start()
        asked = [asyncio.create_task(pool.ask(LARGE)) for _ in range(3)]
        await asyncio.sleep(0)
        pool._replace(await pool._take())
        await asyncio.sleep(0)
        await pool.stop()
        asked[-1].cancel()
        return await asyncio.gather(*asked, return_exceptions=True)

    assert len(run_apart(run())) == 3
