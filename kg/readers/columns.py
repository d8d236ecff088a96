"""Names that tables give to the columns of papers, lower case, blanks for other signs.

From the exports of arXiv listings, IEEE Xplore, Scopus, Web of Science, Zotero and spreadsheets.
"""

__all__ = ["COLUMNS"]

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
