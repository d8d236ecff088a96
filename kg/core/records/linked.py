"""What the lexicon knows, and papers linked to the entities that they name."""

from dataclasses import dataclass

from kg.core.records.annotated import DatasetSize, Mention, Paper, Resource, Span
from kg.core.records.kinds import EntityType, Role

__all__ = ["Concept", "Entity", "Link", "LinkedPaper", "Merge", "Result"]


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
