"""What a build may be told, and what it tells."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Literal, Protocol, TypeVar

from kg.core.errors import ReadError
from kg.core.ids import DEFAULT_BASE_IRI
from kg.core.records import EntityType, Role
from kg.readers.limits import MAX_BYTES

__all__ = ["BuildOptions", "BuildSummary", "Progress", "silent"]

T = TypeVar("T")


class Progress(Protocol):
    """Wraps an iterable to show how far it is."""

    def __call__(self, items: Iterable[T], what: str, total: int | None) -> Iterator[T]:
        """``items`` one by one; ``total`` is how many there are, if known."""


def silent(items: Iterable[T], what: str, total: int | None) -> Iterator[T]:  # noqa: ARG001
    """``items``, with no word about it."""
    return iter(items)


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What a user may set about a build.

    Attributes
    ----------
    format, page_year
        Of the inputs: see :func:`kg.readers.read_papers`.
    skip_bad
        Leave out listings that can't be read and papers that can't be annotated.
    lexicons
        Turtle files that extend or override the bundled lexicon.
    decisions
        A curator's file.
    min_confidence
        Links below it are left out.
    workers
        Processes; None: one per core, but no more than the papers are worth.
    engine, ray_address
        ``local``, or ``ray`` and the address of a cluster; None starts one on this machine.
    cache
        File that keeps annotations between builds; None: none does.
    page, graph
        Whether to write the page, and whatever else needs the whole graph in memory.
    partitions
        Write the graph as so many N-Triples files, by workers, in the place of files of the whole.
    validate
        How much of the RDF is checked against the shapes before anything is published.
    columns, max_bytes
        Of the inputs: see :func:`kg.readers.read_papers`.
    """

    format: str | None = None
    page_year: int | None = None
    skip_bad: bool = False
    lexicons: tuple[Path, ...] = ()
    decisions: Path | None = None
    min_confidence: float = 0.0
    workers: int | None = None
    engine: Literal["local", "ray"] = "local"
    ray_address: str | None = None
    cache: Path | None = None
    base_iri: str = DEFAULT_BASE_IRI
    page: bool = True
    graph: bool = True
    partitions: int | None = None
    validate: Literal["nothing", "sample", "all"] = "sample"
    columns: Mapping[str, str] | None = None
    max_bytes: int = MAX_BYTES


@dataclass(slots=True)
class BuildSummary:
    """What a build read and wrote; seconds by stage.

    ``failed`` of the skipped could be read but not annotated; ``files`` is the SHA-256 of each
    output file by name; ``unchanged`` says that all of it is what an earlier build had written.
    """

    listings: int = 0
    papers: int = 0
    cached: int = 0
    skipped: list[ReadError] = field(default_factory=list)
    entities: dict[EntityType, int] = field(default_factory=lambda: dict.fromkeys(EntityType, 0))
    links: dict[Role, int] = field(default_factory=lambda: dict.fromkeys(Role, 0))
    results: int = 0
    resources: int = 0
    failed: int = 0
    files: dict[str, str] = field(default_factory=dict)
    unchanged: bool = False
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Add the seconds of a block to those of a stage."""
        started = perf_counter()
        yield
        self.seconds[stage] = self.seconds.get(stage, 0.0) + perf_counter() - started
