"""The ASGI application: the routes and what each replies."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import partial
from importlib.resources import files

import pyoxigraph as ox
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from kg.core.resources import ontology_dir
from kg.server.description import describe_service
from kg.server.guard import varies
from kg.server.http import Observer, entity_tag, is_current, read_body, reply
from kg.server.live import Live, ServerOptions, Serving
from kg.server.metrics import Metrics
from kg.server.negotiation import GRAPH_TYPES, PAGE_TYPES, choose_type
from kg.server.pages import STATIC, ontology_page, problem_page, queries_page, resource_page
from kg.server.protocol import Incoming, has_query, read_question
from kg.server.refusal import Refusal
from kg.server.site import Site
from kg.server.worker import GRAPH_FORMATS

__all__ = ["ServerOptions", "create_app"]

_FORMS = {
    "html": "text/html",
    "turtle": "text/turtle",
    "ntriples": "application/n-triples",
    "json-ld": "application/ld+json",
    "rdfxml": "application/rdf+xml",
}
"""Values of the parameter ``format``, which overrides the Accept header."""
_LONG = 4_000
"""Bytes of a query that is read beside the other requests, for it takes a while."""
_ROBOTS = "User-agent: *\nDisallow: /sparql\nDisallow: /metrics\n"


class _Pages:
    """The endpoints; each method replies to the requests of one route."""

    def __init__(self, live: Live, max_query: int) -> None:
        self._live = live
        self._max_query = max_query
        self.metrics = Metrics()

    @property
    def _site(self) -> Site:
        return self._live.now.site

    async def sparql(self, request: Request) -> Response:
        """SPARQL 1.1 Protocol; without a query, the service's description."""
        incoming = Incoming(
            request.method,
            request.url.query,
            request.headers.get("content-type"),
            request.headers.get("accept"),
            await read_body(request, self._max_query) if request.method == "POST" else b"",
        )
        if request.method != "POST" and not has_query(incoming):
            return self._service(request)
        with self._live.now.in_use() as serving:
            return await _ask(serving, request, incoming)

    def _service(self, request: Request) -> Response:
        kind = _accepted(request)
        if kind == "text/html":
            return RedirectResponse("/queries", 303)
        endpoint = str(request.url.replace(query=""))
        return self._rdf(request, describe_service(endpoint), kind, endpoint)

    async def resource(self, request: Request) -> Response:
        """What is said of a resource, at its IRI's path: HTML or RDF."""
        path = request.path_params["path"]
        node = self._site.iri(path)
        if node is None:
            raise Refusal(404, "nothing is known under this address")
        kind = _accepted(request)
        links = ", ".join(
            f'<?format={form}>; rel="alternate"; type="{other}"'
            for form, other in _FORMS.items()
            if other != kind
        )
        headers = {"Link": f'<{node.value}>; rel="canonical", {links}'}
        if kind == "text/html":
            return reply(request, resource_page(self._site, path, node), kind, headers)
        response = self._rdf(request, self._site.describe(node), kind, node.value)
        response.headers.update(headers)
        return response

    def _rdf(
        self, request: Request, triples: Sequence[ox.Triple], kind: str, about: str
    ) -> Response:
        """``triples``, which say all of ``about``; writers name prefixes in any order."""
        data = ox.serialize(triples, format=GRAPH_FORMATS[kind], prefixes=self._site.prefixes)
        tag = entity_tag(self._site.state, about, kind)
        return reply(request, data or b"", kind, {"ETag": tag})

    async def home(self, request: Request) -> Response:
        """The page that the build wrote; the queries if it wrote none."""
        if self._site.page is None:
            return RedirectResponse("/queries", 303)
        policy = {"Content-Security-Policy": "frame-ancestors 'self'"}
        return reply(request, self._site.page, "text/html", policy)

    async def queries(self, request: Request) -> Response:
        """The named queries and the editor."""
        name = request.query_params.get("name")
        query = self._site.queries.get(name) if name else None
        if name and query is None:
            raise Refusal(404, "no query has that name")
        return reply(request, queries_page(self._site, query), "text/html")

    async def ontology(self, request: Request) -> Response:
        """The ontology: HTML or RDF."""
        kind = _accepted(request)
        store = ox.Store()
        store.bulk_load(path=ontology_dir() / "kg.ttl", format=ox.RdfFormat.TURTLE)
        if kind == "text/html":
            return reply(request, ontology_page(store), kind)
        if kind == "text/turtle":
            return reply(request, (ontology_dir() / "kg.ttl").read_bytes(), kind)
        return self._rdf(request, [q.triple for q in store], kind, "ontology")

    async def static(self, request: Request) -> Response:
        """Style and script of the pages."""
        name = request.path_params["name"]
        if name not in STATIC:
            raise Refusal(404, "no such file")
        data = (files("kg.server") / "static" / name).read_bytes()
        return reply(request, data, STATIC[name])

    async def health(self, request: Request) -> Response:  # noqa: ARG002
        """That the server is up."""
        return PlainTextResponse("ok\n", headers={"Cache-Control": "no-store"})

    async def show_metrics(self, request: Request) -> Response:  # noqa: ARG002
        """Counts for Prometheus."""
        serving = self._live.now
        gauges = {
            "queries_running": serving.pool.busy,
            "queries_waiting": serving.pool.waiting,
            "query_processes_restarted": serving.pool.restarts,
            "queries_answered_from_memory": serving.kept.hits,
            "graph_reloads": self._live.reloads,
        }
        kind = "text/plain; version=0.0.4"
        headers = {"Cache-Control": "no-store"}
        return Response(self.metrics.format(gauges), media_type=kind, headers=headers)

    async def robots(self, request: Request) -> Response:
        """Which pages crawlers may visit."""
        return reply(request, _ROBOTS, "text/plain")


def _accepted(request: Request) -> str:
    """Form of a resource that a request wants."""
    form = request.query_params.get("format")
    if form is not None:
        kind = _FORMS.get(form)
        if kind is None:
            raise Refusal(404, "formats are " + ", ".join(_FORMS))
        return kind
    accept = request.headers.get("accept")
    chosen = choose_type(accept, (*GRAPH_TYPES, "text/html") if accept is None else PAGE_TYPES)
    if chosen is None:
        raise Refusal(406, "no media type that is accepted is on offer: " + ", ".join(PAGE_TYPES))
    return chosen


async def _ask(serving: Serving, request: Request, incoming: Incoming) -> Response:
    """The answer to a query, or that the client has it already."""
    read = partial(read_question, incoming, serving.pool.sandboxed)
    is_long = len(incoming.body) + len(incoming.query_string) > _LONG
    question = await asyncio.to_thread(read) if is_long else read()
    tag = entity_tag(serving.site.state, repr(question))
    headers = {"Vary": "Accept", "ETag": tag, "Cache-Control": "public, max-age=60"}
    if varies(question.text):
        headers = {"Vary": "Accept", "Cache-Control": "no-store"}
    elif is_current(request, tag):
        return Response(status_code=304, headers=headers)
    answer = await serving.answer(question)
    return Response(answer.body, media_type=answer.media_type, headers=headers)


async def _refuse(request: Request, refusal: Exception) -> Response:
    """Reply to a refused request: a line of text, or a page if that is what is wanted."""
    if not isinstance(refusal, Refusal):
        raise refusal
    headers = {"Cache-Control": "no-store", **refusal.headers}
    accept = request.headers.get("accept") or ""
    if "text/html" in accept:
        page = problem_page(refusal.status, refusal.message)
        return Response(page, refusal.status, headers, "text/html")
    return PlainTextResponse(f"{refusal.message}\n", refusal.status, headers)


def create_app(site: Site, options: ServerOptions | None = None) -> Starlette:
    """Application that serves a graph; its processes run as long as the application does."""
    options = options or ServerOptions()
    live = Live(site, options)
    pages = _Pages(live, options.max_query)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:  # noqa: ARG001
        async with live.running():
            yield

    return Starlette(
        routes=[
            Route("/", pages.home),
            Route("/sparql", pages.sparql, methods=["GET", "POST"]),
            Route("/queries", pages.queries),
            Route("/ontology", pages.ontology),
            Route("/static/{name}", pages.static),
            Route("/health", pages.health),
            Route("/metrics", pages.show_metrics),
            Route("/robots.txt", pages.robots),
            Route("/{path:path}", pages.resource),
        ],
        middleware=[
            Middleware(Observer, metrics=pages.metrics),
            Middleware(
                CORSMiddleware,
                allow_origins=["*"],
                allow_methods=["GET", "HEAD", "POST"],
                allow_headers=["Accept", "Content-Type"],
                expose_headers=["ETag", "Link"],
            ),
            Middleware(GZipMiddleware, minimum_size=1000, compresslevel=5),
        ],
        exception_handlers={Refusal: _refuse},
        lifespan=lifespan,
    )
