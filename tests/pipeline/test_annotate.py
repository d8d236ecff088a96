"""Papers come out in their order, whatever finishes first, and no faster than they are taken."""

import random
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from kg.core.records import Paper
from kg.pipeline.annotate import annotate_in_order
from kg.pipeline.cache import AnnotationCache
from kg.pipeline.engines import Failure, Outcome

PAPERS = [Paper(f"p{n}", f"Title {n}", "An abstract.") for n in range(300)]


class Threads:
    """An engine whose batches finish out of order; papers whose title has a 13 fail."""

    ahead = 6

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(4)
        self._random = random.Random(1)
        self.seen: list[str] = []

    def submit(self, papers: Sequence[Paper]) -> "Future[list[Outcome]]":
        self.seen += [paper.id for paper in papers]
        return self._pool.submit(self._work, papers, self._random.random() / 100)

    def result(self, future: "Future[list[Outcome]]") -> list[Outcome]:
        return future.result()

    def _work(self, papers: Sequence[Paper], seconds: float) -> list[Outcome]:
        time.sleep(seconds)
        return [Failure("unlucky") if "13" in p.title else p.id.encode() for p in papers]

    def __enter__(self) -> "Threads":
        return self

    def __exit__(self, *details: object) -> None:
        self._pool.shutdown()


@pytest.fixture
def engine() -> Iterator[Threads]:
    with Threads() as engine:
        yield engine


def expected(paper: Paper) -> Outcome:
    return Failure("unlucky") if "13" in paper.title else paper.id.encode()


def test_keeps_the_order(engine: Threads) -> None:
    done = list(annotate_in_order(PAPERS, engine, AnnotationCache(None)))
    assert done == [(paper, expected(paper)) for paper in PAPERS]


@pytest.mark.parametrize("known", [slice(0, 300), slice(20, 290), slice(0, 300, 2), slice(5, 6)])
def test_asks_the_engine_for_what_is_not_in_the_cache(
    engine: Threads, tmp_path: Path, known: slice
) -> None:
    path = tmp_path / "cache"
    kept = [paper for paper in PAPERS[known] if "13" not in paper.title]
    cache = AnnotationCache(path)
    for paper in kept:
        cache.put(cache.key(paper), paper.id.encode())
    cache.close()
    done = list(annotate_in_order(PAPERS, engine, AnnotationCache(path)))
    assert done == [(paper, expected(paper)) for paper in PAPERS]
    assert engine.seen == [paper.id for paper in PAPERS if paper not in kept]


def test_fills_the_cache_but_with_no_failure(engine: Threads, tmp_path: Path) -> None:
    cache = AnnotationCache(tmp_path / "cache")
    list(annotate_in_order(PAPERS, engine, cache))
    kept = [cache.get(cache.key(paper)) for paper in PAPERS]
    assert kept == [None if "13" in p.title else p.id.encode() for p in PAPERS]


def test_reads_no_further_ahead_than_is_of_use(engine: Threads) -> None:
    taken = 0

    def papers() -> Iterator[Paper]:
        nonlocal taken
        for number in range(100_000):
            taken += 1
            yield Paper(f"p{number}", f"Title {number}", "")

    done = annotate_in_order(papers(), engine, AnnotationCache(None))
    for _ in range(50):
        next(done)
    assert taken < 400
    done.close()


def test_one_slow_paper_holds_no_crowd_of_cached_ones(engine: Threads, tmp_path: Path) -> None:
    crowd = [Paper(f"q{n}", "The same", "text") for n in range(10_000)]
    cache = AnnotationCache(tmp_path / "cache")
    cache.put(cache.key(crowd[0]), b"known")
    cache.flush()
    taken = 0

    def papers() -> Iterator[Paper]:
        nonlocal taken
        for paper in (PAPERS[0], *crowd):
            taken += 1
            yield paper

    done = annotate_in_order(papers(), engine, cache)
    assert next(done) == (PAPERS[0], b"p0")
    assert taken < 5000
    assert len(list(done)) == len(crowd)
