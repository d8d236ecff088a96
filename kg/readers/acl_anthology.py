"""XML of the ACL Anthology.

Gives Anthology id, title, abstract, date and title of the volume, authors with ORCID, address and
DOI. Front matter is passed over.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from kg.core.errors import ReadError
from kg.core.records import Paper
from kg.readers.base import InputFile, Reader, ReadOptions
from kg.readers.dates import written_date
from kg.readers.listing import Listing, read_listing
from kg.readers.xml_records import XmlRecord, local_name, read_elements, text_of, texts_of

__all__ = ["READER", "anthology_id"]

_SHORT_VOLUMES = ("W", "C69")
"""Collections whose ids have two digits for the volume and two for the paper."""


def _recognises(head: bytes) -> bool:
    start = head[:4096]
    return b"<collection" in start and b"<volume" in start


def _read(file: InputFile, options: ReadOptions) -> Iterator[Paper | ReadError]:  # noqa: ARG001
    date: str | None = None
    venue = ""
    for record in read_elements(file, "meta", "paper"):
        if local_name(record.element.tag) == "meta":
            date = _date(record.element)
            venue = text_of(record.element, "journal-title") or text_of(record.element, "booktitle")
        else:
            yield read_listing(_listing(record, date, venue), file, record.line)


def _listing(record: XmlRecord, date: str | None, venue: str) -> Listing:
    paper = record.element
    own_id = _own_id(record)
    authors = paper.findall("{*}author")
    return Listing(
        title=text_of(paper, "title"),
        abstract=text_of(paper, "abstract"),
        id=own_id,
        date=date,
        authors=tuple(" ".join(_name_parts(author)) for author in authors),
        url=f"https://aclanthology.org/{own_id}" if own_id else None,
        doi=text_of(paper, "doi"),
        orcids=tuple(author.get("orcid") for author in authors),
        venue=venue,
    )


def _own_id(record: XmlRecord) -> str:
    """Id of a paper: what its ``url`` says, else made of the ids around it."""
    stated = text_of(record.element, "url")
    if stated and ":" not in stated:
        return stated
    collection = record.around.get("collection", {}).get("id", "")
    volume = record.around.get("volume", {}).get("id", "")
    number = record.element.get("id", "")
    return anthology_id(collection, volume, number) if collection and volume and number else ""


def anthology_id(collection: str, volume: str, paper: str) -> str:
    """``2020.acl-main.1`` or, before 2020, ``P18-1001`` and ``W18-0101``."""
    if "." in collection or not (volume.isdecimal() and paper.isdecimal()):
        return f"{collection}-{volume}.{paper}"
    short = collection.startswith(_SHORT_VOLUMES) or (collection == "D19" and int(volume) >= 5)
    return (
        f"{collection}-{int(volume):02d}{int(paper):02d}"
        if short
        else (f"{collection}-{int(volume)}{int(paper):03d}")
    )


def _name_parts(author: Element) -> Iterator[str]:
    for part in ("first", "last"):
        yield from texts_of(author, part)


def _date(meta: Element) -> str | None:
    """Year of a volume, and its month where that is one."""
    year, month = text_of(meta, "year"), text_of(meta, "month")
    return written_date(f"{month} {year}") or year or None


READER = Reader("acl-anthology", "XML of the ACL Anthology", _recognises, _read)
