"""JSON Lines, or any JSON of objects, with ``title`` and what else is known of a paper.

Members: ``id``, ``title``, ``abstract`` or ``summary``, ``date``, ``published`` or ``year``,
``authors`` (names, objects with a ``name``, or one text), ``url``, ``doi``, ``arxiv_id``.
"""

from kg.readers.authors import split_authors
from kg.readers.base import Reader
from kg.readers.json_format import json_reader
from kg.readers.json_objects import looks_like_json
from kg.readers.json_values import Record, first_text, optional_text, texts
from kg.readers.listing import Listing

__all__ = ["READER"]


def _listing(record: Record) -> Listing:
    return Listing(
        title=first_text(record, "title"),
        abstract=first_text(record, "abstract", "summary"),
        id=optional_text(record, "id"),
        date=optional_text(record, "date", "published", "year"),
        authors=_authors(record.get("authors")),
        url=optional_text(record, "url"),
        doi=optional_text(record, "doi"),
        arxiv_id=optional_text(record, "arxiv_id"),
    )


def _authors(value: object) -> tuple[str, ...]:
    return split_authors(value) if isinstance(value, str) else texts(value, "name")


_ANY = json_reader("json-lines", "JSON Lines with title, abstract, ...", bool, _listing)
READER = Reader(_ANY.name, _ANY.description, looks_like_json, _ANY.read)
