"""The ACL Anthology's own data (``data/xml`` of its repository): a file for each venue and year.

Each paper is saved as the record that the reader of that XML makes of it, with its collection.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import cast

from kg.core.errors import KgError, ReadError, UsageError
from kg.core.records import Paper
from kg.fetch.answers import answer_file, as_answer_error, paper_record
from kg.fetch.base import Access, AnswerError, Cursor, Page, Query, Record, Request, Service
from kg.readers import acl_anthology
from kg.readers.base import ReadOptions

__all__ = ["SERVICE"]

_COLLECTION = re.compile(r"(\d{4}\.[a-z0-9]+|[A-Z]\d{2})(?:-([A-Za-z0-9]+))?")
_VENUE = re.compile(r"[a-z][a-z0-9]*")
_HINT = "a collection (2024.acl, P18), a volume (2024.acl-long) or a venue (acl) with --since"
_NEW_IDS = 2020
"""Year from which collections are named by their venue; before, the large ones had a letter."""
_LETTERS = {
    "acl": "P", "anlp": "A", "cl": "J", "coling": "C", "conll": "K", "eacl": "E", "emnlp": "D",
    "hlt": "H", "ijcnlp": "I", "lrec": "L", "muc": "M", "naacl": "N", "semeval": "S", "tacl": "Q",
    "ws": "W",
}  # fmt: skip


def _start(query: Query) -> Cursor:
    venue = query.text.strip()
    if match := _COLLECTION.fullmatch(venue):
        return {"collections": [match[1]], "volume": match[2], "found": False}
    if not _VENUE.fullmatch(venue):
        raise UsageError(f"{query.text!r} is no venue of the Anthology", _HINT)
    if not query.since:
        raise UsageError(f"{venue} of which years?", "kg fetch acl acl --since 2023 --until 2024")
    first = int(query.since[:4])
    last = int(query.until[:4]) if query.until else datetime.now(UTC).year
    if first > last:
        raise UsageError("--since is after --until")
    years = range(first, last + 1)
    return {"collections": [_collection(venue, y) for y in years], "volume": None, "found": False}


def _collection(venue: str, year: int) -> str:
    letter = _LETTERS.get(venue) if year < _NEW_IDS else None
    return f"{letter}{year % 100:02d}" if letter else f"{year}.{venue}"


def _request(query: Query, cursor: Cursor, access: Access, most: int) -> Request:  # noqa: ARG001
    return Request(f"data/xml/{cast(list[str], cursor['collections'])[0]}.xml", optional=True)


def _read(query: Query, cursor: Cursor, body: bytes | None) -> Page:
    collection, *left = cast(list[str], cursor["collections"])
    found = bool(cursor["found"]) or body is not None
    if not left and not found:
        raise KgError(f"the Anthology has no {query.text}", _HINT)
    more = {**cursor, "collections": left, "found": found} if left else None
    if body is None:
        return Page((), more)
    try:
        items = list(_papers(body, collection))
    except ReadError as error:
        raise as_answer_error(error) from None
    volume = cast(str | None, cursor["volume"])
    wanted = tuple(r for r in items if r and _is_in(str(r["id"]), collection, volume))
    if volume and not wanted:
        raise KgError(f"{collection} has no volume {volume}", _HINT)
    return Page(wanted, more, len(wanted) if not left else None, items.count(None))


def _papers(body: bytes, collection: str) -> Iterator[Record | None]:
    """A record of each paper, None for one that can't be read."""
    file = answer_file(body, collection)
    if not acl_anthology.READER.recognises(file.head) and b"<collection" not in file.head:
        raise AnswerError("the answer is no collection of the Anthology")
    for item in acl_anthology.READER.read(file, ReadOptions()):
        if isinstance(item, Paper):
            yield paper_record(item, {"collection": collection})
        elif item.line is None:
            raise item
        else:
            yield None


def _is_in(paper: str, collection: str, volume: str | None) -> bool:
    """Whether a paper's id is of a volume: ``2024.acl-long.7``, ``P18-1007``, ``W18-0507``."""
    if not volume or paper.startswith(f"{collection}-{volume}."):
        return True
    numbers = (n for n in (paper[-2:], paper[-3:]) if n.isdecimal() and volume.isdecimal())
    return any(paper == acl_anthology.anthology_id(collection, volume, n) for n in numbers)


def _identity(record: Record) -> str | None:
    found = record.get("id")
    return str(found) if found else None


SERVICE = Service(
    name="acl",
    query=_HINT,
    address="https://raw.githubusercontent.com/acl-org/acl-anthology/master/",
    key_variable=None,
    pauses=(1.0, 1.0),
    dated=True,
    largest_page=1,
    start=_start,
    request=_request,
    read=_read,
    identity=_identity,
)
