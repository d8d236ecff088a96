"""What there is to name in a paper, and how papers relate to it: types, roles, fields of text."""

from enum import StrEnum
from typing import Literal

__all__ = ["ROLES", "EntityType", "Field", "Role"]

Field = Literal["title", "abstract"]


class EntityType(StrEnum):
    """What an entity is (the values are the local names of the ontology's classes)."""

    DATASET = "Dataset"
    MODEL = "Model"
    METHOD = "Method"
    TASK = "Task"
    METRIC = "Metric"


class Role(StrEnum):
    """How a paper relates to an entity (the values are the ontology's property names)."""

    INTRODUCES = "introduces"
    TRAINS_ON = "trainsOn"
    EVALUATES_ON = "evaluatesOn"
    USES = "uses"
    COMPARES_WITH = "comparesWith"
    ADDRESSES = "addresses"
    REPORTS = "reports"
    MENTIONS = "mentions"


ROLES: dict[EntityType, tuple[Role, ...]] = {
    EntityType.DATASET: (Role.INTRODUCES, Role.TRAINS_ON, Role.EVALUATES_ON, Role.MENTIONS),
    EntityType.MODEL: (Role.INTRODUCES, Role.USES, Role.COMPARES_WITH, Role.MENTIONS),
    EntityType.METHOD: (Role.INTRODUCES, Role.USES, Role.COMPARES_WITH, Role.MENTIONS),
    EntityType.TASK: (Role.ADDRESSES, Role.MENTIONS),
    EntityType.METRIC: (Role.REPORTS, Role.MENTIONS),
}
"""The roles that each entity type can have, strongest first."""
