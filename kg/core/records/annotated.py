"""What is read of papers and found in their text, before any resolution."""

from dataclasses import dataclass

from kg.core.records.kinds import EntityType, Field, Role

__all__ = [
    "AnnotatedPaper",
    "Claim",
    "DatasetSize",
    "Definition",
    "Figure",
    "Mention",
    "Paper",
    "Resource",
    "Span",
]


@dataclass(frozen=True, slots=True, order=True)
class Paper:
    """A paper as it was read.

    ``date`` is ISO 8601 (``2024``, ``2024-07`` or ``2024-07-11``). ``orcids`` has the ORCID of each
    author, empty where none is given, or is empty itself. ``categories`` are arXiv's (``cs.CL``);
    ``citations`` is how many works cite the paper, as the source counts them.
    """

    id: str
    title: str
    abstract: str
    date: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    sources: tuple[str, ...] = ()
    doi: str | None = None
    arxiv_id: str | None = None
    orcids: tuple[str, ...] = ()
    venue: str | None = None
    categories: tuple[str, ...] = ()
    citations: int | None = None


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
