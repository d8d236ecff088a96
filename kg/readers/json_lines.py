"""JSON Lines, or any JSON of objects, with ``title`` and what else is known of a paper.

Members: ``id``, ``title``, ``abstract`` or ``summary``, ``date``, ``published`` or ``year``,
``authors`` (names, objects with ``name`` and perhaps ``orcid``, or one text), ``url``, ``doi``,
``arxiv_id``, ``venue`` or ``journal``, ``categories`` (a list or one text), ``citations``.
"""

from collections.abc import Iterator

from kg.readers.authors import split_authors
from kg.readers.base import Reader
from kg.readers.json_format import json_reader
from kg.readers.json_objects import looks_like_json
from kg.readers.json_values import Record, first_text, optional_text, texts
from kg.readers.listing import Listing

__all__ = ["READER", "any_listing"]

_CITATIONS = ("citations", "citation_count", "citationCount", "cited_by_count")


def any_listing(record: Record) -> Listing:
    """What ``record`` says under the names of members above."""
    people = tuple(_people(record.get("authors")))
    categories = record.get("categories")
    return Listing(
        title=first_text(record, "title"),
        abstract=first_text(record, "abstract", "summary"),
        id=optional_text(record, "id"),
        date=optional_text(record, "date", "published", "year"),
        authors=tuple(name for name, _ in people),
        url=optional_text(record, "url"),
        doi=optional_text(record, "doi"),
        arxiv_id=optional_text(record, "arxiv_id"),
        orcids=tuple(orcid for _, orcid in people),
        venue=optional_text(record, "venue", "journal"),
        categories=" ".join(texts(categories)) or optional_text(record, "categories"),
        citations=optional_text(record, *_CITATIONS),
    )


def _people(value: object) -> Iterator[tuple[str, str | None]]:
    if isinstance(value, str):
        yield from ((name, None) for name in split_authors(value))
    for author in value if isinstance(value, list) else ():
        if isinstance(author, str):
            yield author, None
        elif isinstance(author, dict) and (name := optional_text(author, "name")):
            yield name, optional_text(author, "orcid")


_ANY = json_reader("json-lines", "JSON Lines with title, abstract, ...", bool, any_listing)
READER = Reader(_ANY.name, _ANY.description, looks_like_json, _ANY.read)
