"""The records that cross package borders: frozen, ordered, no logic.

Offsets are characters, end exclusive, into the field of the paper exactly as it was read, so
``mention.text == getattr(paper, mention.span.field)[mention.span.start:mention.span.end]``.
Confidences are floats in [0, 1].
"""

from kg.core.records.annotated import (
    AnnotatedPaper,
    Claim,
    DatasetSize,
    Definition,
    Figure,
    Mention,
    Paper,
    Resource,
    Span,
)
from kg.core.records.kinds import ROLES, EntityType, Field, Role
from kg.core.records.linked import Concept, Entity, Link, LinkedPaper, Merge, Result

__all__ = [
    "ROLES",
    "AnnotatedPaper",
    "Claim",
    "Concept",
    "DatasetSize",
    "Definition",
    "Entity",
    "EntityType",
    "Field",
    "Figure",
    "Link",
    "LinkedPaper",
    "Mention",
    "Merge",
    "Paper",
    "Resource",
    "Result",
    "Role",
    "Span",
]
