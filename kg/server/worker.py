"""A process that answers queries from a store, one after the other, until it is killed.

It reads a request a line as JSON from standard input and writes, for each, a line of JSON (status,
media type, length) and so many bytes. It runs as ``python -m kg.server.worker STORE OPTIONS``.
"""

import io
import json
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, BinaryIO

import pyoxigraph as ox

from kg.server.sandbox import forbid_sockets, limit_memory

__all__ = ["GRAPH_FORMATS", "Question", "Reply", "WorkerOptions", "answer", "main"]

_RESULTS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
GRAPH_FORMATS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}


@dataclass(frozen=True, slots=True)
class WorkerOptions:
    """``max_bytes`` of an answer, ``memory`` in bytes that a query may take."""

    prefixes: Mapping[str, str] = field(default_factory=dict)
    max_bytes: int = 50_000_000
    memory: int = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Question:
    """A query; ``results`` and ``graph`` are the media types to answer in, None: not acceptable."""

    text: str
    results: str | None
    graph: str | None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """An HTTP status and body."""

    status: int
    media_type: str
    body: bytes


class _TooLargeError(Exception):
    pass


class _Bounded(io.BytesIO):
    """A buffer that takes so many bytes and no more."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._limit = limit

    def write(self, data: Any) -> int:
        """Keep ``data``."""
        if self.tell() + len(data) > self._limit:
            raise _TooLargeError
        return super().write(data)


def answer(store: ox.Store, question: Question, options: WorkerOptions) -> Reply:
    """The store's answer: 200, 400 for a query that is wrong, 406 for a type nobody can give."""
    out = _Bounded(options.max_bytes)
    try:
        found = store.query(
            question.text,
            prefixes=dict(options.prefixes),
            default_graph=[ox.NamedNode(g) for g in question.default_graphs] or None,
            named_graphs=[ox.NamedNode(g) for g in question.named_graphs] or None,
        )
        kind = question.graph if isinstance(found, ox.QueryTriples) else question.results
        if kind is None:
            return _problem(406, "no media type that is accepted fits this form of query")
        if isinstance(found, ox.QueryTriples):
            ox.serialize(found, out, GRAPH_FORMATS[kind], prefixes=dict(options.prefixes))
        else:
            found.serialize(out, _RESULTS[kind])
    except SyntaxError as error:
        return _problem(400, f"the query can't be parsed: {error}")
    except _TooLargeError:
        size = options.max_bytes // 1_000_000
        return _problem(400, f"the answer has more than {size} MB: set a LIMIT, or ask for less")
    except MemoryError:
        return _problem(400, "the query needs more memory than it may have")
    except (ValueError, RuntimeError, OSError) as error:
        return _problem(400, f"the query can't be answered: {error}")
    return Reply(200, kind, out.getvalue())


def _problem(status: int, message: str) -> Reply:
    return Reply(status, "text/plain", message.encode("utf8", "replace"))


def serve(store: ox.Store, options: WorkerOptions, requests: BinaryIO, replies: BinaryIO) -> None:
    """Answer requests until there are no more."""
    for line in requests:
        data: dict[str, Any] = json.loads(line)
        reply = answer(store, Question(**data), options)
        head = {"status": reply.status, "media_type": reply.media_type, "length": len(reply.body)}
        replies.write(json.dumps(head).encode() + b"\n" + reply.body)
        replies.flush()


def encode(question: Question) -> bytes:
    """A request as ``serve`` reads it."""
    return json.dumps(asdict(question)).encode() + b"\n"


def main() -> None:
    """Open the store, give up what isn't needed, say so, and serve."""
    store = ox.Store.read_only(sys.argv[1])
    options = WorkerOptions(**json.loads(sys.argv[2]))
    ready = {"sandboxed": forbid_sockets()}
    limit_memory(options.memory)
    sys.stdout.buffer.write(json.dumps(ready).encode() + b"\n")
    sys.stdout.buffer.flush()
    serve(store, options, sys.stdin.buffer, sys.stdout.buffer)


if __name__ == "__main__":
    main()
