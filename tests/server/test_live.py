"""A graph built anew while it is served: taken up without a restart, and no request fails."""

import shutil
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from small_graph import OPTIONS, small_entities, small_papers

from kg.core.source import RecordSource
from kg.export.rdf_files import EVIDENCE, GRAPH
from kg.graph.build import build_graph
from kg.graph.store import write_graph
from kg.pipeline.publish import staged
from kg.server.app import ServerOptions
from kg.server.pool import PoolOptions

TITLES = "SELECT ?t { ?p a kg:Paper ; dcterms:title ?t }"
LONG = """SELECT (COUNT(*) AS ?n) {
  ?a a ?b . ?d ?e ?f FILTER(STRLEN(STR(?a)) != STRLEN(STR(?f)))
}"""


@pytest.fixture
def folder(served: Path, tmp_path: Path) -> Path:
    return shutil.copytree(served, tmp_path / "exports")


@pytest.fixture
def client(
    serve: Callable[..., AbstractContextManager[str]], folder: Path, tmp_path: Path
) -> Iterator[httpx.Client]:
    """Asks a server that looks at ``folder`` ten times a second."""
    options = ServerOptions(PoolOptions(workers=2), refresh=0.1)
    with (
        serve(folder, tmp_path / "cache", options) as url,
        httpx.Client(base_url=url, timeout=60) as client,
    ):
        yield client


def rebuild(folder: Path, title: str) -> None:
    """Publish the small graph with another title of its second paper, as ``kg build`` does."""
    first, second = small_papers()
    second = replace(second, paper=replace(second.paper, title=title))
    source = RecordSource.of(small_entities(), [first, second])
    with staged(folder) as draft:
        for exporter in (GRAPH, EVIDENCE):
            with (draft / exporter.filename).open("wb") as file:
                exporter.write(source, file, OPTIONS)
        with (draft / "graph.json").open("wb") as file:
            write_graph(build_graph(source), file)
        (draft / "graph.html").write_text(f"<!DOCTYPE html><title>{title}</title>")


def ask(client: httpx.Client, query: str = TITLES) -> httpx.Response:
    return client.get("/sparql", params={"query": query}, headers={"Accept": "text/csv"})


def wait_until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.05)


def reloads(client: httpx.Client) -> int:
    text = client.get("/metrics").text
    lines = dict(line.split() for line in text.splitlines() if "#" not in line)
    return int(lines["kg_graph_reloads"])


def test_a_rebuilt_graph_is_served_and_no_request_fails(client: httpx.Client, folder: Path) -> None:
    tag = ask(client).headers["ETag"]
    before = ask(client, LONG)
    assert before.status_code == 200
    with ThreadPoolExecutor(1) as threads:
        asking = threads.submit(ask, client, f"{LONG} # as it was")
        rebuild(folder, "A title of the rebuilt graph")
        statuses = []
        while reloads(client) == 0:
            for path in ("/", "/dataset/coco", "/queries", "/sparql?query=ASK%7B%7D"):
                statuses.append(client.get(path).status_code)
            statuses.append(ask(client).status_code)
        assert asking.result().text == before.text
    assert set(statuses) == {200}
    reply = client.get(
        "/sparql",
        params={"query": TITLES},
        headers={"Accept": "text/csv", "If-None-Match": tag},
    )
    assert "A title of the rebuilt graph" in reply.text
    assert "A title of the rebuilt graph" in client.get("/").text
    page = client.get("/paper/a-second-paper-0a1b2c3d", headers={"Accept": "text/html"})
    assert "A title of the rebuilt graph" in page.text


def test_a_graph_that_cannot_be_read_is_not_taken_up(client: httpx.Client, folder: Path) -> None:
    (folder / "graph.json").write_text("{")
    time.sleep(0.5)
    assert "A second paper" in ask(client).text
    shutil.rmtree(folder)
    time.sleep(0.3)
    assert "A second paper" in ask(client).text
    assert client.get("/").status_code == 200
    rebuild(folder, "Built again")
    wait_until(lambda: "Built again" in ask(client).text)
    assert reloads(client) == 1


def test_several_rebuilds(client: httpx.Client, folder: Path) -> None:
    for number in range(1, 4):
        rebuild(folder, f"Rebuilt {number} times")
        wait_until(lambda number=number: f"Rebuilt {number} times" in ask(client).text)  # type: ignore[misc]
    assert reloads(client) == 3
