"""Resources at their IRIs' paths, the queries, health: what people, crawlers and machines get."""

import html.parser
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
from small_graph import OPTIONS

from kg.core.ids import DEFAULT_BASE_IRI as BASE
from kg.core.records import (
    Entity,
    EntityType,
    Link,
    LinkedPaper,
    Mention,
    Paper,
    Resource,
    Role,
    Span,
)
from kg.core.source import RecordSource
from kg.export.exporters import find_exporter
from kg.query.named import read_queries
from kg.server.app import ServerOptions
from kg.server.pool import PoolOptions

HTML = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
FORMATS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}


class Links(html.parser.HTMLParser):
    """Addresses that a page leads to or loads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [v for n, v in attrs if n in {"href", "src"} and v]


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("path", ["dataset/cc3m", "paper/2301.12597", "result/r1"])
def test_a_resource_as_rdf(client: httpx.Client, path: str, kind: str) -> None:
    reply = client.get(f"/{path}", headers={"Accept": kind})
    assert reply.headers["Content-Type"].partition(";")[0] == kind
    triples = [q.triple for q in ox.parse(reply.content, format=FORMATS[kind])]
    node = ox.NamedNode(BASE + path)
    assert sum(t.subject == node for t in triples) >= 3
    assert all(node in {t.subject, t.object} for t in triples)


def test_without_accept_it_is_turtle_for_machines_and_html_for_browsers(
    client: httpx.Client,
) -> None:
    request = client.build_request("GET", "/dataset/cc3m")
    del request.headers["Accept"]
    assert client.send(request).headers["Content-Type"].startswith("text/turtle")
    assert client.get("/dataset/cc3m", headers=HTML).headers["Content-Type"].startswith("text/html")


def test_links_between_the_forms(client: httpx.Client) -> None:
    reply = client.get("/dataset/cc3m", headers=HTML)
    link = reply.headers["Link"]
    assert f'<{BASE}dataset/cc3m>; rel="canonical"' in link
    assert '<?format=turtle>; rel="alternate"; type="text/turtle"' in link
    as_turtle = client.get("/dataset/cc3m?format=turtle", headers=HTML)
    assert as_turtle.headers["Content-Type"].startswith("text/turtle")
    assert client.get("/dataset/cc3m?format=docx").status_code == 404


def test_an_entity_page_shows_papers_and_evidence(client: httpx.Client) -> None:
    page = client.get("/dataset/cc3m", headers=HTML).text
    assert "<h1>CC3M" in page
    assert "Conceptual Captions 3M" in page
    assert "trainsOn" in page
    assert "We evaluate BLIP-2 on COCO and CC3M." in page
    assert "/paper/2301.12597" in Links(page).found


def test_text_of_papers_is_text(client: httpx.Client) -> None:
    reply = client.get("/paper/2301.12597", headers=HTML)
    assert "&#34;quotes&#34;" in reply.text
    assert "script-src 'self'" in reply.headers["Content-Security-Policy"]
    addresses = Links(reply.text).found
    assert "https://github.com/salesforce/LAVIS" in addresses
    assert all(a.startswith(("/", "?", "https://", "http://")) for a in addresses)
    assert not any(a.startswith("//") for a in addresses)


def crawl(client: httpx.Client, *start: str) -> dict[str, str]:
    """Pages that can be reached from some, by path; every one of them is there."""
    pages: dict[str, str] = {}
    front = list(start)
    while front:
        path = front.pop()
        reply = client.get(path, headers=HTML)
        assert reply.status_code == 200, path
        pages[path] = reply.text
        if reply.headers["Content-Type"].startswith("text/html"):
            local = {a.partition("#")[0] for a in Links(reply.text).found if a.startswith("/")}
            front += sorted(local - set(pages) - set(front))
    return pages


def test_every_local_link_leads_somewhere(client: httpx.Client) -> None:
    seen = set(crawl(client, "/dataset/cc3m", "/queries"))
    assert {f"/queries?name={q.name}" for q in read_queries()} <= seen
    assert "/ontology" in seen
    assert len(seen) > 60


HOSTILE = (
    """quote " ' <script>alert(1)</script> &amp; {{ 7*7 }} javascript:x \u2028 \u202e \x00 \ud800"""
)


def test_hostile_text_stays_text(
    serve: Callable[..., AbstractContextManager[str]], tmp_path: Path
) -> None:
    paper = Paper(
        f"10.1/{HOSTILE}?a=b#c%2F",
        HOSTILE,
        HOSTILE,
        date="2024",
        authors=(HOSTILE,),
        url="javascript:x",
    )
    span = Span("abstract", 0, len(HOSTILE))
    entity = Entity("model/x", EntityType.MODEL, HOSTILE, (f"{HOSTILE}2",), homepage="javascript:x")
    mention = Mention(span, HOSTILE, EntityType.MODEL, 1.0, "x")
    link = Link(entity.id, HOSTILE, entity.type, Role.USES, 1.0, (mention,), (span,), HOSTILE)
    url = Resource("https://w3id.org/mlkg//evil.example/x", "code")
    source = RecordSource.of([entity], [LinkedPaper(paper, (link,), resources=(url,))])
    for exporter in (find_exporter(n) for n in ("turtle", "evidence", "json")):
        with (tmp_path / exporter.filename).open("wb") as file:
            exporter.write(source, file, OPTIONS)
    options = ServerOptions(PoolOptions(workers=1))
    with (
        serve(tmp_path, tmp_path / "cache", options) as address,
        httpx.Client(base_url=address, follow_redirects=True) as client,
    ):
        pages = crawl(client, "/model/x")
    resources = {path: page for path, page in pages.items() if path.count("/") > 1}
    assert sum(path.startswith("/paper/") for path in resources) == 1
    assert sum("&lt;script&gt;alert" in page for page in resources.values()) > 3
    for page in pages.values():
        assert "<script>alert" not in page
        assert not [a for a in Links(page).found if a.lower().startswith(("javascript:", "//"))]


@pytest.mark.parametrize(
    "path",
    [
        "/dataset/nothing",
        "/nothing",
        "/static/nothing.js",
        "/static/..%2f..%2fapp.py",
        "/static/%2e%2e/app.py",
        "/..%2f..%2fetc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/dataset/../../../etc/passwd",
        "/dataset/cc3m%00",
        "/dataset/cc3m%0d%0aX-Evil:1",
        "/dataset/%ff",
        "/dataset//cc3m",
        "//dataset/cc3m",
        "/dataset/<script>",
        "/queries?name=../leaderboard",
        "/graph.json",
    ],
)
def test_what_is_not_there_is_404(url: str, path: str) -> None:
    with httpx.Client() as raw:
        request = raw.build_request("GET", url)
        host, port = url.removeprefix("http://").split(":")
        target = httpx.URL(scheme="http", host=host, port=int(port), raw_path=path.encode())
        request.url = target
        reply = raw.send(request)
    assert reply.status_code == 404
    assert "X-Evil" not in reply.headers
    assert "root:" not in reply.text


def test_an_error_page_escapes(client: httpx.Client) -> None:
    reply = client.get("/sparql", params={"query": "<script>alert(1)</script>"}, headers=HTML)
    assert reply.status_code == 400
    assert "<script>alert" not in reply.text


def test_home_is_the_page(client: httpx.Client) -> None:
    reply = client.get("/")
    assert "the page" in reply.text
    assert client.get("/", headers={"If-None-Match": reply.headers["ETag"]}).status_code == 304


def test_the_editor_starts_with_a_question(client: httpx.Client) -> None:
    page = client.get("/queries?name=leaderboard").text
    assert "Leaderboard of a dataset" in page
    assert "VALUES ?dataset { &#34;COCO&#34; }" in page
    assert {"/static/editor.js", "/static/style.css"} <= set(Links(page).found)


@pytest.mark.parametrize("kind", [*FORMATS, "text/html"])
def test_the_ontology(client: httpx.Client, kind: str) -> None:
    reply = client.get("/ontology", headers={"Accept": kind})
    assert reply.headers["Content-Type"].startswith(kind)
    assert "trainsOn" in reply.text


def test_resources_are_cached_until_the_graph_changes(client: httpx.Client) -> None:
    for accept in ("text/html", *FORMATS):
        headers = {"Accept": accept}
        tags = {client.get("/dataset/cc3m", headers=headers).headers["ETag"] for _ in range(3)}
        assert len(tags) == 1
        headers["If-None-Match"] = tags.pop()
        assert client.get("/dataset/cc3m", headers=headers).status_code == 304


def test_unacceptable(client: httpx.Client) -> None:
    assert client.get("/dataset/cc3m", headers={"Accept": "image/png"}).status_code == 406
    assert client.post("/dataset/cc3m").status_code == 405


def test_head_has_no_body(client: httpx.Client) -> None:
    reply = client.head("/dataset/cc3m", headers=HTML)
    assert (reply.status_code, reply.content) == (200, b"")


def test_health_robots_and_metrics(client: httpx.Client) -> None:
    assert client.get("/health").text == "ok\n"
    assert "Disallow: /sparql" in client.get("/robots.txt").text
    client.get("/sparql", params={"query": "ASK {}"})
    text = client.get("/metrics").text
    assert 'kg_requests_total{page="sparql",status="200"}' in text
    assert 'kg_request_seconds_bucket{page="resource",le="+Inf"}' in text
    assert "kg_queries_running 0" in text


def test_every_reply_is_what_it_says(client: httpx.Client) -> None:
    for path in ("/", "/health", "/dataset/cc3m", "/nothing", "/static/editor.js"):
        assert client.get(path).headers["X-Content-Type-Options"] == "nosniff"
