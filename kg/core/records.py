"""The records that cross package borders: frozen, ordered, no logic.

Offsets are characters, end exclusive, into the field of the paper exactly as it was read, so
``mention.text == getattr(paper, mention.span.field)[mention.span.start:mention.span.end]``.
Confidences are floats in [0, 1].
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

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


# --- read ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Paper:
    """A paper as it was read. ``date`` is ISO 8601 (``2024``, ``2024-07`` or ``2024-07-11``)."""

    id: str
    title: str
    abstract: str
    date: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    sources: tuple[str, ...] = ()
    doi: str | None = None
    arxiv_id: str | None = None


# --- annotate -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``start`` to ``end`` (exclusive) of a field of a paper."""

    field: Field
    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A span that names an entity of a type; ``finder`` is the component that found it."""

    span: Span
    text: str
    type: EntityType
    confidence: float
    finder: str


@dataclass(frozen=True, slots=True, order=True)
class Definition:
    """An abbreviation and the long form that the paper itself gives for it."""

    short: Span
    long: Span
    short_text: str
    long_text: str


@dataclass(frozen=True, slots=True, order=True)
class Claim:
    """That the paper stands in ``role`` to what ``mention`` names, and the sentence saying so.

    ``rule`` names the rule or classifier that decided.
    """

    mention: Span
    role: Role
    confidence: float
    rule: str
    evidence: Span


@dataclass(frozen=True, slots=True, order=True)
class Figure:
    """A figure that a sentence states; model, dataset, task and metric are spans of mentions.

    ``metric_text`` is the name that the metric goes by (``top-1 accuracy``), also where no Metric
    mention covers it. ``value`` is the number as written, without unit; ``delta`` is True for an
    improvement, False for a level.
    """

    value: str
    unit: str
    delta: bool
    evidence: Span
    model: Span | None = None
    dataset: Span | None = None
    task: Span | None = None
    metric: Span | None = None
    metric_text: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, order=True)
class DatasetSize:
    """A size that the text states of a dataset: ``10 million`` ``image-text pairs``.

    ``value`` is a plain decimal number (``10000000``).
    """

    dataset: Span
    value: str
    unit: str
    evidence: Span


@dataclass(frozen=True, slots=True, order=True)
class Resource:
    """A link to code, data or a project page. ``kind``: code, dataset, project, demo, model, paper.

    ``url`` is repaired and can be opened; ``span`` is where the text has it.
    """

    url: str
    kind: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class AnnotatedPaper:
    """All that the NLP pass says about one paper, before any resolution. Tuples are sorted."""

    paper: Paper
    sentences: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = ()
    definitions: tuple[Definition, ...] = ()
    claims: tuple[Claim, ...] = ()
    figures: tuple[Figure, ...] = ()
    sizes: tuple[DatasetSize, ...] = ()
    resources: tuple[Resource, ...] = ()


# --- lexicon ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Concept:
    """A curated entity of the lexicon.

    ``id`` is the entity id (``dataset/cc3m``); ``broader``, ``variant_of``, ``part_of`` are ids.
    ``aliases`` match in any case; ``cased`` only as written (ambiguous words: ``Flamingo``).
    ``same_as`` are IRIs of the same thing elsewhere.
    """

    id: str
    type: EntityType
    label: str
    aliases: tuple[str, ...] = ()
    cased: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    variant_of: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    homepage: str | None = None
    definition: str | None = None


# --- resolve ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Merge:
    """Why ``surface`` is a name of an entity.

    ``reason`` is lexicon, key, abbreviation, context (of the paper) or curator; ``paper`` is the
    id of the paper that gave the reason, where one did; ``confidence`` in [0, 1].
    """

    surface: str
    reason: str
    paper: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """A node: one thing under one id (``dataset/cc3m``), across all papers."""

    id: str
    type: EntityType
    label: str
    aliases: tuple[str, ...] = ()
    concept: str | None = None
    broader: tuple[str, ...] = ()
    variant_of: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    introduced_in: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    homepage: str | None = None
    definition: str | None = None
    merges: tuple[Merge, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """That a paper stands in ``role`` to an entity, with all its mentions and evidence spans."""

    entity: str
    name: str
    type: EntityType
    role: Role
    confidence: float
    mentions: tuple[Mention, ...]
    evidence: tuple[Span, ...]
    rule: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Result:
    """A stated figure with its parts resolved: ``*_id`` entity ids, the rest names to print.

    ``id`` derives from paper and content. ``model`` None is the paper's own unnamed method.
    """

    id: str
    value: str
    unit: str
    delta: bool
    evidence: Span
    model: str | None = None
    dataset: str | None = None
    task: str | None = None
    metric: str | None = None
    model_id: str | None = None
    dataset_id: str | None = None
    task_id: str | None = None
    metric_id: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class LinkedPaper:
    """A paper linked to entities of the graph. Tuples are sorted; ``sizes``: (entity id, size)."""

    paper: Paper
    links: tuple[Link, ...] = ()
    results: tuple[Result, ...] = ()
    resources: tuple[Resource, ...] = ()
    sizes: tuple[tuple[str, DatasetSize], ...] = ()

    @property
    def id(self) -> str:
        """Id of the paper."""
        return self.paper.id

    @property
    def title(self) -> str:
        """Title as it was read."""
        return self.paper.title

    @property
    def date(self) -> str | None:
        """ISO 8601 date, if known."""
        return self.paper.date
