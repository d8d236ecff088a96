"""A record as a format gives it, and how it becomes a ``Paper``: checked, cleaned, identified.

Titles and abstracts are kept exactly as they were read, so that offsets are true, but for
characters that no text is meant to hold (controls, lone surrogates, non-characters): each becomes
U+FFFD, one for one. Optional fields that can't be read are left out.
"""

import re
from dataclasses import dataclass

from kg.core.errors import ReadError
from kg.core.ids import local_paper_id
from kg.core.records import Paper
from kg.core.text import collapse_space
from kg.readers.base import InputFile
from kg.readers.characters import clean
from kg.readers.dates import written_date
from kg.readers.identifiers import arxiv_id, arxiv_id_in, doi, web_address

__all__ = ["LONGEST_ID", "LONGEST_TITLE", "Listing", "read_listing"]

LONGEST_ID = 512
"""Characters; a longer id is an error."""
LONGEST_TITLE = 10_000
"""Characters; a longer title is an error."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The fields of one record, as text, unchecked."""

    title: str
    abstract: str = ""
    id: str | None = None
    date: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    doi: str | None = None
    arxiv_id: str | None = None


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
    arxiv = arxiv_id_in(listing.arxiv_id, listing.url, listing.doi, given_id)
    return Paper(
        id=arxiv_id(given_id) or given_id or arxiv or local_paper_id(title),
        title=title,
        abstract=clean(listing.abstract),
        date=written_date(listing.date or ""),
        authors=tuple(name for a in listing.authors if (name := collapse_space(clean(a)))),
        url=web_address(clean(listing.url or "")),
        sources=(clean(file.source),),
        doi=doi(clean(listing.doi or "")),
        arxiv_id=arxiv,
    )
