"""PDF of a paper made from text (not scanned), with the optional library ``pypdf``.

Gives title (the document's own if the page bears it out, else the largest letters of the first
page), abstract (from its heading to the next one), and the arXiv id stamped on the first page.
"""

import io
import logging
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

from kg.core.errors import ReadError
from kg.core.records import Paper
from kg.core.text import collapse_space, fold_title
from kg.readers.base import InputFile, Reader, ReadOptions
from kg.readers.limits import LONGEST_DOCUMENT
from kg.readers.listing import Listing, read_listing

if TYPE_CHECKING:
    from pypdf import PdfReader

__all__ = ["READER"]

_Run: TypeAlias = tuple[float, str]
"""Size of letters in points, and the text set in it."""

_PAGES = 2
"""Pages that are read from the start: an abstract can run over."""
_LONGEST_PAGE = 200_000
"""Characters; no page of a paper has more."""
_TITLE_LENGTH = range(8, 400)
"""Characters of what is taken for a title."""
_ABSTRACT = re.compile(r"^[ \t]*abstract\b[ \t]*[:.—–-]*", re.IGNORECASE | re.MULTILINE)
_NEXT = re.compile(
    r"^[ \t]*(?:(?:1|I)\.?\s+)?(?:introduction|keywords?|index terms|ccs concepts)\b",
    re.IGNORECASE | re.MULTILINE,
)
_STAMP = re.compile(r"arXiv:(\d{4}\.\d{4,5})(?:v\d+)?")
_HYPHEN = re.compile(r"(?<=[a-z])-\n(?=[a-z])")


def _recognises(head: bytes) -> bool:
    return b"%PDF-" in head[:1024]


def _read(file: InputFile, options: ReadOptions) -> Iterator[Paper | ReadError]:  # noqa: ARG001
    listing = _read_document(file)
    if not listing.abstract:
        problem = "no abstract found in the PDF"
        raise ReadError(file.source, None, problem, "a paper with its text and an abstract")
    yield read_listing(listing, file, None)


def _read_document(file: InputFile) -> Listing:
    try:
        from pypdf import PdfReader  # noqa: PLC0415  (an optional extra)
    except ImportError:
        problem = "PDF needs an optional library"
        raise ReadError(file.source, None, problem, "pip install 'kg-papers[pdf]'") from None
    # what is wrong with a file is told once, as its error
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    data = file.stream.read(LONGEST_DOCUMENT + 1)
    if len(data) > LONGEST_DOCUMENT:
        problem = f"more than {LONGEST_DOCUMENT:,} bytes in one PDF"
        raise ReadError(file.source, None, problem, "a smaller one")
    try:
        return _listing(PdfReader(io.BytesIO(data)))
    except Exception as error:  # a damaged file can break the library anywhere
        problem = f"damaged PDF: {type(error).__name__}"
        raise ReadError(file.source, None, problem, "a whole PDF") from None


def _listing(document: "PdfReader") -> Listing:
    runs: list[_Run] = []
    pages: list[str] = []
    for number in range(min(_PAGES, len(document.pages))):
        page = document.pages[number]
        text = (
            page.extract_text(visitor_text=_Collector(runs)) if not pages else page.extract_text()
        )
        pages.append(text[:_LONGEST_PAGE])
    first = pages[0] if pages else ""
    stamp = _STAMP.search(first)
    own = collapse_space((document.metadata and document.metadata.title) or "")
    return Listing(
        title=own if _is_on_page(own, first) else _largest(runs) or own,
        abstract=_abstract("\n".join(pages)),
        arxiv_id=stamp[1] if stamp else None,
    )


class _Collector:
    """Notes the size of the letters of each piece of text, as pypdf calls it back."""

    def __init__(self, runs: list[_Run]) -> None:
        self._runs = runs

    def __call__(
        self,
        text: str,
        user_matrix: Sequence[float],
        text_matrix: Sequence[float],
        font: object,  # noqa: ARG002
        size: float,
    ) -> None:
        """Note ``text``; its size is that of the font, scaled by both matrices."""
        if text.strip() and not _STAMP.search(text):
            height = abs(size * (text_matrix[3] or text_matrix[0]) * (user_matrix[3] or 1))
            self._runs.append((round(height, 1), text))


def _is_on_page(title: str, page: str) -> bool:
    """Whether the page has the document's own title, which programs often fill with a file name."""
    return len(title) in _TITLE_LENGTH and fold_title(title) in fold_title(page.replace("\n", " "))


def _largest(runs: Sequence[_Run]) -> str:
    """What is set in the largest letters that make up a title."""
    by_size: defaultdict[float, list[str]] = defaultdict(list)
    for size, text in runs:
        by_size[size].append(text)
    for size in sorted(by_size, reverse=True):
        text = collapse_space(_HYPHEN.sub("", " ".join(by_size[size])))
        if len(text) in _TITLE_LENGTH and " " in text:
            return text
    return ""


def _abstract(text: str) -> str:
    start = _ABSTRACT.search(text)
    if not start:
        return ""
    end = _NEXT.search(text, start.end())
    body = text[start.end() : end.start() if end else start.end() + 3_000]
    return collapse_space(_HYPHEN.sub("", body.strip()))


READER = Reader("pdf", "PDF of a paper (extra: pdf)", _recognises, _read)
