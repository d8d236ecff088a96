"""Daily Papers of Hugging Face, day by day (https://huggingface.co/api/daily_papers).

Without a token (HF_TOKEN) it answers 500 requests in five minutes, with one 1,000. A page may hold
fewer papers than it was asked for, so a day ends with a page that has none, or the same again.
"""

import re
from datetime import UTC, date, datetime, timedelta
from typing import cast

from kg.core.errors import UsageError
from kg.fetch.answers import json_value, records_in
from kg.fetch.base import Access, Cursor, Page, Query, Record, Request, Service

__all__ = ["SERVICE"]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_PAGE = 100
"""Papers of a page, which is also the unit that pages are counted in."""
_HINT = "a day (2024-07-11), a month (2024-07) or a range (2024-07-01..2024-07-31)"


def _start(query: Query) -> Cursor:
    first, last = _days(query.text.strip())
    today = datetime.now(UTC).date()
    if first > last:
        raise UsageError(f"{query.text!r} ends before it starts", _HINT)
    if first > today:
        raise UsageError(f"{first} is in the future", _HINT)
    return {"day": str(first), "last": str(min(last, today)), "page": 0, "seen": None}


def _days(text: str) -> tuple[date, date]:
    first, separator, last = text.partition("..")
    if separator:
        return _one(first)[0], _one(last)[1]
    return _one(text)


def _one(text: str) -> tuple[date, date]:
    """First and last day of a day or a month."""
    try:
        if _DAY.fullmatch(text):
            day = date.fromisoformat(text)
            return day, day
        if match := _MONTH.fullmatch(text):
            first = date(int(match[1]), int(match[2]), 1)
            return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    except (ValueError, OverflowError):
        pass
    raise UsageError(f"{text!r} is no day", _HINT)


def _request(query: Query, cursor: Cursor, access: Access, most: int) -> Request:  # noqa: ARG001
    params = {"date": str(cursor["day"]), "p": str(cursor["page"]), "limit": str(_PAGE)}
    headers = (("Authorization", f"Bearer {access.key}"),) if access.key else ()
    return Request("api/daily_papers", tuple(params.items()), headers, secret=access.key)


def _read(query: Query, cursor: Cursor, body: bytes | None) -> Page:  # noqa: ARG001
    papers = records_in(json_value(body), "the answer")
    first = _identity(papers[0]) if papers else None
    if papers and first != cursor["seen"]:
        following = cast(int, cursor["page"]) + 1
        return Page(papers, {**cursor, "page": following, "seen": first})
    day = str(date.fromisoformat(str(cursor["day"])) + timedelta(days=1))
    if day > str(cursor["last"]):
        return Page((), None)
    return Page((), {**cursor, "day": day, "page": 0, "seen": None})


def _identity(record: Record) -> str | None:
    paper = record.get("paper")
    found = paper.get("id") if isinstance(paper, dict) else record.get("id")
    return found if isinstance(found, str) else None


SERVICE = Service(
    name="hf-daily",
    query=_HINT,
    address="https://huggingface.co/",
    key_variable="HF_TOKEN",
    pauses=(0.3, 0.6),
    dated=False,
    largest_page=_PAGE,
    start=_start,
    request=_request,
    read=_read,
    identity=_identity,
)
