"""Semantic Scholar: answers of the Academic Graph API and lines of its ``papers`` data set.

Gives title, abstract, date, authors (with ORCID where asked for), address, DOI, arXiv id, venue and
count of citations. The data sets write member names in
lower case (``externalids``), the API in camel case (``externalIds``).
"""

from collections.abc import Iterator

from kg.readers.json_format import json_reader
from kg.readers.json_values import Record, first_text, member, optional_text, records
from kg.readers.listing import Listing

__all__ = ["READER"]


def _recognises(keys: frozenset[str]) -> bool:
    return not keys.isdisjoint({"paperId", "externalIds", "corpusid", "externalids"})


def _listing(record: Record) -> Listing:
    others = member(record, "externalIds") or member(record, "externalids")
    people = tuple(_people(record))
    corpus_id = optional_text(record, "corpusId", "corpusid")
    return Listing(
        title=first_text(record, "title"),
        abstract=first_text(record, "abstract"),
        id=optional_text(others, "ArXiv", "ACL")
        or optional_text(record, "paperId")
        or (f"CorpusID:{corpus_id}" if corpus_id else None),
        date=optional_text(record, "publicationDate", "publicationdate", "year"),
        authors=tuple(name for name, _ in people),
        url=optional_text(record, "url"),
        doi=optional_text(others, "DOI"),
        arxiv_id=optional_text(others, "ArXiv"),
        orcids=tuple(orcid for _, orcid in people),
        venue=optional_text(record, "venue")
        or optional_text(member(record, "publicationVenue"), "name")
        or optional_text(member(record, "journal"), "name"),
        citations=optional_text(record, "citationCount", "citationcount"),
    )


def _people(record: Record) -> Iterator[tuple[str, str | None]]:
    for author in records(record.get("authors")):
        if name := optional_text(author, "name"):
            yield name, optional_text(member(author, "externalIds"), "ORCID")


READER = json_reader("semantic-scholar", "Semantic Scholar, JSON", _recognises, _listing)
