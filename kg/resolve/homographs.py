"""Names whose type a paper's wording got wrong: what the lexicon knows as a model is no dataset."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.core.records import AnnotatedPaper, Role
from kg.relations.pick import pick_role
from kg.resolve.concept_index import ConceptIndex
from kg.resolve.keys import is_proper
from kg.resolve.local import Group, LocalEntity

__all__ = ["settle_types"]


def settle_types(
    entities: Iterable[LocalEntity], annotated: AnnotatedPaper, index: ConceptIndex
) -> Iterator[LocalEntity]:
    """``entities``, those of a curated proper name of one kind alone as that kind.

    Only between datasets and the rest: whether a term is a task or a method is the paper's to say.
    A name that the paper defines or introduces is its own, whatever else goes by it.
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
    """The one other group in which the entity's only name is curated, where that decides."""
    if entity.definitions or len(entity.keys) != 1 or not any(map(is_proper, entity.names)):
        return None
    groups = index.groups(entity.keys[0])
    if len(groups) != 1 or groups[0] is entity.group:
        return None
    if entity.group is Group.DATASET:
        return groups[0]
    is_own = entity.role is Role.INTRODUCES
    return Group.DATASET if groups[0] is Group.DATASET and not is_own else None
