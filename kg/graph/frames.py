"""The graph as pandas tables; pandas is imported when a table is asked for."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.core.errors import KgError
from kg.core.records import Result, Span
from kg.graph.knowledge_graph import KnowledgeGraph

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Frames", "make_frames"]

Row = tuple[Any, ...]

_PAPER = (
    *("id", "title", "abstract", "date", "authors", "url", "doi", "arxiv_id"),
    *("orcids", "venue", "categories", "citations", "code"),
)
_ENTITY = ("id", "type", "label", "aliases", "papers", "broader", "variant_of", "part_of")
_LINK = ("paper", "entity", "type", "label", "role", "confidence", "mentions", "evidence")
_RESULT = ("value", "unit", "delta", "model", "dataset", "task", "metric", "confidence")
_RESULT_IDS = ("model_id", "dataset_id", "task_id", "metric_id")


class Frames(NamedTuple):
    """Tables of a graph: ``papers`` and ``entities`` by id, ``links`` and ``results`` by paper.

    ``links.evidence`` is the sentence that a link rests on; ``results.evidence`` that of a figure.
    """

    papers: "pd.DataFrame"
    entities: "pd.DataFrame"
    links: "pd.DataFrame"
    results: "pd.DataFrame"


def make_frames(graph: KnowledgeGraph) -> Frames:
    """Tables of a graph.

    Raises
    ------
    KgError
        If pandas is not installed.
    """
    try:
        from pandas import DataFrame  # noqa: PLC0415
    except ImportError as error:
        raise KgError("pandas is not installed", "pip install 'kg-papers[pandas]'") from error
    return Frames(
        DataFrame.from_records(_papers(graph), columns=_PAPER).set_index("id"),
        DataFrame.from_records(_entities(graph), columns=_ENTITY).set_index("id"),
        DataFrame.from_records(_links(graph), columns=_LINK),
        DataFrame.from_records(
            _results(graph), columns=("paper", *_RESULT, *_RESULT_IDS, "evidence")
        ),
    )


def _papers(graph: KnowledgeGraph) -> list[Row]:
    return [
        (
            *(getattr(linked.paper, name) for name in _PAPER[:-1]),
            tuple(r.url for r in linked.resources if r.kind == "code"),
        )
        for linked in graph.papers()
    ]


def _entities(graph: KnowledgeGraph) -> list[Row]:
    return [
        (
            e.id,
            e.type.value,
            e.label,
            e.aliases,
            graph.count(e.id),
            e.broader,
            e.variant_of,
            e.part_of,
        )
        for e in graph.entities()
    ]


def _links(graph: KnowledgeGraph) -> list[Row]:
    return [
        (
            linked.id,
            link.entity,
            link.type.value,
            link.name,
            link.role.value,
            link.confidence,
            len(link.mentions),
            " ".join(_text(linked.paper, span) for span in link.evidence),
        )
        for linked in graph.papers()
        for link in linked.links
    ]


def _results(graph: KnowledgeGraph) -> list[Row]:
    return [
        (linked.id, *_parts(result), _text(linked.paper, result.evidence))
        for linked in graph.papers()
        for result in linked.results
    ]


def _parts(result: Result) -> Row:
    """Parts of a figure; ``value`` as a number where it is one (NaN if not)."""
    data = asdict(result)
    try:
        value = float(result.value.replace(",", ""))
    except ValueError:
        value = float("nan")
    return (value, *(data[name] for name in (*_RESULT[1:], *_RESULT_IDS)))


def _text(paper: object, span: Span) -> str:
    text: str = getattr(paper, span.field)
    return text[span.start : span.end]
