"""An entity as one paper names it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from kg.core.records import EntityType, Mention, Role, Span

__all__ = ["GROUP_OF", "TYPES_IN", "Group", "LocalEntity", "Pair", "PaperEntities"]

Pair = tuple[str, str]
"""Keys of an abbreviation and of the long form that a paper gives for it."""


class Group(StrEnum):
    """Types whose names share one space: a technique is a Model here and a Method there."""

    DATASET = "Dataset"
    TECHNIQUE = "Technique"
    TASK = "Task"
    METRIC = "Metric"


GROUP_OF: dict[EntityType, Group] = {
    EntityType.DATASET: Group.DATASET,
    EntityType.MODEL: Group.TECHNIQUE,
    EntityType.METHOD: Group.TECHNIQUE,
    EntityType.TASK: Group.TASK,
    EntityType.METRIC: Group.METRIC,
}

TYPES_IN: dict[Group, tuple[EntityType, ...]] = {
    group: tuple(t for t in EntityType if GROUP_OF[t] == group) for group in Group
}


@dataclass(frozen=True, slots=True)
class LocalEntity:
    """All that one paper says about one entity.

    Attributes
    ----------
    type
        By confidence-weighted majority of the mentions.
    keys
        Keys of the names as written, the most telling first.
    fallbacks
        Keys of readings to try where no name as written is known: abbreviations inside the name
        written out, a head word left out, the coordinated name that a short head stands for.
    definitions
        The paper's own abbreviations among the names.
    names
        The names as written (a coordination gives its members), sorted.
    mentions
        Where, sorted.
    role, role_confidence, rule, evidence
        How the paper relates to it, and why.
    """

    type: EntityType
    keys: tuple[str, ...]
    fallbacks: tuple[str, ...]
    definitions: tuple[Pair, ...]
    names: tuple[str, ...]
    mentions: tuple[Mention, ...]
    role: Role
    role_confidence: float
    rule: str
    evidence: tuple[Span, ...]

    @property
    def group(self) -> Group:
        """Group of the type."""
        return GROUP_OF[self.type]


class PaperEntities(NamedTuple):
    """What a paper says by itself: its entities, and the ids of the curated ones, sorted."""

    entities: tuple[LocalEntity, ...]
    context: tuple[str, ...]
