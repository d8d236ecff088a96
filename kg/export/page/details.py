"""What the page shows of a paper or an entity once it is clicked, in blocks unpacked on demand."""

from collections.abc import Iterable, Iterator
from typing import Any

from kg.core.records import Entity, LinkedPaper, Paper, Result, Span
from kg.export.page.embed import packed
from kg.export.page.model import PageGraph
from kg.export.page.spans import utf16_offsets

__all__ = ["BLOCK", "entity_blocks", "paper_blocks", "with_abstract"]

BLOCK = 128
"""Papers or entities packed together: unpacking one block takes milliseconds."""

_SAMPLE = 512
"""Papers that are packed to see how many bytes an abstract takes."""
_SURE = 0.95
"""Part of the room that is filled by what the sample says."""

_FIELDS = ("title", "abstract")


def with_abstract(graph: PageGraph, budget: float) -> set[int]:
    """Numbers of the newest papers, as many as have ``budget`` characters of abstracts."""
    order = sorted(
        range(len(graph.papers)), key=lambda n: (graph.papers[n].date or "", -n), reverse=True
    )
    kept = set()
    for number in order:
        budget -= len(graph.papers[number].paper.abstract)
        if budget < 0:
            break
        kept.add(number)
    return kept


def paper_blocks(graph: PageGraph, room: int) -> Iterator[str]:
    """Details of all papers, ``BLOCK`` at a time, packed; with abstracts as far as ``room`` goes.

    ``room`` is in bytes. Where it is too small for all abstracts, the newest papers have theirs.
    """
    numbers = {entity.id: number for number, entity in enumerate(graph.entities)}
    whole = list(_blocks(_paper(paper, numbers, True) for paper in graph.papers))
    if sum(map(len, whole)) <= room:
        yield from whole
        return
    kept = with_abstract(graph, _abstract_budget(graph, numbers, room))
    yield from _blocks(
        _paper(paper, numbers, number in kept) for number, paper in enumerate(graph.papers)
    )


def _abstract_budget(graph: PageGraph, numbers: dict[str, int], room: int) -> float:
    """Characters of abstracts that ``room`` has place for, as a sample of the papers says."""
    sample = graph.papers[:: max(1, len(graph.papers) // _SAMPLE)]
    characters = sum(len(paper.paper.abstract) for paper in sample)
    if not characters:
        return 0
    whole, without = (
        sum(map(len, _blocks(_paper(paper, numbers, kept) for paper in sample)))
        for kept in (True, False)
    )
    left = room * _SURE - without / len(sample) * len(graph.papers)
    return left / (whole - without) * characters


def entity_blocks(graph: PageGraph) -> Iterator[str]:
    """Details of all entities, ``BLOCK`` at a time, packed."""
    papers = {paper.id: number for number, paper in enumerate(graph.papers)}
    yield from _blocks(_entity(entity, papers) for entity in graph.entities)


def _blocks(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    block: list[dict[str, Any]] = []
    for row in rows:
        block.append(row)
        if len(block) == BLOCK:
            yield packed(block)
            block = []
    if block:
        yield packed(block)


def _entity(entity: Entity, papers: dict[str, int]) -> dict[str, Any]:
    reasons = sorted({(m.surface, m.reason) for m in entity.merges})
    row = {
        "definition": entity.definition,
        "homepage": entity.homepage,
        "same": entity.same_as,
        "introduced": sorted({papers[i] for i in entity.introduced_in if i in papers}),
        "merges": reasons,
    }
    return {key: value for key, value in row.items() if value}


def _paper(linked: LinkedPaper, numbers: dict[str, int], whole: bool) -> dict[str, Any]:
    """Details of a paper; without its abstract, what points into the abstract is left out too."""
    paper = linked.paper
    place = {"title": utf16_offsets(paper.title), "abstract": utf16_offsets(paper.abstract)}

    def spans(given: Iterable[Span]) -> list[list[int]]:
        return [
            [_FIELDS.index(s.field), place[s.field](s.start), place[s.field](s.end)]
            for s in given
            if whole or s.field == "title"
        ]

    row: dict[str, Any] = {
        "abstract": paper.abstract if whole else None,
        "url": paper.url,
        "doi": paper.doi,
        "arxiv": paper.arxiv_id,
        "authors": paper.authors,
        "published": _published(paper),
        "links": [
            [round(k.confidence, 2), spans(m.span for m in k.mentions), spans(k.evidence)]
            for k in linked.links
            if k.entity in numbers
        ],
        "results": [_result(r, numbers, spans([r.evidence])) for r in linked.results],
        "resources": [[r.kind, r.url] for r in linked.resources],
        "sizes": [[numbers[e], s.value, s.unit] for e, s in linked.sizes if e in numbers],
    }
    return {key: value for key, value in row.items() if value}


def _published(paper: Paper) -> str:
    """Venue, categories and count of citations, as far as they are known, in one line."""
    cited = "" if paper.citations is None else f"cited {paper.citations:,} times"
    return " · ".join(filter(None, (paper.venue, ", ".join(paper.categories), cited)))


def _result(result: Result, numbers: dict[str, int], evidence: list[list[int]]) -> dict[str, Any]:
    parts = {
        "model": (result.model, result.model_id),
        "dataset": (result.dataset, result.dataset_id),
        "task": (result.task, result.task_id),
        "metric": (result.metric, result.metric_id),
    }
    named = {
        part: [name, numbers.get(entity or "", -1)]
        for part, (name, entity) in parts.items()
        if name
    }
    row = {"value": result.value, "unit": result.unit, "evidence": evidence, **named}
    return {**row, "delta": True} if result.delta else row
