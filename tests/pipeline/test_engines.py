"""The NLP pass in this process and in others: the same outcomes, faults kept apart."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.core.errors import KgError
from kg.core.records import Paper
from kg.pipeline.annotation_codec import decode
from kg.pipeline.engines import Engine, Failure, Processes, ThisProcess

GOOD = [
    Paper("p1", "FooNet: A Network", "We propose FooNet. It is trained on CC3M."),
    Paper("p2", "A Study of CLIP", "We evaluate CLIP on COCO."),
    Paper("p3", "", ""),
]
TOO_LONG = Paper("long", "A Title", "word " * 250_000)
"""spaCy refuses texts of more than a million characters."""


@pytest.mark.parametrize("engine", [ThisProcess(), Processes(2)], ids=["this", "others"])
def test_a_paper_that_fails_leaves_its_neighbours_alone(engine: Engine) -> None:
    with engine:
        outcomes = engine.result(engine.submit([GOOD[0], TOO_LONG, *GOOD[1:]]))
    failure = outcomes.pop(1)
    assert isinstance(failure, Failure)
    assert failure.reason == (
        "1,250,009 characters are too many; title and abstract may have 1,000,000"
    )
    found = [decode(o, p) for o, p in zip(outcomes, GOOD, strict=True) if isinstance(o, bytes)]
    assert [a.paper for a in found] == GOOD
    assert "CC3M" in {m.text for m in found[0].mentions}


def test_a_dead_worker_is_an_error_that_says_so() -> None:
    with Processes(1) as engine:
        engine.result(engine.submit(GOOD))
        (worker,) = engine.pids
        os.kill(worker, signal.SIGKILL)
        wait_until_gone([worker])
        with pytest.raises(KgError, match="worker process died"):
            engine.result(engine.submit(GOOD))


def test_workers_do_not_outlive_a_killed_parent() -> None:
    program = (
        "import sys, time\n"
        "from kg.core.records import Paper\n"
        "from kg.pipeline.engines import Processes\n"
        "if __name__ == '__main__':\n"
        "    engine = Processes(2)\n"
        "    engine.result(engine.submit([Paper('p', 'CLIP', '')]))\n"
        "    print(*engine.pids, flush=True)\n"
        "    time.sleep(60)\n"
    )
    command = [sys.executable, "-c", program]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        workers = [int(pid) for pid in parent.stdout.readline().split()]
        parent.kill()
    assert len(workers) == 2
    wait_until_gone(workers)
    assert not any(map(is_running, workers))


def wait_until_gone(workers: list[int]) -> None:
    deadline = time.monotonic() + 60
    while any(map(is_running, workers)) and time.monotonic() < deadline:
        time.sleep(0.02)


def is_running(pid: int) -> bool:
    """Whether the process is there and no zombie that nobody has waited for."""
    status = Path(f"/proc/{pid}/stat")
    try:
        return status.read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
