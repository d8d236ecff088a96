"""A paper's own entities to its links, results and dataset sizes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kg.core.coordination import Member, find_members
from kg.core.ids import digest
from kg.core.records import (
    ROLES,
    AnnotatedPaper,
    Claim,
    DatasetSize,
    EntityType,
    Figure,
    Link,
    LinkedPaper,
    Result,
    Role,
    Span,
)
from kg.relations.pick import pick_role
from kg.resolve.catalog import Catalog
from kg.resolve.keys import name_key
from kg.resolve.local import LocalEntity

__all__ = ["confident", "link_paper"]

_DIGITS = 4
"""Decimals of a confidence."""


def link_paper(
    annotated: AnnotatedPaper,
    chosen: Iterable[tuple[LocalEntity, str, float]],
    catalog: Catalog,
) -> LinkedPaper:
    """``annotated`` with its mentions replaced by links.

    Parameters
    ----------
    chosen
        The paper's entities, the node of each, and the confidence that it is that node.
    """
    by_ref: dict[str, list[tuple[LocalEntity, float]]] = defaultdict(list)
    for local, ref, confidence in chosen:
        by_ref[ref].append((local, confidence))
    links = [_link(annotated, catalog, ref, parts) for ref, parts in by_ref.items()]
    ids = _refs_by_span(by_ref)
    names = _Names(catalog, ids)
    results = {r.id: r for f in annotated.figures for r in (_result(annotated, f, names),)}
    return LinkedPaper(
        paper=annotated.paper,
        links=tuple(sorted(links)),
        results=tuple(sorted(results.values(), key=lambda r: r.id)),
        resources=annotated.resources,
        sizes=tuple(sorted(_sizes(annotated.sizes, names))),
    )


def confident(paper: LinkedPaper, least: float) -> LinkedPaper:
    """``paper`` without links less confident than ``least``."""
    if least <= 0:
        return paper
    return replace(paper, links=tuple(link for link in paper.links if link.confidence >= least))


def _link(
    annotated: AnnotatedPaper,
    catalog: Catalog,
    ref: str,
    parts: list[tuple[LocalEntity, float]],
) -> Link:
    """Link to a node; names that met only across the corpus are judged together."""
    kind = catalog.type_of(ref)
    locals_ = [local for local, _ in parts]
    mentions = tuple(sorted({m for local in locals_ for m in local.mentions}))
    only = locals_[0]
    role, chance, rule, evidence = only.role, only.role_confidence, only.rule, only.evidence
    known = catalog.is_known(ref, annotated.paper)
    if len(locals_) > 1 or role not in ROLES[kind] or (known and role is Role.INTRODUCES):
        spans = {m.span for m in mentions}
        decision = pick_role(kind, _claims(annotated, spans), known)
        role, chance = decision.role, decision.confidence
        rule, evidence = decision.rule, decision.evidence
    sure = max(confidence for _, confidence in parts)
    named = max(m.confidence for m in mentions)
    return Link(
        entity=catalog.id_of(ref),
        name=catalog.label_of(ref),
        type=kind,
        role=role,
        confidence=round(chance * sure * named, _DIGITS),
        mentions=mentions,
        evidence=tuple(sorted(set(evidence))),
        rule=rule,
    )


def _claims(annotated: AnnotatedPaper, spans: set[Span]) -> tuple[Claim, ...]:
    return tuple(sorted(c for c in annotated.claims if c.mention in spans))


def _refs_by_span(
    by_ref: Mapping[str, list[tuple[LocalEntity, float]]],
) -> dict[Span, tuple[str, ...]]:
    """Nodes by span; a coordination (``CIFAR-10/100``) names several, each by a part of it."""
    found: dict[Span, set[str]] = defaultdict(set)
    for ref, parts in by_ref.items():
        for local, _ in parts:
            for mention in local.mentions:
                found[mention.span].add(ref)
                for member in find_members(mention.text):
                    if name_key(member.name) in local.keys:
                        found[_span_of(member, mention.span)].add(ref)
    return {span: tuple(sorted(refs)) for span, refs in found.items()}


def _span_of(member: Member, whole: Span) -> Span:
    return Span(whole.field, whole.start + member.start, whole.start + member.end)


@dataclass(frozen=True, slots=True)
class _Names:
    """Spans of one paper to entities."""

    catalog: Catalog
    refs: Mapping[Span, tuple[str, ...]]

    def find(self, span: Span | None, kinds: tuple[EntityType, ...]) -> tuple[str, str] | None:
        """(id, label) of the first entity of the types that ``span`` names."""
        for ref in self.refs.get(span, ()) if span is not None else ():
            if self.catalog.type_of(ref) in kinds:
                return self.catalog.id_of(ref), self.catalog.label_of(ref)
        return None


_TECHNIQUES = (EntityType.MODEL, EntityType.METHOD)


def _result(annotated: AnnotatedPaper, figure: Figure, names: _Names) -> Result:
    paper = annotated.paper
    model = names.find(figure.model, _TECHNIQUES)
    dataset = names.find(figure.dataset, (EntityType.DATASET,))
    task = names.find(figure.task, (EntityType.TASK,))
    metric = names.find(figure.metric, (EntityType.METRIC,))
    named = [part[1] if part else "" for part in (model, dataset, task, metric)]
    place = (figure.evidence.field, str(figure.evidence.start), figure.metric_text or "")
    content = (paper.id, figure.value, figure.unit, str(figure.delta), *named, *place)
    return Result(
        id=f"{paper.id}_{digest(*content)}",
        value=figure.value,
        unit=figure.unit,
        delta=figure.delta,
        evidence=figure.evidence,
        model=_label(model),
        dataset=_label(dataset),
        task=_label(task),
        metric=figure.metric_text or _label(metric),
        model_id=_id(model),
        dataset_id=_id(dataset),
        task_id=_id(task),
        metric_id=_id(metric),
        confidence=round(figure.confidence, _DIGITS),
    )


def _id(part: tuple[str, str] | None) -> str | None:
    return part[0] if part else None


def _label(part: tuple[str, str] | None) -> str | None:
    return part[1] if part else None


def _sizes(sizes: Iterable[DatasetSize], names: _Names) -> Iterable[tuple[str, DatasetSize]]:
    for size in sizes:
        dataset = names.find(size.dataset, (EntityType.DATASET,))
        if dataset is not None:
            yield dataset[0], size
