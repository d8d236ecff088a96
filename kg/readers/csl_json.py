"""CSL-JSON, as Zotero and other reference managers export it.

Gives title, abstract, date, authors with ORCID, address, DOI, container as venue, and the arXiv id
where a number or note has it.
"""

from collections.abc import Iterator

from kg.readers.dates import iso_date
from kg.readers.identifiers import arxiv_id_in
from kg.readers.json_format import json_reader
from kg.readers.json_values import Record, first_text, member, optional_text, records, texts
from kg.readers.listing import Listing

__all__ = ["READER"]


def _recognises(keys: frozenset[str]) -> bool:
    return keys >= {"type", "title"} and not keys.isdisjoint(
        {"date-parts", "container-title", "citation-key", "issued", "DOI", "family"}
    )


def _listing(record: Record) -> Listing:
    people = tuple(_people(record))
    return Listing(
        title=first_text(record, "title"),
        abstract=first_text(record, "abstract"),
        date=_date(member(record, "issued")),
        authors=tuple(name for name, _ in people),
        url=optional_text(record, "URL"),
        doi=optional_text(record, "DOI"),
        arxiv_id=arxiv_id_in(
            optional_text(record, "number"),
            optional_text(record, "archive_location"),
            (optional_text(record, "note") or "").split("\n", 1)[0].removeprefix("arXiv: "),
        ),
        orcids=tuple(orcid for _, orcid in people),
        venue=_venue(record),
    )


def _date(issued: Record) -> str | None:
    parts = issued.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts else None
    if isinstance(first, list) and first:
        numbers = [int(p) for p in first[:3] if str(p).isdecimal() and len(str(p)) <= 4]
        return iso_date(*numbers) if numbers else None
    return optional_text(issued, "raw", "literal")


def _venue(record: Record) -> str | None:
    """What the paper is in; some producers make a list of it."""
    container = record.get("container-title")
    names = texts(container) if isinstance(container, list) else ()
    return next(iter(names), None) or optional_text(record, "container-title", "event-title")


def _people(record: Record) -> Iterator[tuple[str, str | None]]:
    for author in records(record.get("author")):
        parts = ("given", "non-dropping-particle", "family", "suffix")
        name = " ".join(text for part in parts if (text := optional_text(author, part)))
        if name := name or optional_text(author, "literal") or "":
            yield name, optional_text(author, "ORCID", "orcid")


READER = json_reader("csl-json", "CSL-JSON (Zotero, citeproc)", _recognises, _listing)
