"""RIS, as reference managers and publishers export it.

Gives title, abstract, date, authors, address, DOI, journal or book as venue and, where an address
or number has it, arXiv id.
"""

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

import rispy

from kg.core.errors import ReadError
from kg.core.records import Paper
from kg.readers.authors import given_first
from kg.readers.base import InputFile, Reader, ReadOptions
from kg.readers.identifiers import arxiv_id_in
from kg.readers.lines import BOM, read_groups
from kg.readers.listing import Listing, read_listing

__all__ = ["READER"]

_Fields: TypeAlias = Mapping[str, object]

_START = re.compile(rb"TY  -")
_FIRST = re.compile(rb"\s*(?:\d+\.\s+)?TY  -")
"""Some programs number the records."""
_WRAP = re.compile(r"\n(?![A-Z][A-Z0-9]  -)")
_END = "\nER  - \n"


def _recognises(head: bytes) -> bool:
    return _FIRST.match(head.removeprefix(BOM)) is not None


def _read(file: InputFile, options: ReadOptions) -> Iterator[Paper | ReadError]:  # noqa: ARG001
    for line, text in read_groups(file, _START):
        yield text if isinstance(text, ReadError) else _read_record(text, line, file)


def _read_record(text: str, line: int, file: InputFile) -> Paper | ReadError:
    try:
        fields = rispy.loads(_unwrap(text.split("\nER  -", 1)[0]) + _END)[0]
    except (AttributeError, IndexError, KeyError, TypeError):  # the parser trusts its input
        return ReadError(file.source, line, "a record that is no RIS", "tags such as 'TI  - '")
    return read_listing(_listing(fields), file, line)


def _unwrap(text: str) -> str:
    """``text`` with lines that go on joined; the parser joins them in quadratic time."""
    return _WRAP.sub(" ", text)


def _listing(fields: _Fields) -> Listing:
    addresses = _all(fields, "urls", "urls_all")
    return Listing(
        title=_first(fields, "title", "primary_title", "translated_title"),
        abstract=_first(fields, "abstract", "notes_abstract"),
        date=_first(fields, "date", "year", "publication_year").rstrip("/"),
        authors=tuple(map(given_first, _all(fields, "authors", "first_authors"))),
        url=next(iter(addresses), None),
        doi=_first(fields, "doi"),
        venue=_first(fields, "alternate_title3", "journal_name", "secondary_title"),
        arxiv_id=arxiv_id_in(_first(fields, "accession_number", "number", "note"), *addresses),
    )


def _first(fields: _Fields, *names: str) -> str:
    """Text of the first of ``names`` that is there."""
    return next((value for n in names if isinstance(value := fields.get(n), str) and value), "")


def _all(fields: _Fields, *names: str) -> list[str]:
    """All texts of the lists called ``names``."""
    lists = (value for name in names if isinstance(value := fields.get(name), list))
    return [text for values in lists for text in values if isinstance(text, str)]


READER = Reader("ris", "RIS (EndNote, Zotero, publishers)", _recognises, _read)
