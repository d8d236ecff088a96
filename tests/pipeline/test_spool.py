"""Spools give back what was put in, from memory and from disk."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.pipeline.spool import Spool


@given(st.lists(st.integers(), max_size=300), st.integers(0, 150))
def test_gives_records_in_order_as_often_as_asked(records: list[int], held: int) -> None:
    with Spool(records, held=held) as spool:
        assert len(spool) == len(records)
        assert list(spool) == records
        assert list(spool) == records


@pytest.mark.parametrize("held", [0, 100, 1000])
def test_two_readers_do_not_disturb_each_other(held: int) -> None:
    with Spool(range(500), held=held) as spool:
        one, other = iter(spool), iter(spool)
        assert [next(one) for _ in range(200)] == list(range(200))
        assert list(other) == list(range(500))
        assert list(one) == list(range(200, 500))


def test_can_be_added_to_until_it_is_read() -> None:
    with Spool[int](held=1) as spool:
        for number in range(70):
            spool.append(number)
        assert list(spool) == list(range(70))


def test_no_room_for_temporary_files_is_one_error() -> None:
    program = (
        "import resource\n"
        "from kg.core.errors import KgError\n"
        "from kg.pipeline.spool import Spool\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))\n"
        "try:\n"
        "    with Spool(held=0) as spool:\n"
        "        for number in range(10_000):\n"
        "            spool.append(f'{number:0100}')\n"
        "except KgError as error:\n"
        "    print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.stdout == "no temporary file can be written (File too large)\n", done.stderr
