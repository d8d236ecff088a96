"""Records as JSON-able attributes of nodes and edges, and back: the schema of ``graph.json``.

Node ids are ``paper/<id>``, entity ids (``dataset/cc3m``) and ``result/<id>``; ``kind`` says which.
"""

from typing import Any

from kg.core.records import (
    DatasetSize,
    Entity,
    EntityType,
    Link,
    Mention,
    Merge,
    Paper,
    Resource,
    Result,
    Role,
    Span,
)

__all__ = [
    "PAPER",
    "RESULT",
    "decode_entity",
    "decode_link",
    "decode_paper",
    "decode_resources",
    "decode_result",
    "decode_sizes",
    "encode_entity",
    "encode_link",
    "encode_paper",
    "encode_result",
]

PAPER = "Paper"
RESULT = "Result"

Attributes = dict[str, Any]


def _encode_span(span: Span) -> Attributes:
    return {"field": span.field, "start": span.start, "end": span.end}


def _decode_span(data: Attributes) -> Span:
    return Span(data["field"], data["start"], data["end"])


def _encode_mention(mention: Mention) -> Attributes:
    return {
        **_encode_span(mention.span),
        "text": mention.text,
        "type": mention.type.value,
        "confidence": mention.confidence,
        "finder": mention.finder,
    }


def _decode_mention(data: Attributes) -> Mention:
    kind = EntityType(data["type"])
    return Mention(_decode_span(data), data["text"], kind, data["confidence"], data["finder"])


def _encode_resource(resource: Resource) -> Attributes:
    span = _encode_span(resource.span) if resource.span else None
    return {"url": resource.url, "kind": resource.kind, "span": span}


def _encode_size(entity: str, size: DatasetSize) -> Attributes:
    return {
        "entity": entity,
        "value": size.value,
        "unit": size.unit,
        "dataset": _encode_span(size.dataset),
        "evidence": _encode_span(size.evidence),
    }


def encode_paper(
    paper: Paper,
    resources: tuple[Resource, ...],
    sizes: tuple[tuple[str, DatasetSize], ...],
) -> Attributes:
    """Attributes of a paper's node; of the rarer ones those that are known."""
    beside = {
        "orcids": list(paper.orcids) or None,
        "venue": paper.venue,
        "categories": list(paper.categories) or None,
        "citations": paper.citations,
    }
    return {
        "kind": PAPER,
        "label": paper.title,
        "paper_id": paper.id,
        "abstract": paper.abstract,
        "date": paper.date,
        "authors": list(paper.authors),
        "url": paper.url,
        "sources": list(paper.sources),
        "doi": paper.doi,
        "arxiv_id": paper.arxiv_id,
        **{name: value for name, value in beside.items() if value is not None},
        "resources": [_encode_resource(r) for r in resources],
        "sizes": [_encode_size(entity, size) for entity, size in sizes],
    }


def decode_paper(data: Attributes) -> Paper:
    """Paper of a node's attributes."""
    return Paper(
        data["paper_id"],
        data["label"],
        data["abstract"],
        data["date"],
        tuple(data["authors"]),
        data["url"],
        tuple(data["sources"]),
        data["doi"],
        data["arxiv_id"],
        tuple(data.get("orcids", ())),
        data.get("venue"),
        tuple(data.get("categories", ())),
        data.get("citations"),
    )


def decode_resources(data: Attributes) -> tuple[Resource, ...]:
    """Links to code, data and project pages of a paper's node."""
    return tuple(
        Resource(r["url"], r["kind"], _decode_span(r["span"]) if r["span"] else None)
        for r in data["resources"]
    )


def decode_sizes(data: Attributes) -> tuple[tuple[str, DatasetSize], ...]:
    """Sizes of datasets that a paper's node states, with the datasets' entity ids."""
    return tuple(
        (
            s["entity"],
            DatasetSize(
                _decode_span(s["dataset"]), s["value"], s["unit"], _decode_span(s["evidence"])
            ),
        )
        for s in data["sizes"]
    )


def encode_entity(entity: Entity) -> Attributes:
    """Attributes of an entity's node; relations to other nodes are edges."""
    return {
        "kind": entity.type.value,
        "label": entity.label,
        "aliases": list(entity.aliases),
        "concept": entity.concept,
        "same_as": list(entity.same_as),
        "homepage": entity.homepage,
        "definition": entity.definition,
        "merges": [
            {"surface": m.surface, "reason": m.reason, "paper": m.paper, "confidence": m.confidence}
            for m in entity.merges
        ],
    }


def decode_entity(node: str, data: Attributes, related: dict[str, tuple[str, ...]]) -> Entity:
    """Entity of a node; ``related`` gives the targets of its edges by relation."""
    return Entity(
        id=node,
        type=EntityType(data["kind"]),
        label=data["label"],
        aliases=tuple(data["aliases"]),
        concept=data["concept"],
        broader=related.get("broader", ()),
        variant_of=related.get("variantOf", ()),
        part_of=related.get("partOf", ()),
        introduced_in=related.get("introducedIn", ()),
        same_as=tuple(data["same_as"]),
        homepage=data["homepage"],
        definition=data["definition"],
        merges=tuple(
            Merge(m["surface"], m["reason"], m["paper"], m["confidence"]) for m in data["merges"]
        ),
    )


def encode_link(link: Link) -> Attributes:
    """Attributes of an edge from a paper to an entity."""
    return {
        "relation": link.role.value,
        "confidence": link.confidence,
        "rule": link.rule,
        "mentions": [_encode_mention(m) for m in link.mentions],
        "evidence": [_encode_span(s) for s in link.evidence],
    }


def decode_link(entity: str, node: Attributes, data: Attributes) -> Link:
    """Link of an edge to the entity whose node attributes are ``node``."""
    return Link(
        entity=entity,
        name=node["label"],
        type=EntityType(node["kind"]),
        role=Role(data["relation"]),
        confidence=data["confidence"],
        mentions=tuple(_decode_mention(m) for m in data["mentions"]),
        evidence=tuple(_decode_span(s) for s in data["evidence"]),
        rule=data["rule"],
    )


_RESULT_PARTS = ("model", "dataset", "task", "metric", "model_id", "dataset_id", "task_id")


def encode_result(result: Result) -> Attributes:
    """Attributes of a result's node."""
    parts = {part: getattr(result, part) for part in (*_RESULT_PARTS, "metric_id")}
    return {
        "kind": RESULT,
        "label": f"{result.metric or 'value'} {result.value}{result.unit}",
        "value": result.value,
        "unit": result.unit,
        "delta": result.delta,
        "confidence": result.confidence,
        "evidence": _encode_span(result.evidence),
        **parts,
    }


def decode_result(node: str, data: Attributes) -> Result:
    """Result of a node's attributes."""
    return Result(
        id=node.removeprefix("result/"),
        value=data["value"],
        unit=data["unit"],
        delta=data["delta"],
        evidence=_decode_span(data["evidence"]),
        confidence=data["confidence"],
        metric_id=data["metric_id"],
        **{part: data[part] for part in _RESULT_PARTS},
    )
