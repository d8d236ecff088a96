"""Which column of a table has which field of a paper, by the names that tables give to columns.

Names are lower case here, with blanks for other signs. They are those of arXiv listings, IEEE
Xplore, Scopus, Web of Science, Zotero and spreadsheets.
"""

import re
from collections.abc import Mapping, Sequence

__all__ = ["COLUMNS", "find_columns"]

COLUMNS: dict[str, tuple[str, ...]] = {
    "title": ("title", "paper title", "article title", "document title"),
    "abstract": ("abstract", "summary", "abstract note"),
    "id": ("id", "paper id"),
    "date": ("date", "published", "publication date", "publication year", "year"),
    "authors": ("authors", "author", "author full names", "author names"),
    "url": ("url", "link", "paper url"),
    "doi": ("doi",),
    "arxiv_id": ("arxiv id", "arxiv", "arxivid"),
    "venue": (
        "venue", "journal", "source title", "publication title", "journal title", "conference",
        "booktitle", "journal book",
    ),
    "categories": ("categories", "arxiv categories", "primary category"),
    "citations": (
        "citations", "citation count", "cited by", "cited by count", "times cited",
        "article citation count", "times cited all databases",
    ),
}  # fmt: skip
"""Names of each field, best first."""


def find_columns(header: Sequence[str], named: Mapping[str, str]) -> dict[str, int]:
    """Index of the column of each field; ``named``: names that the user gives, which come first."""
    folded = [_fold(name) for name in header]
    places = {}
    for field, known in COLUMNS.items():
        names = [_fold(named[field])] if field in named else known
        found = next((folded.index(name) for name in names if name in folded), None)
        if found is not None:
            places[field] = found
    return places


def _fold(name: str) -> str:
    return re.sub(r"[\W_]+", " ", name).strip().lower()
