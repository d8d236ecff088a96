"""Hugging Face papers API: ``/api/daily_papers``, ``/api/papers/search`` and ``/api/papers/ID``.

Gives arXiv id, title, abstract, date and authors.
"""

from kg.readers.identifiers import arxiv_address
from kg.readers.json_format import json_reader
from kg.readers.json_values import Record, first_text, member, optional_text, texts
from kg.readers.listing import Listing

__all__ = ["READER"]


def _recognises(keys: frozenset[str]) -> bool:
    return keys >= {"publishedAt", "title"} and not keys.isdisjoint(
        {"upvotes", "paper", "submittedOnDailyAt", "ai_summary", "discussionId"}
    )


def _listing(record: Record) -> Listing:
    paper = member(record, "paper") or record
    arxiv_id = optional_text(paper, "id")
    return Listing(
        title=first_text(paper, "title") or first_text(record, "title"),
        abstract=first_text(paper, "summary") or first_text(record, "summary"),
        date=optional_text(paper, "publishedAt") or optional_text(record, "publishedAt"),
        authors=texts(paper.get("authors"), "name"),
        url=arxiv_address(arxiv_id),
        id=arxiv_id,
    )


READER = json_reader("hugging-face", "Hugging Face papers API, JSON", _recognises, _listing)
