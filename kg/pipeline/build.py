"""``kg build``: files to exports. Reads, annotates, resolves, assembles, writes all or nothing."""

import hashlib
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol, TypeVar

from kg import __version__
from kg.core.errors import ReadError
from kg.core.ids import DEFAULT_BASE_IRI
from kg.core.records import EntityType, LinkedPaper, Paper, Role
from kg.core.source import RecordSource
from kg.export import BUILD_EXPORTERS
from kg.export.base import ExportOptions
from kg.lexicon import load_lexicon
from kg.pipeline.publish import staged
from kg.pipeline.spool import Spool
from kg.pipeline.workers import annotate_in_processes, available_cores
from kg.readers import merge_papers, read_papers
from kg.resolve import Resolver, read_decisions

__all__ = ["BuildOptions", "BuildSummary", "Progress", "build"]

T = TypeVar("T")


class Progress(Protocol):
    """Wraps an iterable to show how far it is."""

    def __call__(self, items: Iterable[T], what: str, total: int | None) -> Iterator[T]:
        """``items`` one by one; ``total`` is how many there are, if known."""


_WORTH_A_WORKER = 64
"""Papers below which another process costs more than it saves."""


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What a user may set about a build. ``workers`` None: one per core."""

    format: str | None = None
    page_year: int | None = None
    skip_bad: bool = False
    lexicons: tuple[Path, ...] = ()
    decisions: Path | None = None
    min_confidence: float = 0.0
    workers: int | None = None
    base_iri: str = DEFAULT_BASE_IRI
    page: bool = True


@dataclass(slots=True)
class BuildSummary:
    """What a build read and wrote; seconds by stage."""

    listings: int = 0
    papers: int = 0
    skipped: list[ReadError] = field(default_factory=list)
    entities: dict[EntityType, int] = field(default_factory=dict)
    links: dict[Role, int] = field(default_factory=dict)
    results: int = 0
    resources: int = 0
    seconds: dict[str, float] = field(default_factory=dict)


def _silent(items: Iterable[T], what: str, total: int | None) -> Iterator[T]:  # noqa: ARG001
    return iter(items)


def build(
    inputs: Sequence[str | Path],
    out: str | Path,
    options: BuildOptions | None = None,
    progress: Progress = _silent,
) -> BuildSummary:
    """Build the graph of ``inputs`` and write every output file to ``out``, or none.

    Parameters
    ----------
    inputs
        Files, folders, globs or ``-`` for standard input.
    out
        Folder for the outputs; files in it that the build does not write are kept.
    options
        See :class:`BuildOptions`.
    progress
        Called with every long iteration, for a progress bar.

    Returns
    -------
    BuildSummary
        Counts and seconds by stage.

    Raises
    ------
    KgError
        If an input can't be read (``ReadError``, ``UsageError``), or the outputs can't be written.
    """
    options = options or BuildOptions()
    summary = BuildSummary()
    papers = _read(inputs, options, summary, progress)
    source = _link(papers, options, summary, progress)
    with _timed(summary, "export"), staged(Path(out)) as folder:
        settings = ExportOptions(
            base_iri=options.base_iri, inputs=_hash_inputs(papers), pipeline=f"kg {__version__}"
        )
        exporters = [e for e in BUILD_EXPORTERS if options.page or e.name != "html"]
        for exporter in progress(exporters, "exports", len(exporters)):
            with (folder / exporter.filename).open("wb") as file:
                exporter.write(source, file, settings)
    return summary


@contextmanager
def _timed(summary: BuildSummary, stage: str) -> Iterator[None]:
    started = time.perf_counter()
    yield
    summary.seconds[stage] = summary.seconds.get(stage, 0.0) + time.perf_counter() - started


def _read(
    inputs: Sequence[str | Path], options: BuildOptions, summary: BuildSummary, progress: Progress
) -> list[Paper]:
    """Distinct papers, sorted by id."""

    def count(papers: Iterable[Paper]) -> Iterator[Paper]:
        for paper in papers:
            summary.listings += 1
            yield paper

    with _timed(summary, "read"):
        listings = read_papers(
            inputs,
            format=options.format,
            page_year=options.page_year,
            skip_bad=summary.skipped.append if options.skip_bad else None,
        )
        papers = sorted(merge_papers(count(progress(listings, "listings", None))))
    summary.papers = len(papers)
    return papers


def _link(
    papers: list[Paper], options: BuildOptions, summary: BuildSummary, progress: Progress
) -> RecordSource:
    """Annotate and resolve; of the corpus only resolution's counts and the links stay in memory."""
    decisions = read_decisions(options.decisions) if options.decisions else None
    resolver = Resolver(load_lexicon(options.lexicons), decisions)
    with Spool() as spool:
        with _timed(summary, "annotate"):
            annotated = annotate_in_processes(papers, options.lexicons, _workers(options, papers))
            for paper in spool.append(progress(annotated, "papers", len(papers))):
                resolver.observe(paper)
        with _timed(summary, "resolve"):
            resolver.finish()
            linked = [_confident(resolver.link(p), options.min_confidence) for p in spool]
            entities = resolver.entities()
    source = RecordSource.of(entities, linked)
    _count(source, summary)
    return source


def _workers(options: BuildOptions, papers: list[Paper]) -> int:
    useful = max(1, len(papers) // _WORTH_A_WORKER)
    return min(options.workers or available_cores(), useful)


def _confident(paper: LinkedPaper, least: float) -> LinkedPaper:
    """``paper`` without links less confident than ``least``."""
    if least <= 0:
        return paper
    return replace(paper, links=tuple(link for link in paper.links if link.confidence >= least))


def _count(source: RecordSource, summary: BuildSummary) -> None:
    linked = Counter({link.entity: 1 for p in source.all_papers for link in p.links})
    types = Counter(e.type for e in source.all_entities if linked[e.id])
    roles = Counter(link.role for p in source.all_papers for link in p.links)
    summary.entities = {kind: types[kind] for kind in EntityType}
    summary.links = {role: roles[role] for role in Role}
    summary.results = sum(len(p.results) for p in source.all_papers)
    summary.resources = sum(len(p.resources) for p in source.all_papers)


def _hash_inputs(papers: list[Paper]) -> tuple[tuple[str, str], ...]:
    """(source, SHA-256 of the papers read from it), sorted by source."""
    digests: dict[str, hashlib._Hash] = {}
    for paper in papers:
        for source in paper.sources:
            digest = digests.setdefault(source, hashlib.sha256())
            digest.update(f"{paper.id}\x1f{paper.title}\x1f{paper.abstract}\x1e".encode())
    return tuple((source, digests[source].hexdigest()) for source in sorted(digests))
