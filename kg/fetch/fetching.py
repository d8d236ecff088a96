"""A fetch from start to end: page after page, each saved before the next is asked for."""

import importlib.metadata
import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any, TypeAlias

from kg.core.errors import KgError, UsageError
from kg.fetch.base import Access, Cursor, Page, Query, Service
from kg.fetch.client import Client, checked_address
from kg.fetch.journal import Journal, open_journal
from kg.fetch.pacing import Clock, Pacing
from kg.readers.dates import written_date

__all__ = ["PROJECT", "FetchOptions", "FetchSummary", "fetch_papers", "user_agent"]

Progress: TypeAlias = Callable[[Iterable[Any], str, int | None], Iterator[Any]]

PROJECT = "https://w3id.org/mlkg/"
"""Where those who run a service can read what asks them."""

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_ENDINGS = ("-01-01", "-12-31")


@dataclass(frozen=True, slots=True)
class FetchOptions:
    """What a user may set about a fetch.

    Attributes
    ----------
    limit
        Records to fetch; None: all.
    email
        Where the service can reach who asks.
    address
        Of another server that speaks as the service does; one on this machine is asked without
        pauses between requests.
    overwrite
        Replace an output that is there, once the new one is whole.
    restart
        Forget what an unfinished fetch left.
    pacing, clock
        When to ask again; the interval is the service's own.
    """

    limit: int | None = None
    email: str | None = None
    address: str | None = None
    overwrite: bool = False
    restart: bool = False
    pacing: Pacing = Pacing()  # noqa: RUF009  (frozen)
    clock: Clock | None = None


@dataclass(frozen=True, slots=True)
class FetchSummary:
    """What a fetch saved: ``records`` in all, ``new`` of them by this run, ``unread`` left out."""

    records: int
    new: int
    unread: int


def _silent(items: Iterable[Any], what: str, total: int | None) -> Iterator[Any]:  # noqa: ARG001
    return iter(items)


def user_agent(email: str | None) -> str:
    """``kg/0.1.0 (+https://w3id.org/mlkg/; mailto:a@example.org)``.

    Raises
    ------
    UsageError
        If that is no address of a mailbox.
    """
    if email and not _EMAIL.fullmatch(email):
        raise UsageError(f"{email!r} is no e-mail address", "like a@example.org")
    version = importlib.metadata.version("kg-papers")
    return f"kg/{version} (+{PROJECT}{f'; mailto:{email}' if email else ''})"


def fetch_papers(
    service: Service,
    query: Query,
    out: str | Path,
    options: FetchOptions | None = None,
    progress: Progress = _silent,
) -> FetchSummary:
    """Write what ``service`` lists for ``query`` to ``out``, a record a line, each once.

    A fetch that ends early keeps what it has beside ``out``, and goes on from there the next time
    that it is called with the same query.

    Parameters
    ----------
    service
        Where to look.
    query
        What to look for.
    out
        A JSON Lines file; it appears when all records are there.
    options
        See :class:`FetchOptions`.
    progress
        Wraps the records to show how far it is.

    Raises
    ------
    UsageError
        If the query is none, or there is a file already.
    KgError
        If the service doesn't answer, answers what can't be read, or lists nothing.
    """
    options = options or FetchOptions()
    query = _checked(query, service)
    path = _free(Path(out), options.overwrite)
    address = checked_address(options.address or service.address)
    asked = {"service": service.name, "address": address} | {
        name: getattr(query, name) for name in ("text", "since", "until")
    }
    start = service.start(query)
    with (
        _client(service, address, options) as client,
        open_journal(path, service, asked, options.restart) as journal,
    ):
        journal.begin(start, options.limit)
        before = journal.records
        try:
            _save_all(_Fetch(service, query, options, client, journal), progress)
        except KgError as error:
            raise _with_what_is_there(error, journal.records) from error
        if not journal.records:
            left_out = f", but for {journal.unread:,} that can't be read" * bool(journal.unread)
            raise KgError(f"{service.name} lists nothing for {query.text!r}{left_out}")
        journal.finish()
        return FetchSummary(journal.records, journal.records - before, journal.unread)


def _checked(query: Query, service: Service) -> Query:
    """``query`` with whole dates."""
    if not service.dated and (query.since or query.until):
        raise UsageError(f"{service.name} has no --since and --until", f"QUERY: {service.query}")
    days = [_day(text, end) for text, end in zip((query.since, query.until), _ENDINGS, strict=True)]
    since, until = days
    if since and until and since > until:
        raise UsageError("--since is after --until")
    return replace(query, since=since, until=until)


def _day(text: str | None, ending: str) -> str | None:
    """ISO date of a day, or of the first or last day of a year."""
    if text is None:
        return None
    day = written_date(text + ending) if len(text) == 4 else written_date(text)
    if day is None or len(day) != 10:
        raise UsageError(f"{text!r} is no date", "like 2024-07-11 or 2024")
    return day


def _free(out: Path, overwrite: bool) -> Path:
    if out.is_dir():
        raise UsageError(f"{out}: a folder", "name a file with --out")
    if not out.parent.is_dir():
        raise UsageError(f"{out.parent}: no such folder", "make it, or choose another --out")
    if out.exists() and not overwrite:
        raise UsageError(f"{out}: it is there already", "--overwrite replaces it")
    return out


def _client(service: Service, address: str, options: FetchOptions) -> Client:
    key = _key(service)
    interval = service.pauses[0 if key else 1]
    if options.address and re.match(r"https?://(?:127\.0\.0\.1|localhost|\[::1\])[:/]", address):
        interval = 0.0
    advice = "try again later"
    if service.key_variable and not key:
        advice = f"a key from {service.name} in {service.key_variable} allows more"
    elif key:
        advice = f"is the key in {service.key_variable} right, and not used up?"
    pacing = replace(options.pacing, interval=interval)
    return Client(address, user_agent(options.email), pacing, advice, options.clock)


def _key(service: Service) -> str | None:
    key = os.environ.get(service.key_variable or "", "").strip()
    if key and not (key.isascii() and key.isprintable()):
        raise UsageError(f"{service.key_variable} holds no key")
    return key or None


@dataclass(frozen=True, slots=True)
class _Fetch:
    """What the steps of one fetch share."""

    service: Service
    query: Query
    options: FetchOptions
    client: Client
    journal: Journal

    @property
    def left(self) -> int | None:
        """Records up to the limit."""
        limit = self.options.limit
        return None if limit is None else max(limit - self.journal.records, 0)


def _save_all(fetch: _Fetch, progress: Progress) -> None:
    """Fetch and save page after page, each new record shown to ``progress``."""
    pages = _pages(fetch)
    first = next(pages, None)
    if first is None:
        return
    for _ in progress(_saved(fetch, chain([first], pages)), "fetched", _total(fetch, first)):
        pass


def _total(fetch: _Fetch, first: Page) -> int | None:
    """How many records are still to come.

    Raises
    ------
    KgError
        If the service doesn't give all of them.
    """
    total, most, limit = first.total, fetch.service.most_records, fetch.options.limit
    if total is None:
        return fetch.left
    if most and total > most and (limit is None or limit > most):
        problem = f"{fetch.service.name} gives {most:,} of this query's {total:,} papers at most"
        raise KgError(problem, "part the query by --since and --until, or set a --limit")
    left = max(total - fetch.journal.records, 0)
    return left if fetch.left is None else min(left, fetch.left)


def _pages(fetch: _Fetch) -> Iterator[Page]:
    """Pages from the journal's cursor on; what was yielded is saved before the next is asked."""
    access = Access(_key(fetch.service), fetch.options.email)
    while (cursor := fetch.journal.cursor) is not None and fetch.left != 0:
        most = fetch.service.largest_page if fetch.left is None else fetch.left
        most = min(most, fetch.service.largest_page)
        request = fetch.service.request(fetch.query, cursor, access, most)
        yield fetch.client.get(request, _reading(fetch, cursor))


def _reading(fetch: _Fetch, cursor: Cursor) -> Callable[[bytes | None], Page]:
    return lambda body: fetch.service.read(fetch.query, cursor, body)


def _saved(fetch: _Fetch, pages: Iterable[Page]) -> Iterator[None]:
    """Save each page; something for each new record."""
    for page in pages:
        new = fetch.journal.add(page.records, page.unread, fetch.options.limit)
        fetch.journal.commit(None if fetch.left == 0 else page.cursor)
        for _ in range(new):
            yield None


def _with_what_is_there(error: KgError, records: int) -> KgError:
    if not records:
        return error
    kept = f"{records:,} records are kept, the same command goes on"
    return KgError(f"{error} ({kept})", error.hint or "if that fails again, --restart starts anew")
