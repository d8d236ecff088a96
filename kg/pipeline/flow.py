"""Files to exports: reads, annotates, resolves, assembles, writes all or nothing.

Between the stages papers lie in spools, so that what a build holds in memory is a batch, the counts
of resolution and, unless left out, the graph itself.
"""

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from pathlib import Path

from kg import __version__
from kg.core.errors import ReadError
from kg.core.records import AnnotatedPaper, Entity, LinkedPaper, Paper
from kg.core.source import GraphSource
from kg.export import BUILD_EXPORTERS
from kg.export.base import Exporter, ExportOptions
from kg.lexicon import load_lexicon
from kg.pipeline.annotate import annotate_in_order
from kg.pipeline.annotation_codec import decode
from kg.pipeline.build import current_fingerprint
from kg.pipeline.cache import AnnotationCache
from kg.pipeline.checks import validate_files, validate_sample
from kg.pipeline.collector import seldom_collected
from kg.pipeline.derived import Evidence, Groupings
from kg.pipeline.engines import Engine, Failure, Processes, ThisProcess, available_cores
from kg.pipeline.executors import Executor, choose_executor
from kg.pipeline.options import BuildOptions, BuildSummary, Progress
from kg.pipeline.partitions import Partitioned, Target
from kg.pipeline.past_builds import digest_files
from kg.pipeline.publish import staged
from kg.pipeline.spool import Spool
from kg.readers import merge_papers, read_papers
from kg.resolve import Resolver, read_decisions
from kg.resolve.local import PaperEntities

__all__ = ["build_anew"]

_WORTH_A_WORKER = 16
"""Papers a worker must have to be worth its start, unless the user says how many there are."""
_KEPT = 8192
"""Papers kept in memory from the first pass of resolution to the second; others are read again."""

_RDF_FILES = ("graph.ttl", "evidence.ttl")

Annotated = tuple[Paper, bytes]
"""A paper and its encoded annotations."""
Digests = tuple[tuple[str, str], ...]
"""(source, SHA-256 of what was read from it), sorted."""


def build_anew(
    inputs: Sequence[str | Path], out: Path, options: BuildOptions, progress: Progress
) -> BuildSummary:
    """Read, annotate, resolve and write, whatever stands in ``out``.

    See :func:`kg.pipeline.build`; the annotations that the cache has are taken from there.
    """
    summary = BuildSummary()
    with ExitStack() as stack:
        stack.enter_context(seldom_collected())
        job = _Job(options, summary, progress, stack)
        # first: a faulty lexicon or decision should not be news of an hour later
        with summary.timed("prepare"):
            decisions = read_decisions(options.decisions) if options.decisions else None
            resolver = Resolver(load_lexicon(options.lexicons), decisions)
            executor = choose_executor(options, stack) if options.partitions else None
        with summary.timed("read"):
            papers, digests = _read(inputs, job)
        with summary.timed("annotate"):
            annotated = _annotate(papers, job)
        if executor is not None:
            _build_parts(annotated, resolver, _Parts(executor, out, digests), job)
            return summary
        with summary.timed("resolve"):
            graph = _resolve(annotated, resolver, job)
        _export(graph, out, digests, job)
    return summary


@dataclass(frozen=True, slots=True)
class _Job:
    """What every stage has at hand; ``stack`` closes the spools."""

    options: BuildOptions
    summary: BuildSummary
    progress: Progress
    stack: ExitStack


@dataclass(frozen=True, slots=True)
class _SpooledGraph:
    """A graph whose papers are in a spool."""

    all_entities: tuple[Entity, ...]
    all_papers: Spool[LinkedPaper]

    def entities(self) -> Iterable[Entity]:
        """All entities, sorted by id."""
        return self.all_entities

    def papers(self) -> Iterable[LinkedPaper]:
        """All papers with their links, sorted by paper id."""
        return self.all_papers


def _read(inputs: Sequence[str | Path], job: _Job) -> tuple[Spool[Paper], Digests]:
    """Distinct papers, sorted by id, and the digest of each input. Holds all papers while it runs.

    Merging needs them all; afterwards the spool has them, and the workers start small.
    """
    options = job.options

    def counted() -> Iterator[Paper]:
        listings = read_papers(
            inputs,
            format=options.format,
            page_year=options.page_year,
            skip_bad=job.summary.skipped.append if options.skip_bad else None,
            columns=options.columns,
            max_bytes=options.max_bytes,
        )
        for paper in job.progress(listings, "read", None):
            job.summary.listings += 1
            yield paper

    papers = merge_papers(counted())
    return job.stack.enter_context(Spool(papers)), _hash_inputs(papers)


def _hash_inputs(papers: Iterable[Paper]) -> Digests:
    """SHA-256 of the papers that were read from each source, sorted by source."""
    digests: dict[str, hashlib._Hash] = {}
    for paper in papers:
        text = f"{paper.id}\x1f{paper.title}\x1f{paper.abstract}\x1e"
        data = text.encode("utf8", "surrogatepass")
        for source in paper.sources:
            digests.setdefault(source, hashlib.sha256()).update(data)
    return tuple((source, digests[source].hexdigest()) for source in sorted(digests))


def _annotate(papers: Spool[Paper], job: _Job) -> Spool[Annotated]:
    """Annotated papers, but for those that fail."""
    options = job.options
    annotated: Spool[Annotated] = job.stack.enter_context(Spool())
    cache = job.stack.enter_context(closing(_open_cache(options)))
    with _choose_engine(options, len(papers)) as engine:
        done = annotate_in_order(papers, engine, cache)
        for paper, outcome in job.progress(done, "annotate", len(papers)):
            if isinstance(outcome, Failure):
                _leave_out(paper, outcome, job)
            else:
                annotated.append((paper, outcome))
    job.summary.papers = len(annotated)
    job.summary.cached = cache.hits
    return annotated


def _open_cache(options: BuildOptions) -> AnnotationCache:
    if options.cache is None:
        return AnnotationCache(None)
    return AnnotationCache(options.cache, current_fingerprint(options.lexicons))


def _open_groupings(resolver: Resolver, options: BuildOptions) -> Groupings:
    if options.cache is None:
        return Groupings(None, b"", resolver)
    return Groupings(options.cache, current_fingerprint(options.lexicons), resolver)


def _choose_engine(options: BuildOptions, papers: int) -> Engine:
    if options.engine == "ray":
        from kg.pipeline.ray_engine import RayCluster  # noqa: PLC0415  (an optional dependency)

        return RayCluster(options.ray_address, options.workers, options.lexicons)
    useful = max(1, papers // _WORTH_A_WORKER)
    workers = options.workers or min(available_cores(), useful)
    return Processes(workers, options.lexicons) if workers > 1 else ThisProcess(options.lexicons)


def _leave_out(paper: Paper, failure: Failure, job: _Job) -> None:
    source = paper.sources[0] if paper.sources else "-"
    problem = f"paper {paper.id!r} can't be annotated ({failure.reason})"
    error = ReadError(source, None, problem)
    error.hint = "--skip-bad leaves it out"
    if not job.options.skip_bad:
        raise error
    job.summary.skipped.append(error)
    job.summary.failed += 1


def _resolve(annotated: Spool[Annotated], resolver: Resolver, job: _Job) -> _SpooledGraph:
    """Papers linked to entities, in two passes, and counted for the summary."""
    options, summary = job.options, job.summary
    linked: Spool[LinkedPaper] = job.stack.enter_context(Spool())
    early: deque[tuple[AnnotatedPaper, PaperEntities]] = deque()
    groupings = job.stack.enter_context(closing(_open_groupings(resolver, options)))
    for paper, data in job.progress(annotated, "resolve", len(annotated)):
        read = decode(data, paper)
        own = groupings.find(read)
        resolver.observe(read, own)
        if len(early) < _KEPT:
            early.append((read, own))
    resolver.finish()
    used: set[str] = set()
    for paper, data in job.progress(annotated, "link", len(annotated)):
        if early:
            read, own = early.popleft()
        else:
            read = decode(data, paper)
            own = groupings.find(read)
        link = resolver.link(read, options.min_confidence, own)
        linked.append(link)
        _count(link, summary)
        used.update(each.entity for each in link.links)
    entities = tuple(resolver.entities())
    for entity in entities:
        summary.entities[entity.type] += entity.id in used
    return _SpooledGraph(entities, linked)


def _count(paper: LinkedPaper, summary: BuildSummary) -> None:
    for link in paper.links:
        summary.links[link.role] += 1
    summary.results += len(paper.results)
    summary.resources += len(paper.resources)


def _export(graph: GraphSource, out: Path, digests: Digests, job: _Job) -> None:
    options = job.options
    settings = _settings(options, digests)
    if options.cache is not None:
        kept = job.stack.enter_context(closing(Evidence(options.cache)))
        settings = replace(settings, kept=kept)
    exporters = [e for e in BUILD_EXPORTERS if _is_wanted(e, options)]
    with staged(out) as folder:
        with job.summary.timed("export"):
            for exporter in job.progress(exporters, "export", len(exporters)):
                with (folder / exporter.filename).open("wb") as file:
                    exporter.write(graph, file, settings)
        with job.summary.timed("validate"):
            if options.validate == "all":
                validate_files([folder / name for name in _RDF_FILES])
            elif options.validate == "sample" and options.graph:
                validate_sample(graph, settings, job.summary.papers)
        job.summary.files = digest_files(folder)


def _settings(options: BuildOptions, digests: Digests) -> ExportOptions:
    return ExportOptions(base_iri=options.base_iri, inputs=digests, pipeline=f"kg {__version__}")


@dataclass(frozen=True, slots=True)
class _Parts:
    """Who writes the parts, into which folder, and the digest of each input."""

    executor: Executor
    out: Path
    digests: Digests


def _build_parts(annotated: Spool[Annotated], resolver: Resolver, parts: _Parts, job: _Job) -> None:
    """The rest of a build whose graph is written in parts."""
    options, summary = job.options, job.summary
    rest = Partitioned(parts.executor, options.partitions or 1, summary, job.progress)
    with summary.timed("resolve"):
        rest.resolve(annotated, resolver)
    with staged(parts.out) as folder:
        with summary.timed("export"):
            settings = _settings(options, parts.digests)
            rest.write(annotated, resolver, Target(folder, settings, options.min_confidence))
        with summary.timed("validate"):
            if options.validate == "all":
                validate_files(sorted(folder.glob("*/*.nt")))
        summary.files = digest_files(folder)


def _is_wanted(exporter: Exporter, options: BuildOptions) -> bool:
    if exporter.whole_graph and not options.graph:
        return False
    return options.page or exporter.name != "html"
