"""OpenAlex works: answers of the API and lines of the snapshot.

Gives title, abstract (rebuilt from its inverted index), date, authors with ORCID, address, DOI,
arXiv id, count of citations, and the source that is no repository as venue.
"""

from collections.abc import Iterator

from kg.readers.identifiers import arxiv_id_in
from kg.readers.json_format import json_reader
from kg.readers.json_values import Record, first_text, member, optional_text, records
from kg.readers.listing import Listing

__all__ = ["READER", "text_of_index"]


def _recognises(keys: frozenset[str]) -> bool:
    return not keys.isdisjoint({"abstract_inverted_index", "authorships"})


def text_of_index(index: object) -> str:
    """Text whose words are at the positions that ``index`` gives: ``{"the": [0, 4]}``.

    Words are joined by a blank; where several claim a position, they follow in alphabetical order.
    """
    return " ".join(word for _, word in sorted(_placed(index)))


def _placed(index: object) -> Iterator[tuple[int, str]]:
    if not isinstance(index, dict):
        return
    for word, places in index.items():
        if isinstance(places, list):
            yield from ((place, word) for place in places if type(place) is int)


def _listing(record: Record) -> Listing:
    landing = member(record, "primary_location")
    address = optional_text(landing, "landing_page_url")
    places = (optional_text(p, "landing_page_url") for p in records(record.get("locations")))
    digital_id = optional_text(record, "doi")
    arxiv_id = arxiv_id_in(digital_id, address, *places)
    people = tuple(_people(record))
    return Listing(
        title=first_text(record, "title", "display_name"),
        abstract=text_of_index(record.get("abstract_inverted_index")),
        id=arxiv_id or (optional_text(record, "id") or "").rsplit("/", 1)[-1],
        date=optional_text(record, "publication_date", "publication_year"),
        authors=tuple(name for name, _ in people),
        url=address or digital_id or optional_text(record, "id"),
        doi=digital_id,
        arxiv_id=arxiv_id,
        orcids=tuple(orcid for _, orcid in people),
        venue=_venue(landing, *records(record.get("locations"))),
        citations=optional_text(record, "cited_by_count"),
    )


def _venue(*locations: Record) -> str | None:
    sources = (member(location, "source") for location in locations)
    published = (s for s in sources if s.get("type") != "repository")
    return next((name for s in published if (name := optional_text(s, "display_name"))), None)


def _people(record: Record) -> Iterator[tuple[str, str | None]]:
    for authorship in records(record.get("authorships")):
        author = member(authorship, "author")
        known = optional_text(author, "display_name")
        if name := known or optional_text(authorship, "raw_author_name"):
            yield name, optional_text(author, "orcid")


READER = json_reader("openalex", "OpenAlex works, JSON", _recognises, _listing)
