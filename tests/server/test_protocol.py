"""The W3C's SPARQL 1.1 Protocol tests of queries, asked of this endpoint and of Oxigraph's server.

From https://www.w3.org/2009/sparql/docs/tests/data-sparql11/protocol/: the cases that only read
(``query_*`` and ``bad_query_*``), and that an update is not a query. Each is a row; both servers
answer each, and the table of what each passes is written down below.
"""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
RESULTS = ("application/sparql-results+json", "application/sparql-results+xml", "application/json")
NONE = "http://kasei.us/2009/09/sparql/data/data0.rdf"
"""A graph of the W3C's tests that neither server has: asked of it, a query finds nothing."""


@dataclass(frozen=True, slots=True)
class Case:
    """A request; ``answer`` is what ASK says, None where the request is wrong (4xx)."""

    name: str
    method: str = "POST"
    params: tuple[tuple[str, str], ...] = ()
    body: bytes | None = None
    headers: dict[str, str] = field(default_factory=dict)
    answer: bool | None = True
    types: tuple[str, ...] = RESULTS


def form(name: str, body: str, answer: bool | None = True) -> Case:
    return Case(name, body=body.encode(), headers={"Content-Type": FORM}, answer=answer)


def direct(name: str, body: bytes, answer: bool | None = True, **more: object) -> Case:
    return Case(name, body=body, headers={"Content-Type": DIRECT}, answer=answer, **more)  # type: ignore[arg-type]


GET_ASK = (("query", "ASK {}"),)
ANY = b"ASK { ?s ?p ?o }"
CASES = (
    Case("query_get", "GET", GET_ASK),
    form("query_post_form", "query=ASK%20%7B%7D"),
    direct("query_post_direct", b"ASK {}"),
    Case(
        "query_content_type_select",
        "GET",
        (("query", "SELECT (1 AS ?value) {}"),),
        types=(*RESULTS, "text/csv", "text/tab-separated-values"),
    ),
    Case("query_content_type_ask", "GET", GET_ASK),
    Case(
        "query_content_type_describe",
        "GET",
        (("query", "DESCRIBE <http://example.org/>"),),
        types=("text/turtle", "application/n-triples", "application/rdf+xml"),
    ),
    Case(
        "query_content_type_construct",
        "GET",
        (("query", "CONSTRUCT { <s> <p> 1 } WHERE {}".replace("<", "<http://example.org/")),),
        types=("text/turtle", "application/n-triples", "application/rdf+xml"),
    ),
    Case(
        "query_dataset_default_graph",
        "GET",
        (("query", "ASK { ?s ?p ?o }"), ("default-graph-uri", NONE)),
        answer=False,
    ),
    Case(
        "query_dataset_default_graphs_get",
        "GET",
        (
            ("query", "ASK { ?s ?p ?o }"),
            ("default-graph-uri", NONE),
            ("default-graph-uri", NONE + "2"),
        ),
        answer=False,
    ),
    direct(
        "query_dataset_default_graphs_post",
        ANY,
        False,
        params=(("default-graph-uri", NONE), ("default-graph-uri", NONE + "2")),
    ),
    direct(
        "query_dataset_named_graphs_post",
        b"ASK { GRAPH ?g { ?s ?p ?o } }",
        False,
        params=(("named-graph-uri", NONE), ("named-graph-uri", NONE + "2")),
    ),
    Case(
        "query_dataset_named_graphs_get",
        "GET",
        (
            ("query", "ASK { GRAPH ?g { ?s ?p ?o } }"),
            ("named-graph-uri", NONE),
            ("named-graph-uri", NONE + "2"),
        ),
        answer=False,
    ),
    Case(
        "query_dataset_full",
        "GET",
        (
            ("query", "ASK { ?s ?p ?o GRAPH ?g { ?x ?y ?z } }"),
            ("default-graph-uri", NONE),
            ("named-graph-uri", NONE + "2"),
        ),
        answer=False,
    ),
    Case(
        "query_multiple_dataset",
        "GET",
        (("query", f"ASK FROM <{NONE}> {{ ?s ?p ?o }}"), ("default-graph-uri", NONE)),
        answer=False,
    ),
    Case("bad_query_method", "PUT", GET_ASK, answer=None),
    Case("bad_multiple_queries", "GET", (*GET_ASK, *GET_ASK), answer=None),
    Case(
        "bad_query_wrong_media_type",
        body=b"ASK {}",
        headers={"Content-Type": "text/plain"},
        answer=None,
    ),
    Case("bad_query_missing_form_type", body=b"query=ASK%20%7B%7D", answer=None),
    Case("bad_query_missing_direct_type", body=b"ASK {}", answer=None),
    direct("bad_query_non_utf8", "ASK { FILTER('é' != 'è') }".encode("utf-16"), None),
    Case("bad_query_syntax", "GET", (("query", "ASK {"),), answer=None),
    Case("bad_update_get", "GET", (("update", "CLEAR ALL"),), answer=None),
    direct("bad_update_as_query", b"CLEAR ALL", None),
    form("bad_query_form_of_none", "other=1", None),
)

FAILED_BY_OXIGRAPH = {"query_content_type_construct", "query_content_type_describe"}
"""Asked for triples without saying in what form, Oxigraph's server gives N-Quads."""


def passes(server: str, case: Case) -> bool:
    """Whether a server answers a case as the protocol wants."""
    params = httpx.QueryParams(case.params)
    with httpx.Client(timeout=30) as client:
        reply = client.request(
            case.method, server, params=params, content=case.body, headers=case.headers
        )
    if case.answer is None:
        return 400 <= reply.status_code < 500
    kind = reply.headers.get("content-type", "").partition(";")[0]
    if reply.status_code != 200 or kind not in case.types:
        return False
    is_ask = "json" in kind and "boolean" in reply.json()
    return reply.json()["boolean"] is case.answer if is_ask else True


@pytest.fixture(scope="module")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the endpoint of a running Oxigraph server, which has one triple."""
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    assert program is not None, "the test extra has it"
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    folder = tmp_path_factory.mktemp("oxigraph")
    command = [program, "serve", "--location", str(folder), "--bind", address]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(400):
        try:
            triple = {"Content-Type": "text/turtle"}
            httpx.post(f"http://{address}/store?default", content="<a:a> <a:b> 1 .", headers=triple)
            break
        except httpx.TransportError:
            time.sleep(0.05)
    yield f"http://{address}/query"
    process.kill()
    process.wait()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_endpoint_passes(url: str, case: Case) -> None:
    assert passes(f"{url}/sparql", case)


def test_oxigraphs_server_passes_no_more(oxigraph: str) -> None:
    failed = {case.name for case in CASES if not passes(oxigraph, case)}
    assert failed <= FAILED_BY_OXIGRAPH, f"{len(CASES) - len(failed)} of {len(CASES)} passed"
