"""Atom feeds of the arXiv API.

Gives arXiv id, title, abstract, date of the first version, authors, address, DOI, categories (the
primary one first) and the reference to a journal as venue.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from kg.core.errors import ReadError
from kg.core.records import Paper
from kg.readers.base import InputFile, Reader, ReadOptions
from kg.readers.identifiers import arxiv_address, arxiv_id
from kg.readers.listing import Listing, read_listing
from kg.readers.xml_records import read_elements, text_of, texts_of

__all__ = ["READER"]

_ERRORS = "/api/errors"
"""Part of the id of the entry that the API answers with if it can't answer."""
_CATEGORIES = ("{*}primary_category", "{*}category")


def _recognises(head: bytes) -> bool:
    return b"<feed" in head[:4096] and b"http://www.w3.org/2005/Atom" in head[:4096]


def _read(file: InputFile, options: ReadOptions) -> Iterator[Paper | ReadError]:  # noqa: ARG001
    for record in read_elements(file, "entry"):
        entry = record.element
        if _ERRORS in text_of(entry, "id"):
            problem = f"arXiv answered with an error: {text_of(entry, 'summary')[:100]}"
            yield ReadError(file.source, record.line, problem, "papers")
        else:
            yield read_listing(_listing(entry), file, record.line)


def _listing(entry: Element) -> Listing:
    address = text_of(entry, "id")
    categories = (c.get("term") for path in _CATEGORIES for c in entry.iterfind(path))
    return Listing(
        title=text_of(entry, "title"),
        abstract=text_of(entry, "summary"),
        date=text_of(entry, "published"),
        authors=tuple(texts_of(entry, "author", "name")),
        url=arxiv_address(address) or address,
        doi=text_of(entry, "doi"),
        arxiv_id=arxiv_id(address),
        venue=text_of(entry, "journal_ref"),
        categories=" ".join(filter(None, categories)),
    )


READER = Reader("arxiv-atom", "Atom feed of the arXiv API", _recognises, _read)
