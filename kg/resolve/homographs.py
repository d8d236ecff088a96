"""Names whose type a paper's wording got wrong: what the lexicon knows as a model is no dataset."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.core.records import AnnotatedPaper
from kg.relations.pick import pick_role
from kg.resolve.concept_index import ConceptIndex
from kg.resolve.local import Group, LocalEntity

__all__ = ["settle_types"]


def settle_types(
    entities: Iterable[LocalEntity], annotated: AnnotatedPaper, index: ConceptIndex
) -> Iterator[LocalEntity]:
    """``entities``, datasets that are a curated metric, or model with a number, as what they are.

    ``ResNet-50`` is no dataset. A name without a number may well be one beside the model of that
    name (``VALOR``); whether a term is a task or a method is the paper's to say; and a name that
    the paper defines is its own, whatever else goes by it.
    """
    for entity in entities:
        group = _curated_group(entity, index)
        if group is None:
            yield entity
            continue
        concept = index.find(group, entity.keys[0], entity.names)
        spans = {m.span for m in entity.mentions}
        claims = tuple(sorted(c for c in annotated.claims if c.mention in spans))
        kind = entity.type if concept is None else concept.type
        decision = pick_role(kind, claims)
        yield replace(
            entity,
            type=kind,
            role=decision.role,
            role_confidence=decision.confidence,
            rule=decision.rule,
            evidence=decision.evidence,
        )


def _curated_group(entity: LocalEntity, index: ConceptIndex) -> Group | None:
    """The one other group in which a dataset's only name is curated, where that decides."""
    if entity.group is not Group.DATASET or entity.definitions or len(entity.keys) != 1:
        return None
    groups = index.groups(entity.keys[0])
    if groups == (Group.METRIC,):
        return Group.METRIC
    has_number = any(c.isdigit() for c in entity.keys[0])
    return Group.TECHNIQUE if groups == (Group.TECHNIQUE,) and has_number else None
