"""A small graph of hand-made records: two papers, seven entities, a result, a size."""

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
from kg.export.base import ExportOptions


def link(paper: Paper, entity: str, name: str, type_: EntityType, role: Role) -> Link:
    start = paper.abstract.index(name)
    span = Span("abstract", start, start + len(name))
    sentence = Span("abstract", 0, len(paper.abstract))
    mention = Mention(span, name, type_, 0.9, "lexicon")
    return Link(entity, name, type_, role, 0.876, (mention,), (sentence,), "verb")


BLIP_PAPER = Paper(
    id="2301.12597",
    title="BLIP-2: Bootstrapping",
    abstract="BLIP-2, built on BLIP, is trained on CC3M for captioning and reaches 85.30% CIDEr on "
    'COCO.\nWe write "quotes", back\\slashes and 3 million pairs.',
    date="2023-01-30",
    authors=("Ann Author", 'Bob "B" O\'Neil'),
    url="https://arxiv.org/abs/2301.12597",
    sources=("papers/a.txt",),
    doi="10.48550/arXiv.2301.12597",
    arxiv_id="2301.12597",
    orcids=("0000-0002-1825-0097", ""),
    venue="Conference on Things",
    categories=("cs.CV", "cs.CL"),
    citations=17,
)
OTHER_PAPER = Paper(
    id="a-second-paper-0a1b2c3d",
    title="A second paper",
    abstract="We evaluate BLIP-2 on COCO and CC3M.",
    date="2024-07",
)
COCO_SENTENCE = Span("abstract", 0, 95)


def small_entities() -> list[Entity]:
    kind = EntityType
    return [
        Entity("dataset/cc3m", kind.DATASET, "CC3M", ("Conceptual Captions 3M",), "dataset/cc3m"),
        Entity("dataset/coco", kind.DATASET, "COCO", homepage="https://cocodataset.org"),
        Entity("metric/cider", kind.METRIC, "CIDEr"),
        Entity("model/blip", kind.MODEL, "BLIP"),
        Entity(
            "model/blip-2",
            kind.MODEL,
            "BLIP-2",
            ("BLIP2",),
            variant_of=("model/blip",),
            introduced_in=("2301.12597",),
            merges=(Merge("BLIP2", "key", "2301.12597", 0.9), Merge("BLIP-2", "lexicon")),
        ),
        Entity("task/captioning", kind.TASK, "image captioning", broader=("task/generation",)),
        Entity("task/generation", kind.TASK, "generation", same_as=("https://example.org/gen",)),
    ]


def small_papers() -> list[LinkedPaper]:
    kind, first, second = EntityType, BLIP_PAPER, OTHER_PAPER
    result = Result(
        id="r1",
        value="85.30",
        unit="%",
        delta=False,
        evidence=COCO_SENTENCE,
        model="BLIP-2",
        dataset="COCO",
        metric="CIDEr",
        task="some task",
        model_id="model/blip-2",
        dataset_id="dataset/coco",
        metric_id="metric/cider",
        confidence=0.5,
    )
    size = DatasetSize(Span("abstract", 39, 43), "3000000", "pairs", COCO_SENTENCE)
    return [
        LinkedPaper(
            first,
            (
                link(first, "dataset/cc3m", "CC3M", kind.DATASET, Role.TRAINS_ON),
                link(first, "dataset/coco", "COCO", kind.DATASET, Role.EVALUATES_ON),
                link(first, "metric/cider", "CIDEr", kind.METRIC, Role.REPORTS),
                link(first, "model/blip", "BLIP,", kind.MODEL, Role.USES),
                link(first, "model/blip-2", "BLIP-2", kind.MODEL, Role.INTRODUCES),
                link(first, "task/captioning", "captioning", kind.TASK, Role.ADDRESSES),
            ),
            (result,),
            (
                Resource("https://github.com/salesforce/LAVIS", "code", Span("abstract", 91, 96)),
                Resource("https://example.org/p?a=b c&d=<e>", "project"),
            ),
            (("dataset/cc3m", size),),
        ),
        LinkedPaper(
            second,
            (
                link(second, "dataset/cc3m", "CC3M", kind.DATASET, Role.MENTIONS),
                link(second, "dataset/coco", "COCO", kind.DATASET, Role.EVALUATES_ON),
                link(second, "model/blip-2", "BLIP-2", kind.MODEL, Role.COMPARES_WITH),
            ),
        ),
    ]


def small_source() -> RecordSource:
    return RecordSource.of(small_entities(), small_papers())


OPTIONS = ExportOptions(inputs=(("papers/a.txt", "0" * 64),), pipeline="kg 0.1.0")
