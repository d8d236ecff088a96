"""The same paper listed more than once becomes one paper with all its sources."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count
from typing import TypeVar

from kg.core.ids import digest, local_paper_id
from kg.core.records import Paper
from kg.core.text import fold_title
from kg.readers.identifiers import arxiv_month

__all__ = ["merge_papers"]

V = TypeVar("V")


def merge_papers(papers: Iterable[Paper]) -> list[Paper]:
    """Distinct papers, sorted by id, whatever the order of ``papers``; holds all of them.

    Papers with the same arXiv id, DOI or folded title are one. It has the title and abstract of
    the richest record, every other field of the richest that has it, the highest count of citations
    and the sources of all; one that no record dates has the month of its arXiv id. Papers that are
    distinct and yet share an id have a digest of their title added to it.
    """
    listed = sorted(set(papers), key=_order)
    merged = [_dated(_merge([listed[i] for i in group])) for group in _groups(listed)]
    return sorted(_with_distinct_ids(merged), key=lambda p: p.id)


def _order(paper: Paper) -> tuple[object, ...]:
    """Richest first; equally rich ones by what they say, so that order means nothing."""
    known = (paper.date, paper.authors, paper.url, paper.doi, paper.arxiv_id)
    also = (paper.venue, paper.orcids, paper.categories, paper.citations is not None)
    richness = sum(map(bool, (*known, *also))) + 2 * bool(paper.abstract.strip())
    texts = (paper.title, paper.id, *(value or "" for value in (paper.date, paper.url)))
    rest = (paper.authors, paper.doi or "", paper.arxiv_id or "", paper.sources)
    others = (paper.venue or "", paper.orcids, paper.categories, paper.citations or 0)
    return (-richness, -len(paper.abstract), paper.abstract, *texts, *rest, *others)


def _groups(papers: Sequence[Paper]) -> Iterator[list[int]]:
    """Indices of the papers that are one, by union-find over their keys."""
    parent = list(range(len(papers)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    first: dict[tuple[str, str], int] = {}
    for index, paper in enumerate(papers):
        for key in _keys(paper):
            one, other = root(first.setdefault(key, index)), root(index)
            parent[max(one, other)] = min(one, other)
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for index in range(len(papers)):
        groups[root(index)].append(index)
    yield from groups.values()


def _keys(paper: Paper) -> Iterator[tuple[str, str]]:
    if paper.arxiv_id:
        yield "arxiv", paper.arxiv_id.lower()
    if paper.doi:
        yield "doi", paper.doi
    if folded := fold_title(paper.title):
        yield "title", folded
    else:
        yield "id", paper.id


def _merge(group: Sequence[Paper]) -> Paper:
    richest = group[0]
    if len(group) == 1:
        return richest
    arxiv_id = _first(p.arxiv_id for p in group)
    authors = _first(p.authors for p in group) or ()
    return replace(
        richest,
        id=_common_id(group, arxiv_id),
        date=_first(p.date for p in group),
        authors=authors,
        url=_first(p.url for p in group),
        sources=tuple(sorted({source for p in group for source in p.sources})),
        doi=_first(p.doi for p in group),
        arxiv_id=arxiv_id,
        orcids=_orcids(group, authors),
        venue=_first(p.venue for p in group),
        categories=_first(p.categories for p in group) or (),
        citations=max((p.citations for p in group if p.citations is not None), default=None),
    )


def _dated(paper: Paper) -> Paper:
    if paper.date or not paper.arxiv_id:
        return paper
    return replace(paper, date=arxiv_month(paper.arxiv_id))


def _orcids(group: Sequence[Paper], authors: tuple[str, ...]) -> tuple[str, ...]:
    """ORCID of each author, from the records that name the same authors in the same order."""
    names = [fold_title(name) for name in authors]
    same = [p.orcids for p in group if p.orcids and [*map(fold_title, p.authors)] == names]
    return tuple(next(filter(None, each), "") for each in zip(*same, strict=True))


def _first(values: Iterable[V | None]) -> V | None:
    return next((value for value in values if value), None)


def _common_id(group: Sequence[Paper], arxiv_id: str | None) -> str:
    """The arXiv id if a record goes by one, else the first id that a record came with."""
    given = sorted({p.id for p in group if p.id != local_paper_id(p.title)})
    if arxiv_id in given:
        return str(arxiv_id)
    return given[0] if given else group[0].id


def _with_distinct_ids(papers: Sequence[Paper]) -> Iterator[Paper]:
    sharing = Counter(paper.id for paper in papers)
    taken = {paper_id for paper_id, number in sharing.items() if number == 1}
    for paper in sorted(papers, key=lambda p: (p.id, p.title)):
        if sharing[paper.id] == 1:
            yield paper
            continue
        distinct = base = f"{paper.id}-{digest(fold_title(paper.title))}"
        for number in count(2):
            if distinct not in taken:
                break
            distinct = f"{base}-{number}"
        taken.add(distinct)
        yield replace(paper, id=distinct)
