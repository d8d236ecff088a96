"""A server on this machine that speaks as the services that ``kg fetch`` asks, faults included.

It follows what each service documents: parameters, paging, errors, limits of a page.
"""

import base64
import json
import re
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit
from xml.sax.saxutils import escape

import pytest

JSON = "application/json"


@dataclass(frozen=True)
class Listed:
    """A paper that all of the services list."""

    number: int
    title: str
    abstract: str
    day: str = "2024-03-01"

    @property
    def arxiv_id(self) -> str:
        return f"2403.{self.number:05d}"


def papers(count: int) -> list[Listed]:
    return [
        Listed(
            n,
            f"FooNet-{n}: A <Model> & its Data",
            f"We propose FooNet-{n}. It is evaluated on COCO & {n} others.",
            f"2024-02-{1 + n % 6:02d}",
        )
        for n in range(count)
    ]


@dataclass(frozen=True)
class Asked:
    """A request that came in."""

    path: str
    params: dict[str, str]
    headers: dict[str, str]
    at: float


@dataclass(frozen=True)
class Answer:
    """What goes back: ``cut`` bytes are missing from the end, though announced."""

    body: bytes
    status: int = 200
    kind: str = JSON
    headers: tuple[tuple[str, str], ...] = ()
    cut: int = 0


Fault = Callable[[Answer], Answer]


def status(code: int, *headers: tuple[str, str], body: bytes = b'{"error": "no"}') -> Fault:
    return lambda _: Answer(body, code, headers=headers)


def body(text: bytes, *headers: tuple[str, str]) -> Fault:
    return lambda answer: Answer(text, 200, answer.kind, headers)


def cut_off(answer: Answer) -> Answer:
    return Answer(answer.body, answer.status, answer.kind, cut=max(1, len(answer.body) // 2))


@dataclass
class Services:
    """All services in one; ``faults`` befall the next requests, one each, None for none."""

    listed: list[Listed]
    most: int = 1000
    faults: deque[Fault | None] = field(default_factory=deque)
    asked: list[Asked] = field(default_factory=list)
    url: str = ""

    def answer(self, path: str, params: dict[str, str]) -> Answer:
        routes = {
            "/api/query": self.arxiv,
            "/api/daily_papers": self.hf_daily,
            "/works": self.openalex,
            "/graph/v1/paper/search/bulk": self.semantic_scholar,
        }
        if path in routes:
            return routes[path](params)
        if match := re.fullmatch(r"/data/xml/(.*)\.xml", path):
            return self.acl(match[1])
        return Answer(b"404: Not Found", 404, "text/plain")

    # --- arXiv: https://info.arxiv.org/help/api/user-manual.html ---------------------------------

    def arxiv(self, params: dict[str, str]) -> Answer:
        query, start = params["search_query"], int(params["start"])
        if "bad:" in query:
            return self._arxiv_error("incorrect id format for 1234.12345")
        found = sorted(self.listed, key=lambda p: p.day, reverse=True)
        if match := re.search(r"submittedDate:\[(\d{8})0000 TO (\d{8})2359\]", query):
            found = [p for p in found if match[1] <= p.day.replace("-", "") <= match[2]]
        size = min(int(params["max_results"]), 2000, self.most)
        entries = "".join(self._entry(p) for p in found[start : start + size])
        return self._feed(entries, len(found))

    def _feed(self, entries: str, total: int) -> Answer:
        text = (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<feed xmlns="http://www.w3.org/2005/Atom" '
            'xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" '
            'xmlns:arxiv="http://arxiv.org/schemas/atom">\n'
            f"<opensearch:totalResults>{total}</opensearch:totalResults>\n{entries}</feed>"
        )
        return Answer(text.encode(), kind="application/atom+xml")

    def _entry(self, paper: Listed) -> str:
        return (
            f"<entry><id>http://arxiv.org/abs/{paper.arxiv_id}v2</id>"
            f"<title>{escape(paper.title)}</title><summary>\n  {escape(paper.abstract)}\n</summary>"
            f"<published>{paper.day}T10:00:00Z</published><updated>2024-12-01T00:00:00Z</updated>"
            "<author><name>Ada Lovelace</name></author><author><name>Jörg Müller</name></author>"
            '<arxiv:primary_category term="cs.CV"/><category term="cs.CL"/>'
            "<arxiv:comment>12 pages</arxiv:comment></entry>\n"
        )

    def _arxiv_error(self, what: str) -> Answer:
        entry = (
            f"<entry><id>http://arxiv.org/api/errors#{what.replace(' ', '_')}</id>"
            f"<title>Error</title><summary>{what}</summary></entry>"
        )
        return self._feed(entry, 1)

    # --- Hugging Face: https://huggingface.co/.well-known/openapi.json ---------------------------

    def hf_daily(self, params: dict[str, str]) -> Answer:
        of_day = [p for p in self.listed if p.day == params["date"]]
        size = min(int(params.get("limit", 50)), 100, self.most)
        start = int(params.get("p", 0)) * size
        found = [self._daily(p) for p in of_day[start : start + size]]
        return Answer(json.dumps(found).encode())

    def _daily(self, paper: Listed) -> object:
        inner = {
            "id": paper.arxiv_id,
            "authors": [{"_id": "1", "name": "Ada Lovelace", "hidden": False}],
            "publishedAt": f"{paper.day}T10:00:00.000Z",
            "title": paper.title,
            "summary": paper.abstract,
            "upvotes": 3,
        }
        outer = {name: inner[name] for name in ("publishedAt", "title", "summary")}
        return {"paper": inner, **outer, "numComments": 1}

    # --- OpenAlex: https://developers.openalex.org/guides/page-through-results -------------------

    def openalex(self, params: dict[str, str]) -> Answer:
        size = int(params["per_page"])
        if not 1 <= size <= 100:
            return Answer(b'{"error": "Pagination error.", "message": "per_page"}', 403)
        found = self.listed
        for part in filter(None, params.get("filter", "").split(",")):
            name, day = part.split(":")
            first = name == "from_publication_date"
            found = [p for p in found if (p.day >= day if first else p.day <= day)]
        start = 0 if params["cursor"] == "*" else int(base64.b64decode(params["cursor"]))
        page = found[start : start + min(size, self.most)]
        following = base64.b64encode(str(start + len(page)).encode()).decode() if page else None
        meta = {"count": len(found), "per_page": size, "next_cursor": following}
        answer = {"meta": meta, "results": [self._work(p) for p in page], "group_by": []}
        return Answer(json.dumps(answer).encode())

    def _work(self, paper: Listed) -> object:
        words: dict[str, list[int]] = {}
        for place, word in enumerate(paper.abstract.split()):
            words.setdefault(word, []).append(place)
        address = f"http://arxiv.org/abs/{paper.arxiv_id}"
        return {
            "id": f"https://openalex.org/W{paper.number + 1}",
            "title": paper.title,
            "publication_date": paper.day,
            "authorships": [{"author": {"display_name": "Ada Lovelace"}}],
            "primary_location": {"landing_page_url": address},
            "cited_by_count": 7,
            "abstract_inverted_index": words,
        }

    # --- Semantic Scholar: https://api.semanticscholar.org/api-docs/graph ------------------------

    def semantic_scholar(self, params: dict[str, str]) -> Answer:
        found = self.listed
        if span := params.get("publicationDateOrYear"):
            since, until = span.split(":")
            found = [p for p in found if (since or "0") <= p.day <= (until or "9")]
        start = int(params["token"].removeprefix("T"), 16) if "token" in params else 0
        page = found[start : start + min(1000, self.most)]
        answer: dict[str, object] = {"total": len(found), "data": [self._s2_paper(p) for p in page]}
        if start + len(page) < len(found):
            answer["token"] = f"T{start + len(page):X}"
        return Answer(json.dumps(answer).encode())

    def _s2_paper(self, paper: Listed) -> object:
        return {
            "paperId": f"{paper.number:040x}",
            "externalIds": {"ArXiv": paper.arxiv_id, "CorpusId": paper.number},
            "title": paper.title,
            "abstract": paper.abstract,
            "publicationDate": paper.day,
            "citationCount": 7,
            "authors": [{"authorId": "1", "name": "Ada Lovelace"}],
        }

    # --- ACL Anthology: data/xml of its repository -----------------------------------------------

    def acl(self, collection: str) -> Answer:
        if collection not in {"2024.acl", "2023.acl", "P18"}:
            return Answer(b"404: Not Found", 404, "text/plain")
        half = len(self.listed) // 2
        volumes = (("long", self.listed[:half]), ("short", self.listed[half:]))
        if collection == "P18":
            volumes = (("1", self.listed[:half]), ("2", self.listed[half:]))
        text = "".join(self._volume(collection, name, of_it) for name, of_it in volumes)
        head = "<?xml version='1.0' encoding='UTF-8'?>\n"
        answer = f'{head}<collection id="{collection}">\n{text}</collection>\n'
        return Answer(answer.encode(), kind="text/plain")

    def _volume(self, collection: str, name: str, listed: list[Listed]) -> str:
        entries = "".join(
            f'<paper id="{number}"><title><fixed-case>{escape(p.title)}</fixed-case></title>'
            "<author><first>Ada</first><last>Lovelace</last></author>"
            f"<abstract>{escape(p.abstract)}</abstract></paper>\n"
            for number, p in enumerate(listed, 1)
        )
        meta = (
            "<meta><booktitle>Proceedings</booktitle><month>August</month><year>2024</year></meta>"
        )
        return f'<volume id="{name}">{meta}\n{entries}</volume>\n'


@contextmanager
def serving(services: Services) -> Iterator[Services]:
    """``services`` on a port of this machine."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # head and body in one piece, or the answer waits for an acknowledgement

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            params = {name: values[-1] for name, values in parse_qs(parts.query).items()}
            headers = {name.lower(): value for name, value in self.headers.items()}
            services.asked.append(Asked(parts.path, params, headers, time.monotonic()))
            answer = services.answer(parts.path, params)
            fault = services.faults.popleft() if services.faults else None
            self._send(fault(answer) if fault else answer)

        def _send(self, answer: Answer) -> None:
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.kind)
            self.send_header("Content-Length", str(len(answer.body)))
            for name, value in answer.headers:
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.body[: len(answer.body) - answer.cut])
            self.close_connection = self.close_connection or bool(answer.cut)

        def log_message(self, *_: object) -> None:
            """Not a word."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """A client that leaves in the middle of an answer."""

    with Server(("127.0.0.1", 0), Handler) as server:
        services.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield services
        finally:
            server.shutdown()
            thread.join()


def forget_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing of the environment get between a test and its server."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    for name in ("OPENALEX_API_KEY", "SEMANTIC_SCHOLAR_API_KEY", "HF_TOKEN", "KG_EMAIL"):
        monkeypatch.delenv(name, raising=False)
