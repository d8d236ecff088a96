"""``annotations.jsonl``: a paper a line, with its entities, results and links, sorted by id."""

from typing import Any, BinaryIO

from kg.core.records import Link, LinkedPaper, Mention, Result
from kg.core.source import GraphSource
from kg.export.base import Exporter, ExportOptions
from kg.graph.store import json_text

__all__ = ["ANNOTATIONS", "annotation"]


def annotation(linked: LinkedPaper) -> dict[str, Any]:
    """The line of a paper as JSON-able data; mention offsets are characters of the paper's text."""
    paper = linked.paper
    beside = {
        "doi": paper.doi,
        "arxiv_id": paper.arxiv_id,
        "orcids": list(paper.orcids) or None,
        "venue": paper.venue,
        "categories": list(paper.categories) or None,
        "citations": paper.citations,
    }
    return {
        "paper": {
            "id": paper.id,
            "title": paper.title,
            "abstract": paper.abstract,
            "date": paper.date,
            "authors": list(paper.authors),
            "url": paper.url,
            "sources": list(paper.sources),
            **{name: value for name, value in beside.items() if value is not None},
        },
        "entities": [_entity(link) for link in linked.links],
        "results": [_result(result) for result in linked.results],
        "urls": sorted({resource.url for resource in linked.resources}),
    }


def _entity(link: Link) -> dict[str, Any]:
    return {
        "id": link.entity,
        "name": link.name,
        "type": link.type.value,
        "role": link.role.value,
        "confidence": link.confidence,
        "mentions": [_mention(m) for m in link.mentions],
    }


def _mention(mention: Mention) -> dict[str, Any]:
    span = mention.span
    return {"field": span.field, "start": span.start, "end": span.end, "text": mention.text}


def _result(result: Result) -> dict[str, Any]:
    return {
        "model": result.model,
        "dataset": result.dataset,
        "task": result.task,
        "metric": result.metric,
        "value": result.value,
        "unit": result.unit,
        "delta": result.delta,
    }


def _write(source: GraphSource, out: BinaryIO, options: ExportOptions) -> None:  # noqa: ARG001
    for linked in source.papers():
        out.write(json_text(annotation(linked)).encode("utf8") + b"\n")


ANNOTATIONS = Exporter(
    "annotations", "annotations.jsonl", "a paper a line with its entities and results", _write
)
