"""A fetch from start to end, against a server that answers, errs, stalls and lies."""

import gzip
import itertools
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from paper_services import Services, body, cut_off, papers, status

import kg.fetch.client
from kg.core.errors import KgError, UsageError
from kg.fetch import (
    SERVICES,
    FetchOptions,
    FetchSummary,
    Query,
    Service,
    fetch_papers,
    find_service,
)
from kg.fetch.pacing import Clock, Pacing
from kg.readers import read_papers

QUERIES = {
    "arxiv": Query("cat:cs.CV"),
    "hf-daily": Query("2024-02-01..2024-02-07"),
    "openalex": Query("foo net"),
    "semantic-scholar": Query("foo +net"),
    "acl": Query("2024.acl"),
}
QUICK = Pacing(first_pause=0.01, longest_pause=0.05)
READER = {"hf-daily": "hugging-face", "arxiv": "json-lines", "acl": "json-lines"}


def fetch(
    services: Services, name: str, out: Path, query: Query | None = None, **options: object
) -> FetchSummary:
    given = FetchOptions(address=services.url, pacing=QUICK, **options)  # type: ignore[arg-type]
    return fetch_papers(find_service(name), query or QUERIES[name], out, given)


def rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf8").splitlines()]


def titles(path: Path) -> list[str]:
    return sorted(p.title for p in read_papers([path]))


def leftovers(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name.startswith("."))


every_service = pytest.mark.parametrize("name", [s.name for s in SERVICES])


@every_service
def test_every_paper_comes_once_and_is_read_back(
    services: Services, name: str, tmp_path: Path
) -> None:
    out = tmp_path / "out.jsonl"
    summary = fetch(services, name, out)
    assert (summary.records, summary.new, summary.unread) == (12, 12, 0)
    assert titles(out) == sorted(p.title for p in services.listed)
    read = list(read_papers([out], format=READER.get(name, name)))
    assert [p.abstract for p in read] == [p.abstract for p in read_papers([out])]
    assert {p.abstract.strip() for p in read} == {p.abstract for p in services.listed}
    assert all(p.authors[0] == "Ada Lovelace" and p.date for p in read)
    assert leftovers(tmp_path) == []


@every_service
def test_records_are_kept_as_the_service_names_them(
    services: Services, name: str, tmp_path: Path
) -> None:
    out = tmp_path / "out.jsonl"
    fetch(services, name, out)
    first = rows(out)[0]
    expected = {
        "arxiv": {"id", "title", "abstract", "authors", "date", "url", "arxiv_id", "version_id"},
        "hf-daily": {"paper", "publishedAt", "title", "summary", "numComments"},
        "openalex": {"id", "title", "abstract_inverted_index", "authorships", "cited_by_count"},
        "semantic-scholar": {"paperId", "externalIds", "title", "abstract", "citationCount"},
        "acl": {"id", "title", "abstract", "authors", "date", "url", "collection"},
    }
    assert expected[name] <= first.keys()


def test_an_entry_of_arxiv_is_the_paper_that_its_reader_makes_of_it(
    services: Services, tmp_path: Path
) -> None:
    out, feed = tmp_path / "out.jsonl", tmp_path / "feed.xml"
    params = {"search_query": "cat:cs.CV", "start": "0", "max_results": "5"}
    feed.write_bytes(services.arxiv(params).body)
    fetch(services, "arxiv", out, limit=5)
    kept = [replace(paper, sources=()) for paper in read_papers([out])]
    assert kept == [replace(paper, sources=()) for paper in read_papers([feed])]
    assert rows(out)[0]["version_id"] == f"{kept[0].arxiv_id}v2"


def test_a_paper_of_the_anthology_is_the_one_that_its_reader_makes_of_it(
    services: Services, tmp_path: Path
) -> None:
    out, xml = tmp_path / "out.jsonl", tmp_path / "2024.acl.xml"
    xml.write_bytes(services.acl("2024.acl").body)
    fetch(services, "acl", out)
    kept = [replace(paper, sources=()) for paper in read_papers([out])]
    assert kept == [replace(paper, sources=()) for paper in read_papers([xml])]


# --- what is asked --------------------------------------------------------------------------------


@every_service
def test_who_asks_is_said(services: Services, name: str, tmp_path: Path) -> None:
    fetch(services, name, tmp_path / "out.jsonl", email="ada@example.org", limit=1)
    agents = {asked.headers["user-agent"] for asked in services.asked}
    (agent,) = agents
    assert agent.startswith("kg/")
    assert agent.endswith(" (+https://w3id.org/mlkg/; mailto:ada@example.org)")


@pytest.mark.parametrize(
    ("name", "variable", "where"),
    [
        ("openalex", "OPENALEX_API_KEY", "api_key"),
        ("semantic-scholar", "SEMANTIC_SCHOLAR_API_KEY", "x-api-key"),
        ("hf-daily", "HF_TOKEN", "authorization"),
    ],
)
def test_a_key_is_sent_and_kept_nowhere(
    services: Services,
    name: str,
    variable: str,
    where: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(variable, "s3cret")
    services.faults.extend([None, status(400, body=b"no such key: s3cret")])
    with pytest.raises(KgError, match=r"no such key: \.\.\.") as caught:
        fetch(services, name, tmp_path / "out.jsonl", Query("2024-02-01..2024-02-02"))
    sent = services.asked[0].params | services.asked[0].headers
    assert sent[where].removeprefix("Bearer ") == "s3cret"
    kept = "".join(path.read_text(encoding="utf8") for path in tmp_path.iterdir())
    assert "s3cret" not in f"{caught.value}{caught.value.hint}{kept}"


@pytest.mark.parametrize("name", ["arxiv", "openalex", "semantic-scholar"])
def test_only_papers_of_the_days_asked_for(services: Services, name: str, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    fetch(services, name, out, replace(QUERIES[name], since="2024-02-03", until="2024"))
    assert titles(out) == sorted(p.title for p in services.listed if p.day >= "2024-02-03")
    fetch(services, name, tmp_path / "until.jsonl", replace(QUERIES[name], until="2024-02-04"))
    assert titles(tmp_path / "until.jsonl") == sorted(
        p.title for p in services.listed if p.day <= "2024-02-04"
    )


@every_service
@pytest.mark.parametrize("limit", [1, 5, 7])
def test_no_more_than_the_limit(services: Services, name: str, limit: int, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    assert fetch(services, name, out, limit=limit).records == limit
    assert len(rows(out)) == limit


def test_a_small_limit_asks_for_few(services: Services, tmp_path: Path) -> None:
    fetch(services, "arxiv", tmp_path / "out.jsonl", limit=3)
    assert [asked.params["max_results"] for asked in services.asked] == ["3"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2024-02-30", None),
        ("2024-02-02", {"2024-02-02"}),
        ("2024-01-31..2024-02-02", {"2024-01-31", "2024-02-01", "2024-02-02"}),
        ("2024-02", {f"2024-02-{day:02d}" for day in range(1, 30)}),
        ("2024-02-03..2024-02-02", None),
        ("9999-01-01", None),
        ("july", None),
    ],
)
def test_days_of_daily_papers(
    services: Services, text: str, days: set[str] | None, tmp_path: Path
) -> None:
    if days is None:
        with pytest.raises(UsageError):
            fetch(services, "hf-daily", tmp_path / "out.jsonl", Query(text))
    else:
        services.listed = [replace(paper, day=max(days)) for paper in services.listed]
        fetch(services, "hf-daily", tmp_path / "out.jsonl", Query(text))
    assert {asked.params["date"] for asked in services.asked} == (days or set())


def test_a_day_of_more_than_one_page(services: Services, tmp_path: Path) -> None:
    services.listed = [replace(paper, day="2024-02-02") for paper in services.listed]
    assert fetch(services, "hf-daily", tmp_path / "out.jsonl", Query("2024-02-02")).records == 12
    assert [asked.params["p"] for asked in services.asked] == ["0", "1", "2", "3"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query("2024.acl-long"), ["/data/xml/2024.acl.xml"]),
        (Query("P18-2"), ["/data/xml/P18.xml"]),
        (
            Query("acl", "2018", "2021"),
            [f"/data/xml/{name}.xml" for name in ("P18", "P19", "2020.acl", "2021.acl")],
        ),
    ],
)
def test_collections_of_the_anthology(
    services: Services, query: Query, expected: list[str], tmp_path: Path
) -> None:
    out = tmp_path / "out.jsonl"
    fetch(services, "acl", out, query)
    assert [asked.path for asked in services.asked] == expected
    assert len(rows(out)) == (12 if query.since else 6)


@pytest.mark.parametrize(
    "query",
    [Query("../../etc/passwd"), Query("acl"), Query("2024.acl/../x"), Query("acl", "2024", "2020")],
)
def test_no_venue(services: Services, query: Query, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        fetch(services, "acl", tmp_path / "out.jsonl", query)
    assert services.asked == []


@pytest.mark.parametrize("text", ["2024.nosuch", "2024.acl-nosuch"])
def test_a_venue_that_the_anthology_has_not(services: Services, text: str, tmp_path: Path) -> None:
    with pytest.raises(KgError, match="has no"):
        fetch(services, "acl", tmp_path / "out.jsonl", Query(text))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("hf-daily", Query("2024-02-02", since="2024")),
        ("arxiv", Query("  ")),
        ("arxiv", Query("x", since="yesterday")),
        ("openalex", Query("x", since="2024", until="2023")),
        ("openalex", Query("")),
        ("semantic-scholar", Query("")),
    ],
)
def test_a_query_that_is_none(services: Services, name: str, query: Query, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        fetch(services, name, tmp_path / "out.jsonl", query)
    assert services.asked == []


# --- what goes wrong ------------------------------------------------------------------------------


@every_service
@pytest.mark.parametrize(
    "fault",
    [
        status(503),
        status(429, ("Retry-After", "0")),
        status(500, body=b"\xff\x00<html>"),
        cut_off,
        body(b'{"meta": '),
        body(b"[1, 2]"),
        body(b"<feed>"),
        body(b""),
        body(b"\xff\xfe"),
        body(b"[" * 100_000),
        body(b"x", ("Content-Encoding", "br")),
        body(b"x", ("Content-Encoding", "gzip")),
    ],
    ids=lambda fault: "",
)
def test_a_passing_fault_is_waited_out(
    services: Services, name: str, fault: object, tmp_path: Path
) -> None:
    services.most = 100
    services.faults.extend([fault])  # type: ignore[list-item]
    out = tmp_path / "out.jsonl"
    query = Query("2024-02-02") if name == "hf-daily" else None
    summary = fetch(services, name, out, query)
    assert summary.records == (2 if query else 12)


@every_service
def test_a_lasting_fault_is_one_line(services: Services, name: str, tmp_path: Path) -> None:
    services.faults.extend([status(503, body=b"down\n\x1b[31m\xe2\x80\xaefor repair")] * 9)
    with pytest.raises(KgError, match=r"answered 503 \(down \[31m for repair\)") as caught:
        fetch(services, name, tmp_path / "out.jsonl")
    assert "\n" not in str(caught.value)
    assert len(services.asked) == QUICK.attempts
    assert list(tmp_path.iterdir()) == []


@every_service
def test_a_malformed_answer_is_one_line(services: Services, name: str, tmp_path: Path) -> None:
    services.faults.extend([body(b"<html>Sign in to the hotel's network")] * 9)
    with pytest.raises(KgError, match="the answer is") as caught:
        fetch(services, name, tmp_path / "out.jsonl")
    assert "\n" not in str(caught.value)
    assert len(services.asked) == QUICK.bad_answers


@every_service
def test_a_refusal_is_not_asked_again(services: Services, name: str, tmp_path: Path) -> None:
    services.faults.extend([status(400, body=b'{"error": "Unrecognized fields"}')])
    with pytest.raises(KgError, match=r"answered 400 .*Unrecognized fields"):
        fetch(services, name, tmp_path / "out.jsonl")
    assert len(services.asked) == 1


def test_no_server(services: Services, tmp_path: Path) -> None:
    dead = FetchOptions(address="http://127.0.0.1:1", pacing=replace(QUICK, attempts=2))
    with pytest.raises(KgError, match="can't be reached"):
        fetch_papers(find_service("arxiv"), Query("x"), tmp_path / "out.jsonl", dead)


def test_arxiv_says_what_is_wrong_with_a_query(services: Services, tmp_path: Path) -> None:
    with pytest.raises(KgError, match="incorrect id format"):
        fetch(services, "arxiv", tmp_path / "out.jsonl", Query("bad:x"))
    assert len(services.asked) == 1


def test_arxiv_gives_no_more_than_it_documents(services: Services, tmp_path: Path) -> None:
    services.faults.extend([lambda _: services._feed(services._entry(papers(1)[0]), 30_001)])
    with pytest.raises(KgError, match=r"30,000 of this query's 30,001") as caught:
        fetch(services, "arxiv", tmp_path / "out.jsonl")
    assert "--since" in str(caught.value.hint)
    assert list(tmp_path.iterdir()) == []


@every_service
def test_nothing_is_an_error_and_no_file(services: Services, name: str, tmp_path: Path) -> None:
    services.listed = []
    with pytest.raises(KgError, match=f"{name} lists nothing for"):
        fetch(services, name, tmp_path / "out.jsonl")
    assert list(tmp_path.iterdir()) == []


def test_an_empty_page_in_the_middle_is_asked_for_again(services: Services, tmp_path: Path) -> None:
    services.faults.extend([None, lambda _: services._feed("", 12)])
    assert fetch(services, "arxiv", tmp_path / "out.jsonl").records == 12


def test_an_entry_that_cannot_be_read_is_counted(services: Services, tmp_path: Path) -> None:
    services.listed[3] = replace(services.listed[3], title=" ")
    summary = fetch(services, "arxiv", tmp_path / "out.jsonl")
    assert (summary.records, summary.unread) == (11, 1)


@pytest.mark.parametrize("name", ["openalex", "semantic-scholar"])
def test_a_page_that_sends_back_to_itself_ends(
    services: Services, name: str, tmp_path: Path
) -> None:
    loops = {
        "openalex": b'{"meta": {"next_cursor": "*"}, "results": [{"id": "W1"}]}',
        "semantic-scholar": b'{"token": "T5", "data": [{"paperId": "1"}]}',
    }
    services.faults.extend([body(loops[name])] * 9)
    with pytest.raises(KgError, match="the same page"):
        fetch(services, name, tmp_path / "out.jsonl")


def test_a_service_that_ignores_pages_ends(services: Services, tmp_path: Path) -> None:
    page = services.hf_daily({"date": "2024-02-02"}).body
    services.faults.extend([body(page)] * 9)
    fetch(services, "hf-daily", tmp_path / "out.jsonl", Query("2024-02-02"))
    assert len(services.asked) == 2


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.2:9/works",
        "file:///etc/passwd",
        "//evil.example/x",
        "http://[",
        "gopher://x",
    ],
)
def test_an_answer_that_sends_elsewhere_is_not_followed(
    services: Services, target: str, tmp_path: Path
) -> None:
    services.faults.extend([status(302, ("Location", target))])
    with pytest.raises(KgError, match="sends to"):
        fetch(services, "openalex", tmp_path / "out.jsonl")
    assert len(services.asked) == 1


def test_a_move_on_the_same_server_is_followed(services: Services, tmp_path: Path) -> None:
    services.faults.extend([status(301, ("Location", "/works?per_page=100&cursor=*"))])
    services.most = 100
    assert fetch(services, "openalex", tmp_path / "out.jsonl").records == 12


def test_moves_in_a_circle_end(services: Services, tmp_path: Path) -> None:
    services.faults.extend([status(301, ("Location", "/works?per_page=9&cursor=*"))] * 9)
    with pytest.raises(KgError, match="from one address to another"):
        fetch(services, "openalex", tmp_path / "out.jsonl")


@pytest.mark.parametrize("packed", [True, False])
def test_an_answer_without_end_is_cut(
    services: Services, packed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kg.fetch.client, "LARGEST_ANSWER", 100_000)
    text = b" " * 1_000_000
    fault = body(gzip.compress(text), ("Content-Encoding", "gzip")) if packed else body(text)
    services.faults.extend([fault])
    with pytest.raises(KgError, match="more than 100,000 bytes"):
        fetch(services, "openalex", tmp_path / "out.jsonl")


def test_an_answer_that_drips_in_for_hours_is_cut(services: Services, tmp_path: Path) -> None:
    hours = itertools.count(0, 1000)
    clock = Clock(lambda: float(next(hours)), lambda _: None)
    options = FetchOptions(address=services.url, clock=clock, pacing=QUICK)
    with pytest.raises(KgError, match="took more than 900 seconds"):
        fetch_papers(find_service("openalex"), Query("x"), tmp_path / "out.jsonl", options)


@pytest.mark.parametrize("depth", [10, 500, *range(860, 1000, 10), 5000])
def test_a_record_nested_deeply_is_kept_or_an_error(
    services: Services, depth: int, tmp_path: Path
) -> None:
    nested = b"[" * depth + b"]" * depth
    text = b'{"total": 1, "data": [{"paperId": "1", "title": "A", "x": ' + nested + b"}]}"
    services.faults.extend([body(text)] * 9)
    out = tmp_path / "out.jsonl"
    refused = ""
    try:
        fetch(services, "semantic-scholar", out)
    except KgError as error:
        refused = str(error)
    assert out.exists() == (not refused)
    assert not refused or ("nested too deeply" in refused and depth > 800)
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"] * out.exists()


def test_xml_with_entities_is_refused(services: Services, tmp_path: Path) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><collection id="x"><volume>&a;</volume></collection>'
    services.faults.extend([body(bomb)] * 9)
    with pytest.raises(KgError, match="declares entities"):
        fetch(services, "acl", tmp_path / "out.jsonl")


def test_half_a_surrogate_pair_comes_through(services: Services, tmp_path: Path) -> None:
    services.faults.extend([body(b'{"total": 1, "data": [{"paperId": "1", "title": "A\\ud800"}]}')])
    out = tmp_path / "out.jsonl"
    fetch(services, "semantic-scholar", out)
    assert titles(out) == ["A\ufffd"]


# --- pace -----------------------------------------------------------------------------------------


class Watch:
    """A clock that doesn't wait, and says how long it would have."""

    def __init__(self) -> None:
        self.time = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds

    @property
    def clock(self) -> Clock:
        return Clock(lambda: self.time, self.sleep)


def service_at(services: Services, name: str) -> Service:
    """Under an address that is not named in the options, so that its own pauses hold."""
    return replace(find_service(name), address=services.url)


@pytest.mark.parametrize(
    ("name", "key", "pause"),
    [
        ("arxiv", None, 3.0),
        ("openalex", None, 0.1),
        ("semantic-scholar", None, 3.0),
        ("semantic-scholar", "SEMANTIC_SCHOLAR_API_KEY", 1.0),
    ],
)
def test_requests_are_as_far_apart_as_the_terms_say(
    services: Services,
    name: str,
    key: str | None,
    pause: float,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if key:
        monkeypatch.setenv(key, "k")
    watch = Watch()
    options = FetchOptions(clock=watch.clock)
    fetch_papers(service_at(services, name), QUERIES[name], tmp_path / "out.jsonl", options)
    assert watch.slept == pytest.approx([pause] * (len(services.asked) - 1))
    assert watch.slept


def retry_after(header: tuple[str, str], services: Services, tmp_path: Path) -> list[float]:
    services.faults.extend([status(429, header)])
    services.most = 100
    watch = Watch()
    options = FetchOptions(address=services.url, clock=watch.clock)
    fetch_papers(find_service("openalex"), Query("x"), tmp_path / "out.jsonl", options)
    return watch.slept


def test_waits_as_long_as_it_is_told(services: Services, tmp_path: Path) -> None:
    assert retry_after(("Retry-After", "17"), services, tmp_path)[0] == 17.0


def test_waits_until_the_moment_it_is_told(services: Services, tmp_path: Path) -> None:
    moment = format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)
    assert 60 < retry_after(("Retry-After", moment), services, tmp_path)[0] <= 90


def test_waits_for_the_window_of_the_hub(services: Services, tmp_path: Path) -> None:
    assert retry_after(("RateLimit", '"api";r=0;t=55'), services, tmp_path)[0] == 55.0


@pytest.mark.parametrize("value", ["soon", "-3", "1e9", "١٢", ""])
def test_a_wait_that_makes_no_sense_is_its_own(
    services: Services, value: str, tmp_path: Path
) -> None:
    header = ("Retry-After", value.encode("utf8").decode("latin-1"))
    assert 0.5 <= retry_after(header, services, tmp_path)[0] <= 1.0


def test_a_wait_of_hours_is_an_error(services: Services, tmp_path: Path) -> None:
    services.faults.extend([None, status(429, ("Retry-After", "86400"), body=b"daily limit")])
    with pytest.raises(KgError, match=r"daily limit.*5 records are kept") as caught:
        fetch(services, "openalex", tmp_path / "out.jsonl")
    assert caught.value.hint == "come back in 86,400 seconds"


def test_pauses_grow_with_each_failure(services: Services, tmp_path: Path) -> None:
    services.faults.extend([status(503)] * 9)
    watch = Watch()
    options = FetchOptions(address=services.url, clock=watch.clock)
    with pytest.raises(KgError, match="503") as caught:
        fetch_papers(find_service("openalex"), Query("x"), tmp_path / "out.jsonl", options)
    assert "OPENALEX_API_KEY" in str(caught.value.hint)
    for number, slept in enumerate(watch.slept):
        assert 0.5 * 2**number <= slept <= 2**number
    assert len(watch.slept) == 5
