"""What every service is: a name, an address, and functions from query to request to records.

A query is answered in pages. Where the next page starts is a cursor, a JSON object that only its
service understands: it is kept beside the output, so that a fetch goes on where one ended.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

__all__ = [
    "Access",
    "AnswerError",
    "Cursor",
    "Page",
    "Query",
    "Record",
    "Request",
    "Service",
]

Cursor: TypeAlias = Mapping[str, object]
Record: TypeAlias = Mapping[str, object]


class AnswerError(Exception):
    """An answer is not what the service documents; perhaps the next one is."""


@dataclass(frozen=True, slots=True)
class Query:
    """What to fetch: ``text`` in the service's own syntax, ISO dates, both of them included."""

    text: str
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Access:
    """Who asks: the ``key`` that the service gave out and an ``email`` to write to, if any."""

    key: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """A GET: path below the service's address, parameters, headers.

    ``optional`` says that nothing may be there (404), which is no error; ``secret`` is a key among
    the rest, which no message shows, even if the service does.
    """

    path: str
    params: tuple[tuple[str, str], ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    optional: bool = False
    secret: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Records of one answer.

    ``cursor`` is where the next page starts, None after the last; ``total`` how many records the
    query has, if the service says so; ``unread`` counts those that could not be read.
    """

    records: tuple[Record, ...]
    cursor: Cursor | None
    total: int | None = None
    unread: int = 0


@dataclass(frozen=True, slots=True)
class Service:
    """A service that lists papers.

    Attributes
    ----------
    name, query
        What it goes by, and what its query is, for help.
    address
        Where its API is.
    key_variable
        Environment variable that may hold a key; None if there are no keys.
    pauses
        Least seconds between two requests, with a key and without, by its terms.
    dated
        Whether ``since`` and ``until`` mean anything.
    largest_page
        Records that one request may ask for.
    most_records
        Records that it gives of one query; None if there is no end.
    start
        First cursor of a query. Raises UsageError if there can be none.
    request
        Request for the page at a cursor, with at most so many records.
    read
        Page of an answer; None is an optional one that is missing. Raises AnswerError if the answer
        is malformed, KgError if the service says why it doesn't answer.
    identity
        What tells a record from all others.
    """

    name: str
    query: str
    address: str
    key_variable: str | None
    pauses: tuple[float, float]
    dated: bool
    largest_page: int
    start: Callable[[Query], Cursor]
    request: Callable[[Query, Cursor, Access, int], Request]
    read: Callable[[Query, Cursor, bytes | None], Page]
    identity: Callable[[Record], str | None]
    most_records: int | None = None
