"""arXiv's query API (https://info.arxiv.org/help/api/user-manual.html).

Its terms ask for one request every three seconds on a single connection. A query has at most
30,000 results, in slices of up to 2,000; the newest come first, so that papers that come in during
a fetch move the others down instead of hiding them. Each entry is saved as the record that the
reader of Atom feeds makes of it, with what the feed says beside it.
"""

from collections.abc import Iterator
from typing import cast

from kg.core.errors import KgError, ReadError, UsageError
from kg.core.records import Paper
from kg.fetch.answers import answer_file, as_answer_error, paper_record
from kg.fetch.base import Access, AnswerError, Cursor, Page, Query, Record, Request, Service
from kg.readers import arxiv_atom
from kg.readers.base import ReadOptions
from kg.readers.xml_records import XmlRecord, read_elements, text_of

__all__ = ["SERVICE"]

_PAGE = 500
"""The manual recommends slices well below 2,000: large ones take the server long."""
_FIRST_DAY, _LAST_DAY = "1986-01-01", "2199-12-31"


def _start(query: Query) -> Cursor:
    if not query.text.strip():
        raise UsageError("the query is empty", "like 'cat:cs.CL AND abs:benchmark'")
    return {"start": 0}


def _request(query: Query, cursor: Cursor, access: Access, most: int) -> Request:  # noqa: ARG001
    params = {
        "search_query": _search(query),
        "start": str(cursor["start"]),
        "max_results": str(most),
        "sortBy": "submittedDate",
        "sortOrder": "descending",
    }
    return Request("api/query", tuple(params.items()))


def _search(query: Query) -> str:
    if not (query.since or query.until):
        return query.text
    since = (query.since or _FIRST_DAY).replace("-", "")
    until = (query.until or _LAST_DAY).replace("-", "")
    return f"({query.text}) AND submittedDate:[{since}0000 TO {until}2359]"


def _read(query: Query, cursor: Cursor, body: bytes | None) -> Page:  # noqa: ARG001
    start = cast(int, cursor["start"])
    try:
        total = _total(body or b"")
        items = tuple(_entries(body or b""))
    except ReadError as error:
        raise as_answer_error(error) from None
    if not items and start < total:
        raise AnswerError(f"the answer has no entries, where {total - start:,} are left")
    read = tuple(item for item in items if item is not None)
    after = start + len(items)
    more = {"start": after} if after < total else None
    return Page(read, more, total, len(items) - len(read))


def _total(body: bytes) -> int:
    """Number of results; an answer without it is no feed of arXiv's."""
    for record in read_elements(answer_file(body, "arXiv"), "totalResults"):
        number = text_of(record.element)
        if number.isascii() and number.isdecimal() and len(number) < 12:
            return int(number)
    raise AnswerError("the answer is no feed with a number of results")


def _entries(body: bytes) -> Iterator[Record | None]:
    """A record of each entry, None for one that can't be read."""
    papers = arxiv_atom.READER.read(answer_file(body, "arXiv"), ReadOptions())
    entries = read_elements(answer_file(body, "arXiv"), "entry")
    for paper, entry in zip(papers, entries, strict=True):
        if isinstance(paper, Paper):
            yield paper_record(paper, _more(entry))
        elif "arXiv answered" in paper.problem:
            raise KgError(paper.problem, "see https://info.arxiv.org/help/api/user-manual.html")
        else:
            yield None


def _more(entry: XmlRecord) -> dict[str, object]:
    """What the feed says that papers have no field for."""
    return {
        "version_id": text_of(entry.element, "id").rsplit("/abs/", 1)[-1],
        "updated": text_of(entry.element, "updated"),
        "comment": text_of(entry.element, "comment"),
    }


def _identity(record: Record) -> str | None:
    found = record.get("arxiv_id") or record.get("id")
    return str(found) if found else None


SERVICE = Service(
    name="arxiv",
    query="a search_query such as 'cat:cs.CL AND abs:benchmark'",
    address="https://export.arxiv.org/",
    key_variable=None,
    pauses=(3.0, 3.0),
    dated=True,
    largest_page=_PAGE,
    most_records=30_000,
    start=_start,
    request=_request,
    read=_read,
    identity=_identity,
)
