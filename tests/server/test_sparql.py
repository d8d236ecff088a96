"""The endpoint as the W3C's protocol tests ask it, its limits, and clients written elsewhere."""

import csv
import io
import json
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
import SPARQLWrapper

from kg.core.ids import DEFAULT_BASE_IRI as BASE
from kg.query.named import read_queries
from kg.query.sparql import SparqlGraph, open_graph
from kg.server.app import ServerOptions
from kg.server.pool import PoolOptions

ASK = "ASK { ?p kg:trainsOn dataset:cc3m }"
SELECT = "SELECT ?p ?d { ?p kg:trainsOn ?d }"
CONSTRUCT = "CONSTRUCT { ?p a kg:Paper } WHERE { ?p a kg:Paper }"
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a != ?i) }"
HUNGRY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?f ?i"
FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"


def ask(client: httpx.Client, query: str, accept: str | None = None) -> httpx.Response:
    headers = {} if accept is None else {"Accept": accept}
    return client.get("/sparql", params={"query": query}, headers=headers)


# --- asking -------------------------------------------------------------------------------------


def test_three_ways_to_ask(client: httpx.Client) -> None:
    replies = [
        client.get("/sparql", params={"query": ASK}),
        client.post("/sparql", data={"query": ASK}),
        client.post("/sparql", content=ASK, headers={"Content-Type": DIRECT}),
        client.post("/sparql", content=ASK, headers={"Content-Type": f"{DIRECT}; charset=utf-8"}),
    ]
    assert [r.json() for r in replies] == [{"head": {}, "boolean": True}] * 4


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        (None, "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("text/turtle, text/csv;q=0.5, application/json;q=0.4", "text/csv; charset=utf-8"),
        ("text/*;q=0.3, application/sparql-results+xml;q=0.2", "text/csv; charset=utf-8"),
    ],
)
def test_rows_in_the_type_wanted(client: httpx.Client, accept: str | None, kind: str) -> None:
    reply = ask(client, SELECT, accept)
    assert (reply.status_code, reply.headers["Content-Type"]) == (200, kind)
    assert f"{BASE}paper/2301.12597" in reply.text
    assert "Accept" in reply.headers["Vary"]


@pytest.mark.parametrize(
    ("accept", "kind", "format_"),
    [
        (None, "text/turtle", ox.RdfFormat.TURTLE),
        ("application/n-triples", "application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/ld+json", "application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/rdf+xml", "application/rdf+xml", ox.RdfFormat.RDF_XML),
    ],
)
@pytest.mark.parametrize("query", [CONSTRUCT, "DESCRIBE paper:2301.12597"])
def test_triples_in_the_type_wanted(
    client: httpx.Client, query: str, accept: str | None, kind: str, format_: ox.RdfFormat
) -> None:
    reply = ask(client, query, accept)
    assert reply.headers["Content-Type"].partition(";")[0] == kind
    triples = {q.triple for q in ox.parse(reply.content, format=format_)}
    assert any(t.subject.value.endswith("2301.12597") for t in triples)


def test_graphs_of_the_protocol(client: httpx.Client) -> None:
    params = {"query": "SELECT * { ?s ?p ?o } LIMIT 1", "default-graph-uri": "https://e.org/none"}
    assert client.get("/sparql", params=params).json()["results"]["bindings"] == []
    params["default-graph-uri"] = "no iri"
    assert client.get("/sparql", params=params).status_code == 400


def test_without_a_query_it_describes_itself(client: httpx.Client, url: str) -> None:
    reply = client.get("/sparql", headers={"Accept": "text/turtle"})
    triples = {q.triple for q in ox.parse(reply.content, format=ox.RdfFormat.TURTLE)}
    assert any(t.predicate.value.endswith("#endpoint") for t in triples)
    assert {t.subject.value for t in triples if t.predicate.value.endswith("resultFormat")} == {
        f"{url}/sparql"
    }
    assert client.get("/sparql", headers={"Accept": "text/html"}).headers["Location"] == "/queries"


# --- refusing -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("method", "kwargs", "status"),
    [
        pytest.param("GET", {"params": {"query": "SELECT {"}}, 400, id="syntax"),
        pytest.param("GET", {"params": [("query", ASK), ("query", SELECT)]}, 400, id="two"),
        pytest.param("POST", {"data": {"q": ASK}}, 400, id="none"),
        pytest.param("PUT", {"params": {"query": ASK}}, 405, id="method"),
        pytest.param("DELETE", {"params": {"query": ASK}}, 405, id="delete"),
        pytest.param(
            "POST", {"content": ASK, "headers": {"Content-Type": "text/plain"}}, 415, id="type"
        ),
        pytest.param("POST", {"content": ASK}, 415, id="no type"),
        pytest.param(
            "POST",
            {"content": "ASK { ?s ?p 'é' }".encode("latin-1"), "headers": {"Content-Type": DIRECT}},
            400,
            id="not UTF-8",
        ),
        pytest.param(
            "POST",
            {"content": b"query=%E9", "headers": {"Content-Type": FORM}},
            400,
            id="form not UTF-8",
        ),
        pytest.param("GET", {"params": {"query": "X" * 20_000}}, 414, id="long address"),
        pytest.param("POST", {"data": {"query": "X" * 30_000}}, 413, id="long query"),
        pytest.param(
            "GET",
            {"params": {"query": "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"}},
            403,
            id="SERVICE",
        ),
        pytest.param(
            "GET",
            {"params": {"query": "select * { service silent ?x { ?s ?p ?o } }"}},
            403,
            id="service silent",
        ),
        pytest.param("GET", {"params": {"query": "LOAD <http://e.org/>"}}, 403, id="LOAD"),
        pytest.param("GET", {"params": {"update": "CLEAR ALL"}}, 403, id="update"),
        pytest.param("POST", {"data": {"update": "CLEAR ALL"}}, 403, id="update form"),
        pytest.param(
            "POST",
            {
                "content": "INSERT DATA { <a:a> <a:b> 1 }",
                "headers": {"Content-Type": "application/sparql-update"},
            },
            403,
            id="update type",
        ),
        pytest.param(
            "POST",
            {
                "content": "PREFIX e: <a:> INSERT DATA { e:a e:b 1 }",
                "headers": {"Content-Type": DIRECT},
            },
            403,
            id="update as query",
        ),
    ],
)
def test_what_is_refused(
    client: httpx.Client, method: str, kwargs: dict[str, object], status: int
) -> None:
    reply = client.request(method, "/sparql", **kwargs)  # type: ignore[arg-type]
    assert reply.status_code == status, reply.text
    assert reply.text.strip()
    assert "Traceback" not in reply.text


@pytest.mark.parametrize(
    ("query", "accept"),
    [
        (ASK, "image/png"),
        (ASK, "nonsense"),
        (ASK, "text/csv;q=0"),
        (SELECT, "text/turtle"),
        (CONSTRUCT, "text/csv"),
    ],
)
def test_types_that_cannot_be_given(client: httpx.Client, query: str, accept: str) -> None:
    assert ask(client, query, accept).status_code == 406


def test_a_slow_query_is_cut_while_others_are_served(client: httpx.Client) -> None:
    with ThreadPoolExecutor(1) as threads:
        slow = threads.submit(ask, client, SLOW)
        others = []
        while not slow.done():
            others.append(ask(client, SELECT).status_code)
        reply = slow.result()
    assert set(others) == {200}
    assert reply.status_code == 504
    assert "2 seconds" in reply.text
    assert ask(client, SELECT).status_code == 200


def test_when_all_processes_are_busy_it_says_so(
    serve: Callable[..., AbstractContextManager[str]], served: Path, tmp_path: Path
) -> None:
    options = ServerOptions(PoolOptions(workers=1, timeout=3, wait=0.2))
    with (
        serve(served, tmp_path, options) as url,
        httpx.Client(base_url=url, timeout=20) as client,
        ThreadPoolExecutor(2) as threads,
    ):
        slow = [f"{SLOW} LIMIT {number}" for number in (1, 2)]
        first, second = sorted(
            threads.map(lambda query: ask(client, query), slow), key=lambda r: r.status_code
        )
    assert (first.status_code, second.status_code) == (503, 504)
    assert first.headers["Retry-After"].isdigit()


def test_one_query_of_many_clients_runs_once(client: httpx.Client) -> None:
    with ThreadPoolExecutor(6) as threads:
        slow = [threads.submit(ask, client, SLOW) for _ in range(5)]
        others = [ask(client, SELECT).status_code for _ in range(5)]
    assert others == [200] * 5
    assert {future.result().status_code for future in slow} == {504}


def test_a_hungry_query_is_cut(client: httpx.Client) -> None:
    reply = ask(client, HUNGRY)
    assert reply.status_code in {500, 504}
    assert ask(client, SELECT).status_code == 200


def test_a_large_answer_is_refused(client: httpx.Client) -> None:
    reply = ask(client, "SELECT * { ?s ?p ?o . ?a ?b ?c }")
    assert reply.status_code == 400
    assert "LIMIT" in reply.text


# --- caching and browsers -----------------------------------------------------------------------


def test_an_answer_that_the_client_has_is_not_sent_again(client: httpx.Client) -> None:
    first = ask(client, SELECT)
    again = {"If-None-Match": f'"other", {first.headers["ETag"]}'}
    second = client.get("/sparql", params={"query": SELECT}, headers=again)
    assert (second.status_code, second.content) == (304, b"")
    other = client.get("/sparql", params={"query": SELECT}, headers={**again, "Accept": "text/csv"})
    assert other.status_code == 200


def test_an_answer_that_varies_is_not_kept(client: httpx.Client) -> None:
    reply = ask(client, "SELECT (NOW() AS ?now) {}")
    assert reply.headers["Cache-Control"] == "no-store"
    assert "ETag" not in reply.headers


def test_pages_of_other_sites_may_ask(client: httpx.Client) -> None:
    origin = {"Origin": "https://e.org"}
    reply = client.get("/sparql", params={"query": ASK}, headers=origin)
    assert reply.headers["Access-Control-Allow-Origin"] == "*"
    wanted = {
        **origin,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    assert client.options("/sparql", headers=wanted).status_code == 200


# --- other clients ------------------------------------------------------------------------------

QUERIES = [q for q in read_queries() if not q.name.startswith(("doubtful", "mentions-of"))]


@pytest.fixture(scope="module")
def graph(small_exports: object) -> SparqlGraph:
    return open_graph(str(small_exports))


@pytest.mark.parametrize("query", QUERIES, ids=lambda q: q.name)
def test_sparqlwrapper_gets_the_same_rows(url: str, graph: SparqlGraph, query: object) -> None:
    wrapper = SPARQLWrapper.SPARQLWrapper(f"{url}/sparql", returnFormat=SPARQLWrapper.JSON)
    wrapper.setQuery(query.text)  # type: ignore[attr-defined]
    found = wrapper.queryAndConvert()
    expected = graph.query(query.text)  # type: ignore[attr-defined]
    assert found["head"]["vars"] == list(expected.columns)
    rows = [
        [b.get(c, {}).get("value") for c in expected.columns] for b in found["results"]["bindings"]
    ]
    assert [[_plain(c) for c in row] for row in rows] == [
        [_plain(c) for c in row] for row in expected.rows
    ]


def _plain(cell: object) -> object:
    try:
        return float(str(cell))
    except ValueError:
        return None if cell is None else str(cell)


def test_sparqlwrapper_reads_xml_and_turtle(url: str) -> None:
    wrapper = SPARQLWrapper.SPARQLWrapper(f"{url}/sparql", returnFormat=SPARQLWrapper.XML)
    wrapper.setQuery(SELECT)
    assert len(wrapper.queryAndConvert().getElementsByTagName("result")) == 1
    wrapper.setReturnFormat(SPARQLWrapper.TURTLE)
    wrapper.setQuery(CONSTRUCT)
    assert b"2301.12597" in wrapper.queryAndConvert()


def test_curl_gets_the_same_rows(url: str) -> None:
    command = ["curl", "-sS", f"{url}/sparql", "--data-urlencode", f"query={SELECT}"]
    as_json = json.loads(subprocess.check_output(command))
    as_csv = subprocess.check_output([*command, "-H", "Accept: text/csv"], text=True)
    rows = list(csv.DictReader(io.StringIO(as_csv)))
    assert rows == [
        {name: term["value"] for name, term in row.items()}
        for row in as_json["results"]["bindings"]
    ]
