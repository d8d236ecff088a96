"""BibTeX and BibLaTeX.

Gives title, abstract, date, authors, address, DOI, arXiv id, its primary class as category, and
journal or book as venue. LaTeX in them becomes text; keys
are names inside one file and are not taken for ids.
"""

import logging
import re
from collections.abc import Iterator, Mapping

from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.model import DuplicateFieldKeyBlock, Entry

from kg.core.errors import ReadError
from kg.core.records import Paper
from kg.core.text import collapse_space
from kg.readers.authors import given_first
from kg.readers.base import InputFile, Reader, ReadOptions
from kg.readers.dates import MONTHS
from kg.readers.identifiers import arxiv_id_in
from kg.readers.latex import LONGEST_LATEX, latex_to_text
from kg.readers.lines import BOM, read_groups
from kg.readers.listing import Listing, read_listing

__all__ = ["READER"]

_ENTRY = re.compile(rb"@[A-Za-z]+\s*[{(]")
_FIRST_ENTRY = re.compile(rb"\s*(?:%[^\n]*\s*)*@[A-Za-z]+\s*[{(]")
_OTHER = re.compile(r"@(?:comment|preamble)\b", re.IGNORECASE)
_STRING = re.compile(r"@string\b", re.IGNORECASE)
_MOST_STRINGS = 1_000
"""Definitions of abbreviations that are kept."""


def _recognises(head: bytes) -> bool:
    return _FIRST_ENTRY.match(head.removeprefix(BOM)) is not None


def _read(file: InputFile, options: ReadOptions) -> Iterator[Paper | ReadError]:  # noqa: ARG001
    # what is wrong with an entry is told once, as an error of the file
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    strings: list[str] = []
    for line, text in read_groups(file, _ENTRY):
        if isinstance(text, ReadError):
            yield text
        elif _STRING.match(text):
            if len(strings) < _MOST_STRINGS:
                strings.append(text)
        elif not _OTHER.match(text):
            yield _read_entry(text, strings, line, file)


def _read_entry(text: str, strings: list[str], line: int, file: InputFile) -> Paper | ReadError:
    used = [s for s in strings if _name_of(s) in text] if strings else []
    library = parse_string("\n".join([*used, text]))
    entries = [*library.entries, *_with_double_fields(library)]
    if not entries:
        problem = "an entry that does not end or has no fields"
        return ReadError(file.source, line, problem, "@type{key, name = {value}, ...}")
    fields = {f.key.lower(): str(f.value) for f in reversed(entries[0].fields)}
    return read_listing(_listing(fields), file, line)


def _name_of(string: str) -> str:
    """Name that a ``@string{name = ...}`` defines."""
    return re.split(r"[{(=]", string, maxsplit=2)[1].strip()


def _with_double_fields(library: Library) -> Iterator[Entry]:
    for block in library.failed_blocks:
        inner = block.ignore_error_block if isinstance(block, DuplicateFieldKeyBlock) else None
        if isinstance(inner, Entry):
            yield inner


def _listing(fields: Mapping[str, str]) -> Listing:
    address = fields.get("url", "").removeprefix("\\url{").rstrip("}").replace("\\", "")
    return Listing(
        title=latex_to_text(_unquoted(fields.get("title", ""))),
        abstract=latex_to_text(_unquoted(fields.get("abstract", ""))),
        date=_date(fields),
        authors=tuple(_authors(_unquoted(fields.get("author", "")))),
        url=address,
        doi=fields.get("doi", "").replace("\\", ""),
        arxiv_id=arxiv_id_in(fields.get("eprint"), address, fields.get("journal", "")[-40:]),
        venue=_venue(fields),
        categories=fields.get("primaryclass") or fields.get("eprintclass"),
    )


def _venue(fields: Mapping[str, str]) -> str:
    """Journal or book, but for arXiv, which some styles give as a journal."""
    given = (fields.get(name, "") for name in ("journal", "journaltitle", "booktitle"))
    names = (latex_to_text(_unquoted(name)) for name in given)
    return next((n for n in names if n and not n.lower().startswith(("arxiv", "corr"))), "")


def _unquoted(value: str) -> str:
    """``value`` without the braces or quotes that a library may leave around it."""
    first, last = value[:1], value[-1:]
    return value[1:-1] if len(value) > 1 and (first, last) == ('"', '"') else value


def _date(fields: Mapping[str, str]) -> str:
    """``date``, or year with the month where that can be told."""
    if fields.get("date"):
        return fields["date"].split("/")[0]
    year, month = fields.get("year", "").strip(), fields.get("month", "").strip().lower()
    if month[:3] in MONTHS:
        return f"{year}-{MONTHS.index(month[:3]) + 1:02d}"
    return f"{year}-{month}" if month.isdecimal() else year


def _authors(value: str) -> Iterator[str]:
    decode = latex_to_text if len(value) <= LONGEST_LATEX else collapse_space
    for name in re.split(r"\s+and\s+", value):
        whole = name.startswith("{") and name.endswith("}")
        if text := decode(name):
            yield text if whole else given_first(text)


READER = Reader("bibtex", "BibTeX and BibLaTeX", _recognises, _read)
