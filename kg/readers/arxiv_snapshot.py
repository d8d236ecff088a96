"""The arXiv metadata snapshot that Cornell publishes on Kaggle: JSON Lines, a paper per line.

Gives arXiv id, title (which the snapshot wraps at some width, here in one line again), abstract,
authors, DOI, categories, the reference to a journal as venue, and the date of the first version.
"""

from kg.core.text import collapse_space
from kg.readers.identifiers import arxiv_address
from kg.readers.json_format import json_reader
from kg.readers.json_values import Record, first_text, optional_text, records
from kg.readers.listing import Listing

__all__ = ["READER"]


def _recognises(keys: frozenset[str]) -> bool:
    return "authors_parsed" in keys or keys >= {"journal-ref", "report-no"}


def _listing(record: Record) -> Listing:
    arxiv_id = optional_text(record, "id")
    versions = records(record.get("versions"))
    return Listing(
        title=collapse_space(first_text(record, "title")),
        abstract=first_text(record, "abstract"),
        date=optional_text(versions[0], "created") if versions else None,
        authors=_authors(record.get("authors_parsed")),
        url=arxiv_address(arxiv_id),
        doi=optional_text(record, "doi"),
        arxiv_id=arxiv_id,
        venue=optional_text(record, "journal-ref"),
        categories=optional_text(record, "categories"),
    )


def _authors(parsed: object) -> tuple[str, ...]:
    """Names from lists of family name, given names and suffix."""
    if not isinstance(parsed, list):
        return ()
    names = ([str(part) for part in name[:3]] for name in parsed if isinstance(name, list))
    return tuple(" ".join((*name[1:2], *name[:1], *name[2:3])) for name in names)


READER = json_reader(
    "arxiv-snapshot", "arXiv metadata snapshot (Kaggle), JSON Lines", _recognises, _listing
)
