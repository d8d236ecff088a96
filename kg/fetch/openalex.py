"""Works of OpenAlex (https://developers.openalex.org), by cursor.

It wants a key (free, in OPENALEX_API_KEY) for more than a few requests a day, and an address to
write to. The fields asked for are those that the reader of OpenAlex takes and what identifies a
work elsewhere.
"""

from kg.core.errors import UsageError
from kg.fetch.answers import json_object, records_in, token_page
from kg.fetch.base import Access, AnswerError, Cursor, Page, Query, Record, Request, Service

__all__ = ["SERVICE"]

_FIELDS = (
    "id,ids,doi,title,display_name,publication_date,publication_year,language,type,authorships,"
    "primary_location,locations,cited_by_count,primary_topic,keywords,is_retracted,"
    "abstract_inverted_index"
)


def _start(query: Query) -> Cursor:
    if not query.text.strip():
        raise UsageError("the query is empty", "like 'visual question answering'")
    return {"cursor": "*"}


def _request(query: Query, cursor: Cursor, access: Access, most: int) -> Request:
    days = (("from_publication_date", query.since), ("to_publication_date", query.until))
    params = {
        "search": query.text,
        "filter": ",".join(f"{name}:{day}" for name, day in days if day),
        "select": _FIELDS,
        "per_page": str(most),
        "cursor": str(cursor["cursor"]),
        "mailto": access.email or "",
        "api_key": access.key or "",
    }
    given = tuple((name, value) for name, value in params.items() if value)
    return Request("works", given, secret=access.key)


def _read(query: Query, cursor: Cursor, body: bytes | None) -> Page:  # noqa: ARG001
    answer = json_object(body)
    works = records_in(answer.get("results"), "'results'")
    meta = answer.get("meta")
    if not isinstance(meta, dict):
        raise AnswerError("the answer has no 'meta'")
    following = meta.get("next_cursor")
    return token_page(cursor, works, meta.get("count"), "next_cursor", following)


def _identity(record: Record) -> str | None:
    found = record.get("id")
    return found if isinstance(found, str) else None


SERVICE = Service(
    name="openalex",
    query="words to search for in titles, abstracts and texts",
    address="https://api.openalex.org/",
    key_variable="OPENALEX_API_KEY",
    pauses=(0.1, 0.1),
    dated=True,
    largest_page=100,
    start=_start,
    request=_request,
    read=_read,
    identity=_identity,
)
