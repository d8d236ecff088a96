"""Loading over HTTP: a real Oxigraph server, and a store that fails as stores do."""

import base64
import http.server
import socket
import threading
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from click.testing import CliRunner
from oxigraph_server import serving_oxigraph

from kg.cli.push import push_command
from kg.core.errors import KgError, UsageError
from kg.query.graph_store import PushOptions, push_graph, triples_of

GRAPH = "https://w3id.org/mlkg/graph"


def silent(_: int) -> None:
    """No progress."""


@pytest.fixture(scope="module")
def triples(small_exports: Path) -> set[ox.Triple]:
    """Those of the small graph, its numbers as Oxigraph writes them."""
    store = ox.Store()
    for name in ("graph.ttl", "evidence.ttl"):
        store.load(path=str(small_exports / name))
    return {quad.triple for quad in store}


# --- Oxigraph's server --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a running Oxigraph server."""
    with serving_oxigraph(tmp_path_factory.mktemp("oxigraph")) as address:
        yield address


def stored(server: str, graph: str | None) -> set[ox.Triple]:
    name = "default" if graph is None else urllib.parse.urlencode({"graph": graph})
    request = urllib.request.Request(
        f"{server}/store?{name}", headers={"Accept": "application/n-triples"}
    )
    with urllib.request.urlopen(request) as reply:
        return {q.triple for q in ox.parse(reply.read(), format=ox.RdfFormat.N_TRIPLES)}


@pytest.mark.parametrize("graph", [None, GRAPH])
def test_oxigraph_has_the_triples(
    oxigraph: str, small_exports: Path, triples: set[ox.Triple], graph: str | None
) -> None:
    args = [f"{oxigraph}/store", str(small_exports), *(["--graph", graph] if graph else [])]
    for _ in range(2):
        done = CliRunner().invoke(push_command, args, catch_exceptions=False)
        assert f"{len(triples)} triples loaded" in done.output
    assert stored(oxigraph, graph) == triples


def test_a_graph_in_parts(oxigraph: str, small_exports: Path, tmp_path: Path) -> None:
    facts, evidence = (
        [f"{q.triple} .\n" for q in ox.parse(path=str(small_exports / name))]
        for name in ("graph.ttl", "evidence.ttl")
    )
    for folder, lines in (("graph", facts[::2]), ("graph", facts[1::2]), ("evidence", evidence)):
        (tmp_path / folder).mkdir(exist_ok=True)
        part = tmp_path / folder / f"part-{len(list((tmp_path / folder).iterdir())):05}.nt"
        part.write_text("".join(lines), "utf8")
    name = "https://e.org/parts"
    for args, expected in (([], [*facts, *evidence]), (["--no-evidence"], facts)):
        command = [f"{oxigraph}/store", str(tmp_path), "--graph", name, *args]
        CliRunner().invoke(push_command, command, catch_exceptions=False)
        assert len(stored(oxigraph, name)) == len(set(expected))


def test_a_damaged_file_is_named(oxigraph: str, tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("<a:a> <a:b> .", "utf8")
    with pytest.raises(KgError, match=r"graph\.ttl"):
        push_graph(triples_of(tmp_path), f"{oxigraph}/store", PushOptions(), silent)


def test_chunks_replace_and_append(oxigraph: str, triples: set[ox.Triple]) -> None:
    lines = [f"{t} .\n" for t in sorted(triples, key=str)]
    steps: list[int] = []
    url, other = f"{oxigraph}/store", "https://e.org/other"
    push_graph(["<a:a> <a:b> <a:c> .\n"], url, PushOptions(other), silent)
    total = push_graph(lines, url, PushOptions(other, chunk=5000), steps.append)
    assert (total, steps[-1], steps) == (len(triples), len(triples), sorted(steps))
    assert len(steps) > 10
    assert stored(oxigraph, other) == triples
    push_graph(["<a:a> <a:b> <a:c> .\n"], url, PushOptions(other, append=True), silent)
    assert len(stored(oxigraph, other)) == len(triples) + 1
    assert push_graph([], url, PushOptions(other), silent) == 0
    assert stored(oxigraph, other) == set()


# --- another store, which rdflib holds, and its troubles ----------------------------------------


class Flaky(http.server.BaseHTTPRequestHandler):
    """Graph Store endpoint that answers with ``troubles`` first; 0 hangs up."""

    data = rdflib.Dataset()
    troubles: tuple[int, ...] = ()
    seen: tuple[str, ...] = ()

    def handle_put(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        type(self).seen += (f"{self.command} {self.headers.get('Authorization', '')}".strip(),)
        trouble, type(self).troubles = (*self.troubles, 204)[0], self.troubles[1:]
        if trouble == 0:
            self.connection.close()
            return
        if trouble == 204:
            name = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query)["graph"][0]
            graph = self.data.graph(rdflib.URIRef(name))
            if self.command == "PUT":
                graph.remove((None, None, None))
            graph.parse(data=body, format="nt")
        self.send_response(trouble)
        self.send_header("Retry-After", "0")
        self.send_header("Content-Length", "5" if trouble != 204 else "0")
        self.end_headers()
        if trouble != 204:
            self.wfile.write(b"busy\n")

    do_PUT = do_POST = handle_put  # noqa: N815

    def log_message(self, *args: object) -> None:
        """Nothing."""


@pytest.fixture
def flaky() -> Iterator[str]:
    Flaky.seen, Flaky.troubles = (), ()
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Flaky) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/data?x=1"
        server.shutdown()


def test_what_fails_is_sent_again(flaky: str, triples: set[ox.Triple]) -> None:
    Flaky.troubles = (503, 0, 429, 204, 500, 502)
    lines = [f"{t} .\n" for t in triples]
    options = PushOptions(GRAPH, chunk=30_000, wait=0.01)
    assert push_graph(lines, flaky, options, silent) == len(triples)
    assert list(Flaky.seen[:5]) == ["PUT"] * 4 + ["POST"]
    assert len(Flaky.data.graph(rdflib.URIRef(GRAPH))) == len(triples)


@pytest.mark.parametrize(
    ("troubles", "message"),
    [
        ((400,), "the store says 400: busy"),
        ((401,), "the store says 401"),
        ((503,) * 9, "the store says 503"),
        ((0,) * 9, "can't be reached"),
        ((204, 403), r"\([1-9][0-9]* triples are over\)"),
    ],
)
def test_what_keeps_failing_is_an_error(
    flaky: str, triples: set[ox.Triple], troubles: tuple[int, ...], message: str
) -> None:
    Flaky.troubles = troubles
    options = PushOptions(GRAPH, chunk=30_000, attempts=2, wait=0.01)
    with pytest.raises(KgError, match=message):
        push_graph((f"{t} .\n" for t in triples), flaky, options, silent)


def test_name_and_password(
    flaky: str, small_exports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_PUSH_PASSWORD", "pä:ss")
    args = [flaky, str(small_exports), "--graph", GRAPH, "--user", "me", "--no-evidence"]
    CliRunner().invoke(push_command, args, catch_exceptions=False)
    token = base64.b64encode("me:pä:ss".encode()).decode()
    assert Flaky.seen == (f"PUT Basic {token}",)
    assert len(Flaky.data.graph(rdflib.URIRef(GRAPH))) < 200


def test_no_server() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        url = f"http://127.0.0.1:{free.getsockname()[1]}/store"
    with pytest.raises(KgError, match="can't be reached") as caught:
        push_graph(["<a:a> <a:b> <a:c> .\n"], url, PushOptions(attempts=1), silent)
    assert caught.value.hint == "is the store up?"


@pytest.mark.parametrize("url", ["ftp://e.org/", "e.org/store", "file:///etc/passwd", "http://"])
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(UsageError, match="no HTTP address"):
        push_graph([], url, PushOptions(), silent)
