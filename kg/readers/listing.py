"""A record as a format gives it, and how it becomes a ``Paper``: checked, cleaned, identified.

Titles and abstracts are kept exactly as they were read, so that offsets are true, but for
characters that no text is meant to hold (controls, lone surrogates, non-characters): each becomes
U+FFFD, one for one. Optional fields that can't be read are left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from kg.core.errors import ReadError
from kg.core.ids import local_paper_id
from kg.core.records import Paper
from kg.core.text import collapse_space
from kg.readers.base import InputFile
from kg.readers.characters import clean
from kg.readers.dates import written_date
from kg.readers.identifiers import (
    arxiv_categories,
    arxiv_id,
    arxiv_id_in,
    doi,
    orcid,
    web_address,
)

__all__ = ["LONGEST_ID", "LONGEST_TITLE", "Listing", "read_listing"]

LONGEST_ID = 512
"""Characters; a longer id is an error."""
LONGEST_TITLE = 10_000
"""Characters; a longer title is an error."""
_LONGEST_VENUE = 1_000
"""Characters; what is longer is no name of a venue."""
_COUNT = re.compile(r"(\d{1,9})(?:\.0+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Listing:
    """The fields of one record, as text, unchecked.

    ``orcids`` are those of ``authors``, in their order; ``categories`` is a list in one text.
    """

    title: str
    abstract: str = ""
    id: str | None = None
    date: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    doi: str | None = None
    arxiv_id: str | None = None
    orcids: tuple[str | None, ...] = ()
    venue: str | None = None
    categories: str | None = None
    citations: str | None = None


def read_listing(listing: Listing, file: InputFile, line: int | None) -> Paper | ReadError:
    """Paper that ``listing`` describes, or the error that says why there is none.

    ``line`` is where the record starts, counted from 1.
    """
    title = clean(listing.title)
    if not re.search(r"[^\s\ufffd]", title):
        return ReadError(file.source, line, "the record has no title", "a title")
    given_id = collapse_space(clean(listing.id or ""))
    for name, text, most in (("title", title, LONGEST_TITLE), ("id", given_id, LONGEST_ID)):
        if len(text) > most:
            problem = f"the {name} has {len(text):,} characters"
            return ReadError(file.source, line, problem, f"at most {most:,}")
    people = tuple(_people(listing))
    arxiv = arxiv_id_in(listing.arxiv_id, listing.url, listing.doi, given_id)
    return Paper(
        id=arxiv_id(given_id) or given_id or arxiv or local_paper_id(title),
        title=title,
        abstract=clean(listing.abstract),
        date=written_date(listing.date or ""),
        authors=tuple(name for name, _ in people),
        url=web_address(clean(listing.url or "")),
        sources=(clean(file.source),),
        doi=doi(clean(listing.doi or "")),
        arxiv_id=arxiv,
        orcids=tuple(known for _, known in people) if any(known for _, known in people) else (),
        venue=_venue(listing.venue or ""),
        categories=arxiv_categories(listing.categories),
        citations=_count(listing.citations or ""),
    )


def _people(listing: Listing) -> Iterator[tuple[str, str]]:
    """(name, ORCID or the empty text) of each author who has a name."""
    named = zip_longest(listing.authors, listing.orcids[: len(listing.authors)])
    for given, known in named:
        if name := collapse_space(clean(given)):
            yield name, orcid(known or "") or ""


def _venue(text: str) -> str | None:
    name = collapse_space(clean(text[: _LONGEST_VENUE + 1]))
    return name if re.search(r"\w", name) and len(name) <= _LONGEST_VENUE else None


def _count(text: str) -> int | None:
    match = _COUNT.fullmatch(text.strip())
    return int(match[1]) if match else None
