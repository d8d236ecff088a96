"""OAI-PMH answers with ``arXiv``, ``arXivRaw`` or ``oai_dc`` records.

Gives title, abstract, date, authors, address, DOI, arXiv id, categories (but for ``oai_dc``) and
the reference to a journal, or the source, as venue. Deleted records have none of it and are passed
over.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from kg.core.errors import ReadError
from kg.core.records import Paper
from kg.readers.authors import given_first, split_authors
from kg.readers.base import InputFile, Reader, ReadOptions
from kg.readers.dates import written_date
from kg.readers.identifiers import arxiv_address, arxiv_id_in, doi, web_address
from kg.readers.latex import latex_to_text
from kg.readers.listing import Listing, read_listing
from kg.readers.xml_records import local_name, read_elements, text_of, texts_of

__all__ = ["READER"]


def _recognises(head: bytes) -> bool:
    return b"http://www.openarchives.org/OAI/" in head[:4096]


def _read(file: InputFile, options: ReadOptions) -> Iterator[Paper | ReadError]:  # noqa: ARG001
    for record in read_elements(file, "record", "error"):
        if local_name(record.element.tag) == "error":
            problem = f"the repository answered: {text_of(record.element)[:100]}"
            yield ReadError(file.source, record.line, problem, "records")
            continue
        for metadata in record.element.iterfind("{*}metadata/*"):
            form = _FORMS.get(local_name(metadata.tag))
            if form is None:
                problem = f"a record in {local_name(metadata.tag)[:40]!r}"
                expected = "arXiv, arXivRaw or oai_dc"
                yield ReadError(file.source, record.line, problem, expected)
            else:
                yield read_listing(form(metadata), file, record.line)


def _arxiv(metadata: Element) -> Listing:
    """``arXiv`` and ``arXivRaw``, which differ in how they give authors and dates."""
    arxiv_id = text_of(metadata, "id")
    people = [child for child in metadata.iterfind("{*}authors/{*}author")]
    named = (" ".join(_name_parts(person)) for person in people)
    return Listing(
        title=text_of(metadata, "title"),
        abstract=text_of(metadata, "abstract"),
        date=text_of(metadata, "created") or text_of(metadata, "version", "date"),
        authors=tuple(named)
        if people
        else split_authors(latex_to_text(text_of(metadata, "authors"))),
        url=arxiv_address(arxiv_id),
        doi=text_of(metadata, "doi").split(" ")[0],
        arxiv_id=arxiv_id,
        venue=text_of(metadata, "journal-ref"),
        categories=text_of(metadata, "categories"),
    )


def _name_parts(person: Element) -> Iterator[str]:
    for part in ("forenames", "keyname", "suffix"):
        yield from texts_of(person, part)


def _dublin_core(metadata: Element) -> Listing:
    identifiers = list(texts_of(metadata, "identifier"))
    addresses = [found for text in identifiers if (found := web_address(text))]
    dates = sorted(d for text in texts_of(metadata, "date") if (d := written_date(text)))
    arxiv_id = arxiv_id_in(*identifiers)
    return Listing(
        title=text_of(metadata, "title"),
        abstract=text_of(metadata, "description"),
        date=dates[0] if dates else None,
        authors=tuple(given_first(name) for name in texts_of(metadata, "creator")),
        url=arxiv_address(arxiv_id) or next(iter(addresses), None),
        doi=next((text for text in identifiers if doi(text)), None),
        arxiv_id=arxiv_id,
        venue=text_of(metadata, "source"),
    )


_FORMS = {"arXiv": _arxiv, "arXivRaw": _arxiv, "dc": _dublin_core}
READER = Reader("oai-pmh", "OAI-PMH records (arXiv, arXivRaw, oai_dc)", _recognises, _read)
