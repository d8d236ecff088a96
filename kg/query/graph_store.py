"""Loading a graph into a SPARQL store over HTTP (https://www.w3.org/TR/sparql11-http-rdf-update/).

The graph goes over in chunks of N-Triples: the first takes the place of what the store had under
the name, the others are added. There are no blank nodes, so a chunk sent twice does no harm, and
what fails is tried again.
"""

import base64
import http.client
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.core.errors import KgError, UsageError
from kg.query.store import exported_files

__all__ = ["PushOptions", "push_graph", "triples_of"]

_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses after which the same request may succeed."""
_MAX_WAIT = 60.0
_MAX_REASON = 200


@dataclass(frozen=True, slots=True)
class PushOptions:
    """How to push: ``graph`` None is the store's default graph, ``append`` keeps what is there.

    ``chunk`` is in bytes; ``attempts`` are made at each, waiting ``wait`` seconds after the first
    that fails and twice as long after each other, or as long as the store says.
    """

    graph: str | None = None
    append: bool = False
    user: str | None = None
    password: str = ""
    chunk: int = 4_000_000
    attempts: int = 6
    wait: float = 1.0
    timeout: float = 300.0


def triples_of(directory: Path, evidence: bool = True) -> Iterator[str]:
    """N-Triples of the graph in ``directory``, a line at a time; it may be in parts.

    Raises
    ------
    KgError
        If there is no graph, or a file is damaged.
    """
    for path in exported_files(directory, evidence):
        try:
            for quad in ox.parse(path=str(path)):
                yield f"{quad.triple} .\n"
        except SyntaxError as error:
            raise KgError(f"{path}: {error}") from error


def push_graph(
    lines: Iterable[str], endpoint: str, options: PushOptions, done: Callable[[int], None]
) -> int:
    """Load N-Triples into the store whose Graph Store endpoint is at ``endpoint``.

    Parameters
    ----------
    lines
        N-Triples, each piece ending a line.
    endpoint
        Address of the Graph Store endpoint: of Oxigraph ``http://127.0.0.1:7878/store``.
    options
        See :class:`PushOptions`.
    done
        Called with the number of triples that are over, after each chunk.

    Returns
    -------
    int
        Number of triples.

    Raises
    ------
    UsageError
        If ``endpoint`` is no HTTP address.
    KgError
        If the store refuses a chunk, or can't be reached.
    """
    url = _graph_url(endpoint, options.graph)
    method = "POST" if options.append else "PUT"
    total = 0
    for chunk in _chunks(lines, options.chunk):
        try:
            _send(method, url, chunk.encode("utf8"), options)
        except KgError as error:
            raise KgError(f"{error} ({total:,} triples are over)", error.hint) from error
        total += chunk.count("\n")
        method = "POST"
        done(total)
    return total


def _graph_url(endpoint: str, graph: str | None) -> str:
    parts = urllib.parse.urlsplit(endpoint)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise UsageError(f"{endpoint!r} is no HTTP address", "like http://127.0.0.1:7878/store")
    name = "default" if graph is None else urllib.parse.urlencode({"graph": graph})
    query = f"{parts.query}&{name}" if parts.query else name
    return urllib.parse.urlunsplit(parts._replace(query=query, fragment=""))


def _chunks(lines: Iterable[str], size: int) -> Iterator[str]:
    """Pieces joined up to ``size`` characters; one empty chunk if there are none."""
    parts: list[str] = []
    length, empty = 0, True
    for piece in lines:
        if parts and length + len(piece) > size:
            yield "".join(parts)
            parts, length, empty = [], 0, False
        parts.append(piece)
        length += len(piece)
    if parts or empty:
        yield "".join(parts)


def _send(method: str, url: str, body: bytes, options: PushOptions) -> None:
    wait = options.wait
    for attempt in range(1, options.attempts + 1):
        try:
            _send_once(method, url, body, options)
            return
        except urllib.error.HTTPError as error:
            reason = _reason(error)
            if error.code not in _AGAIN or attempt == options.attempts:
                raise KgError(f"{url}: the store says {error.code}: {reason}") from error
            pause = _retry_after(error) or wait
        except (OSError, http.client.HTTPException) as error:
            if attempt == options.attempts:
                why = str(getattr(error, "reason", error)) or type(error).__name__
                raise KgError(f"{url}: can't be reached ({why})", "is the store up?") from error
            pause = wait
        time.sleep(min(pause, _MAX_WAIT))
        wait *= 2


def _send_once(method: str, url: str, body: bytes, options: PushOptions) -> None:
    headers = {"Content-Type": "application/n-triples", "User-Agent": "kg"}
    if options.user is not None:
        pair = f"{options.user}:{options.password}".encode()
        headers["Authorization"] = "Basic " + base64.b64encode(pair).decode("ascii")
    request = urllib.request.Request(url, body, headers, method=method)  # noqa: S310  (checked)
    with urllib.request.urlopen(request, timeout=options.timeout) as reply:  # noqa: S310
        reply.read()


def _reason(error: urllib.error.HTTPError) -> str:
    text = " ".join(error.read(_MAX_REASON).decode("utf8", "replace").split())
    return text or str(error.reason)


def _retry_after(error: urllib.error.HTTPError) -> float | None:
    value = error.headers.get("Retry-After", "")
    return float(value) if value.isascii() and value.isdigit() else None
