"""SPARQL 1.1 Protocol: what a request asks (https://www.w3.org/TR/sparql11-protocol/)."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from kg.server.guard import check_query
from kg.server.negotiation import GRAPH_TYPES, RESULT_TYPES, choose_type
from kg.server.refusal import Refusal
from kg.server.worker import Question

__all__ = ["Incoming", "has_query", "read_question"]

_FORM = "application/x-www-form-urlencoded"
_DIRECT = "application/sparql-query"
_UPDATE = "application/sparql-update"
_MAX_URL = 16_384
"""Characters of a query string: longer ones are for POST."""

Parameters = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Incoming:
    """An HTTP request, as far as it matters here."""

    method: str
    query_string: str
    content_type: str | None = None
    accept: str | None = None
    body: bytes = b""


def has_query(incoming: Incoming) -> bool:
    """Whether a GET asks anything; one that doesn't wants the service's description."""
    return any(name in {"query", "update"} for name, _ in _parse(incoming.query_string))


def read_question(incoming: Incoming, sandboxed: bool = True) -> Question:
    """The query that a request asks, and the media types to answer in.

    Raises
    ------
    Refusal
        400 for no query, or several; 403 for what is refused; 406, 414 and 415.
    """
    if len(incoming.query_string) > _MAX_URL:
        raise Refusal(414, f"an address has {_MAX_URL:,} characters at the most: use POST")
    text, parameters = _read_query(incoming)
    check_query(text, sandboxed)
    results = choose_type(incoming.accept, RESULT_TYPES)
    graph = choose_type(incoming.accept, GRAPH_TYPES)
    if results is None and graph is None:
        offered = ", ".join((*RESULT_TYPES, *GRAPH_TYPES))
        raise Refusal(406, f"no media type that is accepted is on offer: {offered}")
    return Question(
        text,
        results,
        graph,
        tuple(_iri(v) for n, v in parameters if n == "default-graph-uri"),
        tuple(_iri(v) for n, v in parameters if n == "named-graph-uri"),
    )


def _read_query(incoming: Incoming) -> tuple[str, Parameters]:
    """Text of the query and the other parameters."""
    parameters = _parse(incoming.query_string)
    if incoming.method == "POST":
        kind = (incoming.content_type or "").partition(";")[0].strip().lower()
        if kind == _UPDATE:
            raise Refusal(403, "updates are refused: this endpoint only reads")
        if kind == _DIRECT:
            return _decode(incoming.body), parameters
        if kind != _FORM:
            raise Refusal(415, f"a query is posted as {_DIRECT} or {_FORM}")
        parameters = _parse(_decode(incoming.body))
    if any(name == "update" for name, _ in parameters):
        raise Refusal(403, "updates are refused: this endpoint only reads")
    queries = [value for name, value in parameters if name == "query"]
    if len(queries) != 1:
        raise Refusal(400, f"one query is asked at a time, not {len(queries)}")
    return queries[0], parameters


def _parse(text: str) -> Parameters:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict")
    except UnicodeDecodeError as error:
        raise Refusal(400, "the parameters are not UTF-8") from error
    except ValueError as error:
        raise Refusal(400, f"the parameters can't be read: {error}") from error


def _decode(body: bytes) -> str:
    try:
        return body.decode("utf8")
    except UnicodeDecodeError as error:
        raise Refusal(400, "the query is not UTF-8") from error


def _iri(value: str) -> str:
    if ":" not in value or any(c in '<>"{}|^`\\' or c <= " " for c in value):
        raise Refusal(400, f"{value[:100]!r} is no absolute IRI")
    return value
