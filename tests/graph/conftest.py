"""A hand-made graph: three papers, five entities, two results."""

import pytest

from kg.core.records import (
    DatasetSize,
    Entity,
    EntityType,
    Link,
    LinkedPaper,
    Mention,
    Merge,
    Paper,
    Resource,
    Result,
    Role,
    Span,
)
from kg.core.source import RecordSource
from kg.graph.knowledge_graph import KnowledgeGraph


def link(paper: Paper, entity: Entity, role: Role, surface: str) -> Link:
    start = paper.abstract.index(surface)
    span = Span("abstract", start, start + len(surface))
    mention = Mention(span, surface, entity.type, 0.9, "lexicon")
    whole = Span("abstract", 0, len(paper.abstract))
    return Link(entity.id, entity.label, entity.type, role, 0.9, (mention,), (whole,), "cue")


@pytest.fixture(scope="session")
def source() -> RecordSource:
    cc3m = Entity(
        "dataset/cc3m",
        EntityType.DATASET,
        "CC3M",
        aliases=("Conceptual Captions 3M",),
        concept="dataset/cc3m",
        same_as=("https://example.org/cc3m",),
        merges=(
            Merge("CC3M", "lexicon"),
            Merge("Conceptual Captions 3M", "abbreviation", "a", 0.8),
        ),
    )
    coco = Entity("dataset/coco", EntityType.DATASET, "COCO")
    blip = Entity("model/blip", EntityType.MODEL, "BLIP")
    blip2 = Entity(
        "model/blip-2", EntityType.MODEL, "BLIP-2", variant_of=("model/blip",), introduced_in=("a",)
    )
    cider = Entity("metric/cider", EntityType.METRIC, "CIDEr")
    first = Paper(
        "a",
        "BLIP-2: First",
        "BLIP-2 trains on CC3M and gets 145.8 CIDEr on COCO.",
        date="2023-01-30",
        authors=("A. Uthor",),
        url="https://example.org/a",
        sources=("x.jsonl",),
        arxiv_id="2301.12597",
    )
    second = Paper("b", "Second", "BLIP gets 136.7 CIDEr on COCO, CC3M helps.", date="2022-01-28")
    third = Paper("c", "Third", "COCO alone.")
    evidence = Span("abstract", 0, len(first.abstract))
    size = DatasetSize(Span("abstract", 17, 21), "3000000", "pairs", evidence)
    papers = (
        LinkedPaper(
            first,
            tuple(
                sorted(
                    [
                        link(first, blip2, Role.INTRODUCES, "BLIP-2"),
                        link(first, cc3m, Role.TRAINS_ON, "CC3M"),
                        link(first, coco, Role.EVALUATES_ON, "COCO"),
                        link(first, cider, Role.REPORTS, "CIDEr"),
                    ]
                )
            ),
            (
                Result(
                    "r1", "145.8", "", False, evidence, "BLIP-2", "COCO", None, "CIDEr",
                    "model/blip-2", "dataset/coco", None, "metric/cider",
                ),
            ),
            (Resource("https://github.com/x/y", "code", None),),
            (("dataset/cc3m", size),),
        ),
        LinkedPaper(
            second,
            tuple(
                sorted(
                    [
                        link(second, blip, Role.USES, "BLIP"),
                        link(second, cc3m, Role.MENTIONS, "CC3M"),
                        link(second, coco, Role.EVALUATES_ON, "COCO"),
                    ]
                )
            ),
            (
                Result(
                    "r2", "136.7", "", False, Span("abstract", 0, 30), "BLIP", "COCO", None,
                    "CIDEr", "model/blip", "dataset/coco", None, "metric/cider",
                ),
                Result(
                    "r3", "2.1", "", True, Span("abstract", 0, 30), "BLIP", "COCO", None, "CIDEr",
                    "model/blip", "dataset/coco", None, "metric/cider",
                ),
            ),
        ),
        LinkedPaper(third, (link(third, coco, Role.MENTIONS, "COCO"),)),
    )  # fmt: skip
    return RecordSource.of((cc3m, coco, blip, blip2, cider), papers)


@pytest.fixture(scope="session")
def graph(source: RecordSource) -> KnowledgeGraph:
    return KnowledgeGraph.of(source)
