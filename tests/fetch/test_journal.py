"""A fetch that ends at any moment, and the one that goes on from there."""

import fcntl
import json
import os
import resource
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from paper_services import Services, papers, serving, status

import kg.fetch
from kg.core.errors import KgError, UsageError
from kg.fetch import FetchOptions, FetchSummary, Query, fetch_papers, find_service
from kg.fetch.pacing import Pacing

OWN = str(Path(kg.fetch.__file__).parent)
QUERIES = {
    "arxiv": Query("cat:cs.CV"),
    "hf-daily": Query("2024-02-01..2024-02-03"),
    "openalex": Query("foo net"),
    "semantic-scholar": Query("foo +net"),
    "acl": Query("acl", "2023", "2024"),
}


def fetch(
    services: Services, name: str, out: Path, query: Query | None = None, **options: object
) -> FetchSummary:
    pacing = Pacing(attempts=1, first_pause=0.0)
    given = FetchOptions(address=services.url, pacing=pacing, **options)  # type: ignore[arg-type]
    return fetch_papers(find_service(name), query or QUERIES[name], out, given)


def lines(path: Path) -> list[bytes]:
    return path.read_bytes().splitlines()


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def part(out: Path) -> Path:
    return out.with_name(f".{out.name}.part")


def state(out: Path) -> Path:
    return out.with_name(f".{out.name}.state")


def break_off(services: Services, out: Path, pages: int = 1) -> None:
    """A fetch whose service goes down after some pages."""
    services.faults.extend([None] * pages + [status(503)])
    with pytest.raises(KgError, match="records are kept, the same command goes on"):
        fetch(services, "openalex", out)


# --- killed ---------------------------------------------------------------------------------------


def killed_at(step: int, work: Callable[[], object]) -> bool:
    """Whether ``work``, in a process of its own, was killed at the line that it runs as ``step``th.

    Nothing is flushed or tidied up, as with SIGKILL.
    """
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9

    def stop(lines_run: int) -> None:
        if lines_run > step:
            os._exit(9)

    try:
        watched(work, stop)
        os._exit(0)
    except BaseException:
        os._exit(1)


def watched(work: Callable[[], object], look: Callable[[int], None]) -> int:
    """Number of lines of ``kg.fetch`` that ``work`` runs; ``look`` is called before each."""
    count = 0

    def trace(frame: FrameType, event: str, _: object) -> object:
        nonlocal count
        if not frame.f_code.co_filename.startswith(OWN):
            return None
        count += event == "line"
        look(count)
        return trace

    before = sys.gettrace()
    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        work()
    finally:
        sys.settrace(before)
    return count


@dataclass(frozen=True)
class Whole:
    """What a fetch that nobody kills writes, and how many lines it runs."""

    lines: list[bytes]
    steps: int


@pytest.fixture(scope="module")
def shared() -> Iterator[Services]:
    with serving(Services(papers(7), most=3)) as running:
        yield running


@pytest.fixture(scope="module")
def wholes(shared: Services, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Whole]:
    found = {}
    for name in QUERIES:
        out = tmp_path_factory.mktemp("whole") / "out.jsonl"
        fetch(shared, name, out)
        out.unlink()  # what is loaded once is loaded
        steps = watched(lambda name=name, out=out: fetch(shared, name, out), lambda _: None)  # type: ignore[misc]
        found[name] = Whole(lines(out), steps)
    return found


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    name=st.sampled_from(sorted(QUERIES)),
    moments=st.lists(st.floats(0, 1), min_size=1, max_size=2),
    torn=st.binary(max_size=60),
)
def test_wherever_it_is_killed_the_next_one_ends_with_each_record_once(
    shared: Services,
    wholes: dict[str, Whole],
    tmp_path_factory: pytest.TempPathFactory,
    name: str,
    moments: list[float],
    torn: bytes,
) -> None:
    out = tmp_path_factory.mktemp("killed") / "out.jsonl"
    for moment in moments:
        step = int(moment * wholes[name].steps)
        if killed_at(step, lambda: fetch(shared, name, out)) and part(out).exists():
            with part(out).open("ab") as file:
                file.write(torn)  # of a page that did not get to the disk as a whole
    if not out.exists():
        fetch(shared, name, out)
    assert lines(out) == wholes[name].lines
    assert len({*lines(out)}) == len(lines(out)) > 3
    assert names(out.parent) <= {out.name, state(out).name}


def test_a_kill_leaves_what_came_before_it(
    shared: Services, wholes: dict[str, Whole], tmp_path: Path
) -> None:
    """The property above means something: a fetch can be killed before, between and after pages."""
    kept = []
    for number in range(11):
        out = tmp_path / f"{number}.jsonl"
        step = number * wholes["openalex"].steps // 10
        killed_at(step, lambda out=out: fetch(shared, "openalex", out))  # type: ignore[misc]
        kept.append(len(lines(part(out))) if part(out).exists() else int(out.exists()) * 100)
    assert kept == sorted(kept)
    assert {0, 3, 6, 100} <= {*kept}


def test_papers_that_came_in_meanwhile_hide_and_double_none(
    services: Services, tmp_path: Path
) -> None:
    out = tmp_path / "out.jsonl"
    services.faults.extend([None, status(503)])
    with pytest.raises(KgError):
        fetch(services, "arxiv", out)
    before = {paper.arxiv_id for paper in services.listed}
    new = [replace(paper, number=paper.number + 50, day="2024-09-01") for paper in papers(3)]
    services.listed = new + services.listed
    fetch(services, "arxiv", out)
    ids = [json.loads(line)["id"] for line in lines(out)]
    assert before <= {*ids}
    assert len(ids) == len({*ids})


def test_nothing_is_asked_for_again_the_next_time(
    services: Services, wholes: dict[str, Whole], tmp_path: Path
) -> None:
    out, listed = tmp_path / "out.jsonl", services.listed
    services.listed = []
    for moment in (0.5, 0.6, 0.7, 0.8):
        step = int(moment * wholes["openalex"].steps)
        killed_at(step, lambda: fetch(services, "openalex", out))
    with pytest.raises(KgError, match="lists nothing"):
        fetch(services, "openalex", out)
    services.listed = listed
    assert fetch(services, "openalex", out).new == 12


def test_only_what_is_missing_is_asked_for(services: Services, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    break_off(services, out)
    assert names(tmp_path) == {part(out).name, state(out).name}
    services.asked.clear()
    assert fetch(services, "openalex", out) == FetchSummary(records=12, new=7, unread=0)
    assert "*" not in {asked.params["cursor"] for asked in services.asked}
    assert names(tmp_path) == {"out.jsonl"}


@pytest.mark.parametrize("limit", [1, 4, 5, 8, 12, 50])
def test_the_limit_may_be_another_one(services: Services, limit: int, tmp_path: Path) -> None:
    out, whole = tmp_path / "out.jsonl", tmp_path / "whole.jsonl"
    break_off(services, out)
    fetch(services, "openalex", whole)
    fetch(services, "openalex", out, limit=limit)
    assert lines(out) == lines(whole)[:limit]


# --- what is there already ------------------------------------------------------------------------


def test_a_file_that_is_there_stays(services: Services, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("mine")
    with pytest.raises(UsageError, match="there already"):
        fetch(services, "openalex", out)
    assert (out.read_text(), services.asked) == ("mine", [])


def test_a_file_is_replaced_when_the_new_one_is_whole(services: Services, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("mine")
    services.faults.extend([None, status(503)])
    with pytest.raises(KgError):
        fetch(services, "openalex", out, overwrite=True)
    assert out.read_text() == "mine"
    assert fetch(services, "openalex", out, overwrite=True).new == 7
    assert len(lines(out)) == 12
    assert names(tmp_path) == {"out.jsonl"}


def test_another_query_does_not_go_on_from_this_one(services: Services, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    break_off(services, out)
    kept = part(out).read_bytes()
    with pytest.raises(UsageError, match=r"unfinished fetch of openalex 'foo net'") as caught:
        fetch(services, "openalex", out, Query("bar"))
    assert "--restart" in str(caught.value.hint)
    assert part(out).read_bytes() == kept
    assert fetch(services, "openalex", out, Query("bar"), restart=True).new == 12


@pytest.mark.parametrize(
    "text",
    [b"", b"{}", b"[]", b"null", b"\xff", b'{"digest": "0"}', b"[" * 100_000],
    ids=lambda text: repr(text[:12]),
)
def test_a_damaged_state_is_an_error(services: Services, text: bytes, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    break_off(services, out)
    state(out).write_bytes(text)
    with pytest.raises(KgError, match="it was changed") as caught:
        fetch(services, "openalex", out)
    assert "--restart" in str(caught.value.hint)


def test_a_changed_number_in_the_state_is_an_error(services: Services, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    break_off(services, out)
    kept = json.loads(state(out).read_text())
    state(out).write_text(json.dumps(kept | {"size": kept["size"] - 1}))
    with pytest.raises(KgError, match="it was changed"):
        fetch(services, "openalex", out)


def test_records_that_are_gone_are_an_error(services: Services, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    break_off(services, out)
    part(out).write_bytes(part(out).read_bytes()[:-10])
    with pytest.raises(KgError, match="a part of it is missing"):
        fetch(services, "openalex", out)
    assert len(lines(part(out))) == 5


def test_records_that_are_no_json_are_an_error(services: Services, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    break_off(services, out)
    part(out).write_bytes(b"x" * len(part(out).read_bytes()))
    with pytest.raises(KgError, match="it was changed"):
        fetch(services, "openalex", out)
    assert names(tmp_path) == {part(out).name, state(out).name}


def test_a_state_without_records_starts_anew(services: Services, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    break_off(services, out)
    part(out).unlink()
    assert fetch(services, "openalex", out).new == 12


def test_two_at_once_are_one_too_many(services: Services, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    break_off(services, out)
    with part(out).open("ab") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(KgError, match="another fetch is writing it"):
            fetch(services, "openalex", out)
    assert fetch(services, "openalex", out).records == 12


@pytest.mark.parametrize("name", [".", "no/such/folder.jsonl"])
def test_no_place_to_write(services: Services, name: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        fetch(services, "openalex", tmp_path / name)
    assert services.asked == []


def test_a_full_disk_leaves_what_can_go_on(services: Services, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    break_off(services, out)
    room = len(part(out).read_bytes()) + 100
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
        try:
            fetch(services, "openalex", out)
        except KgError as error:
            os._exit(7 if "can't be written (File too large)" in str(error) else 8)
        os._exit(9)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    assert len(part(out).read_bytes()) <= room
    assert fetch(services, "openalex", out).records == 12
    assert len({*lines(out)}) == 12
