"""Semantic Scholar: answers of the Academic Graph API and lines of its ``papers`` data set.

Gives title, abstract, date, authors, address, DOI and arXiv id. The data sets write member names in
lower case (``externalids``), the API in camel case (``externalIds``).
"""

from kg.readers.json_format import json_reader
from kg.readers.json_values import Record, first_text, member, optional_text, texts
from kg.readers.listing import Listing

__all__ = ["READER"]


def _recognises(keys: frozenset[str]) -> bool:
    return not keys.isdisjoint({"paperId", "externalIds", "corpusid", "externalids"})


def _listing(record: Record) -> Listing:
    others = member(record, "externalIds") or member(record, "externalids")
    corpus_id = optional_text(record, "corpusId", "corpusid")
    return Listing(
        title=first_text(record, "title"),
        abstract=first_text(record, "abstract"),
        id=optional_text(others, "ArXiv", "ACL")
        or optional_text(record, "paperId")
        or (f"CorpusID:{corpus_id}" if corpus_id else None),
        date=optional_text(record, "publicationDate", "publicationdate", "year"),
        authors=texts(record.get("authors"), "name"),
        url=optional_text(record, "url"),
        doi=optional_text(others, "DOI"),
        arxiv_id=optional_text(others, "ArXiv"),
    )


READER = json_reader("semantic-scholar", "Semantic Scholar, JSON", _recognises, _listing)
