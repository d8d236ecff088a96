"""Bulk search of Semantic Scholar's Academic Graph (https://api.semanticscholar.org/api-docs).

A key (free, in SEMANTIC_SCHOLAR_API_KEY) allows a request a second; without one, all who have none
share a hundred every five minutes. Up to 1,000 papers come at once, with a token for the next.
"""

from kg.core.errors import UsageError
from kg.fetch.answers import json_object, records_in, token_page
from kg.fetch.base import Access, Cursor, Page, Query, Record, Request, Service

__all__ = ["SERVICE"]

_FIELDS = (
    "paperId,corpusId,externalIds,url,title,abstract,venue,publicationVenue,journal,year,"
    "publicationDate,publicationTypes,citationCount,fieldsOfStudy,authors"
)


def _start(query: Query) -> Cursor:
    if not query.text.strip():
        raise UsageError("the query is empty", "like '\"visual question answering\" +benchmark'")
    return {"token": None}


def _request(query: Query, cursor: Cursor, access: Access, most: int) -> Request:  # noqa: ARG001
    params = {
        "query": query.text,
        "fields": _FIELDS,
        "publicationDateOrYear": f"{query.since or ''}:{query.until or ''}",
        "token": str(cursor["token"] or ""),
    }
    given = tuple((name, value) for name, value in params.items() if value.strip(":"))
    headers = (("x-api-key", access.key),) if access.key else ()
    return Request("graph/v1/paper/search/bulk", given, headers, secret=access.key)


def _read(query: Query, cursor: Cursor, body: bytes | None) -> Page:  # noqa: ARG001
    answer = json_object(body)
    papers = records_in(answer.get("data"), "'data'")
    return token_page(cursor, papers, answer.get("total"), "token", answer.get("token"))


def _identity(record: Record) -> str | None:
    found = record.get("paperId")
    return found if isinstance(found, str) else None


SERVICE = Service(
    name="semantic-scholar",
    query='words; + | - "..." * ~ and brackets mean something',
    address="https://api.semanticscholar.org/",
    key_variable="SEMANTIC_SCHOLAR_API_KEY",
    pauses=(1.0, 3.0),
    dated=True,
    largest_page=1000,
    start=_start,
    request=_request,
    read=_read,
    identity=_identity,
)
