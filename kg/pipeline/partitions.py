"""The rest of a partitioned build, once papers are annotated: count, decide, link and write.

Papers are parted into ranges of their ids. Workers count the surface forms of each range, the
counts are added up, one process decides what every form means, and what it decided goes to the
workers, which link each range and write its files. The sum is the one shuffle there is; nothing
else needs two partitions in one place.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TypeVar

from kg.core.records import Entity, LinkedPaper, Paper, Role
from kg.export.base import ExportOptions
from kg.export.dataset_card import Counts
from kg.export.parts import FOLDERS, write_dataset, write_entities, write_papers
from kg.pipeline.annotation_codec import decode
from kg.pipeline.executors import Executor
from kg.pipeline.options import BuildSummary, Progress
from kg.pipeline.part_files import make_folders, open_part, receive, remove_unfinished
from kg.pipeline.spool import Spool
from kg.resolve import Resolver
from kg.resolve.catalog import Naming
from kg.resolve.state import State

__all__ = ["Partition", "Partitioned", "count_papers", "link_papers", "part_entities"]

T = TypeVar("T")

Annotated = tuple[Paper, bytes]


@dataclass(frozen=True, slots=True)
class Partition:
    """Annotated papers that are worked on together, sorted by id."""

    number: int
    papers: tuple[Annotated, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """Where parts go, and how they are written."""

    folder: Path
    options: ExportOptions
    min_confidence: float = 0.0


@dataclass(slots=True)
class Report:
    """What a worker tells of a part that it has written.

    Attributes
    ----------
    counts
        Of the facts written.
    links, results, resources
        Of its papers.
    named
        Ids of the entities that its links go to.
    nodes
        Nodes that its papers name.
    sent
        Files, where the worker does not see the build's folder.
    """

    counts: Counts = field(default_factory=Counts)
    links: Counter[Role] = field(default_factory=Counter)
    results: int = 0
    resources: int = 0
    named: set[str] = field(default_factory=set)
    nodes: set[Naming] = field(default_factory=set)
    sent: dict[str, bytes] = field(default_factory=dict)

    def watch(self, papers: Iterable[LinkedPaper]) -> Iterator[LinkedPaper]:
        """``papers`` unchanged, counted as they go."""
        for paper in papers:
            self.links.update(link.role for link in paper.links)
            self.named.update(link.entity for link in paper.links)
            self.results += len(paper.results)
            self.resources += len(paper.resources)
            yield paper


# --- of each partition, in a worker -------------------------------------------------------------


def count_papers(resolver: Resolver, partition: Partition) -> State:
    """Counts of the papers of a partition; ``resolver`` counts nothing itself."""
    own = resolver.for_part()
    for paper, data in partition.papers:
        own.observe(decode(data, paper))
    return own.state


def link_papers(shared: tuple[Resolver, Target], partition: Partition) -> Report:
    """Link the papers of a partition and write its files; ``shared``: what was decided, where."""
    resolver, target = shared
    own, report = resolver.for_part(), Report()
    least = target.min_confidence
    linked = (own.link(decode(data, paper), least) for paper, data in partition.papers)
    kept = report.watch(linked)
    with open_part(target.folder, FOLDERS) as part:
        report.counts = write_papers(kept, part.path, partition.number, target.options)
        report.sent = part.hand_over()
    report.nodes = own.linked
    return report


def part_entities(target: Target, part: tuple[int, Sequence[Entity]]) -> Report:
    """Write the files of some entities; ``part``: its number and they."""
    number, entities = part
    report = Report()
    with open_part(target.folder, FOLDERS) as folder:
        report.counts = write_entities(entities, folder.path, number, target.options)
        report.sent = folder.hand_over()
    return report


# --- of the whole, in the process that builds ---------------------------------------------------


@dataclass(frozen=True, slots=True)
class Partitioned:
    """Resolves annotated papers and writes their graph in parts.

    Attributes
    ----------
    executor
        Where the partitions are worked on.
    parts
        How many there are, but no more than papers.
    """

    executor: Executor
    parts: int
    summary: BuildSummary
    progress: Progress

    def resolve(self, papers: Spool[Annotated], resolver: Resolver) -> None:
        """Have the papers counted, and decide; afterwards ``resolver`` has let go of the counts."""
        mapped = self.executor.map(count_papers, resolver.for_part(), self._partitions(papers))
        with closing(mapped) as done:
            for state in self.progress(done, "count", self._number(len(papers))):
                resolver.state.add(state)
        resolver.finish()
        resolver.state = State()

    def write(self, papers: Spool[Annotated], resolver: Resolver, target: Target) -> None:
        """Have the papers linked, and all parts written to the folder of ``target``."""
        make_folders(target.folder, FOLDERS)
        total, named = Counts(), set[str]()
        shared = (resolver.for_part(), target)
        number = self._number(len(papers))
        with closing(self.executor.map(link_papers, shared, self._partitions(papers))) as done:
            for report in self.progress(done, "link", number):
                self._count(report)
                receive(report.sent, target.folder)
                total.add(report.counts)
                named |= report.named
                resolver.linked |= report.nodes
        entities = tuple(resolver.entities())
        for entity in entities:
            self.summary.entities[entity.type] += entity.id in named
        number = self._number(len(entities))
        pieces = enumerate(_pieces(entities, number))
        with closing(self.executor.map(part_entities, target, pieces)) as written:
            for report in self.progress(written, "export", number):
                receive(report.sent, target.folder)
                total.add(report.counts)
        write_dataset(target.folder, target.options, total)
        remove_unfinished(target.folder)

    def _number(self, items: int) -> int:
        return max(1, min(self.parts, items))

    def _partitions(self, papers: Spool[Annotated]) -> Iterator[Partition]:
        for number, piece in enumerate(_pieces(papers, self._number(len(papers)))):
            yield Partition(number, piece)

    def _count(self, report: Report) -> None:
        for role, number in report.links.items():
            self.summary.links[role] += number
        self.summary.results += report.results
        self.summary.resources += report.resources


def _pieces(items: Spool[T] | Sequence[T], number: int) -> Iterator[tuple[T, ...]]:
    """``items`` in ``number`` pieces, in their order, as even as can be."""
    rest, total = iter(items), len(items)
    for i in range(number):
        yield tuple(islice(rest, total * (i + 1) // number - total * i // number))
