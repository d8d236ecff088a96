"""How far the page's map moves when papers come or go: each build against one with some left out.

    python benchmarks/stability.py exports --papers 12

Papers to leave out are picked by the hash of their ids. Distances are in per cent of the map's
width, of the nodes that both maps have; groups are compared by the adjusted Rand index (Hubert and
Arabie, "Comparing partitions", 1985), 1 where they are the same.
"""

import argparse
import hashlib
import statistics
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import comb, hypot
from pathlib import Path

import kg
from kg.core.source import GraphSource, RecordSource
from kg.export.page.communities import NOWHERE, find_communities, memberships
from kg.export.page.core import core_graph
from kg.export.page.groups import group_core
from kg.export.page.layout import place
from kg.export.page.model import page_graph


@dataclass(frozen=True, slots=True)
class Map:
    """Places and communities of nodes by id, and seconds that they took."""

    places: dict[str, tuple[int, int]]
    groups: dict[str, int]
    seconds: float

    @property
    def width(self) -> int:
        """From the leftmost node to the rightmost."""
        across = [x for x, _ in self.places.values()]
        return max(across) - min(across)


@dataclass(frozen=True, slots=True)
class Change:
    """How far the median node and all but a tenth moved, in per cent; agreement of groups."""

    median: float
    most: float
    agreement: float


def draw(source: GraphSource) -> Map:
    """The map of the page."""
    graph = page_graph(source)
    start = time.process_time()
    core = core_graph(graph)
    groups = group_core(graph, core)
    positions = place(graph, core, groups)
    members = memberships(graph, find_communities(graph, groups.members))
    seconds = time.process_time() - start
    ids = [*(e.id for e in graph.entities), *(f"paper/{p.id}" for p in graph.papers)]
    places = {ids[node]: place for node, place in positions.items()}
    return Map(places, dict(zip(ids, members, strict=True)), seconds)


def without(source: RecordSource, papers: Iterable[str]) -> RecordSource:
    """The graph without some papers, nor what they alone name."""
    gone = set(papers)
    kept = tuple(p for p in source.papers() if p.id not in gone)
    return RecordSource(source.all_entities, kept)


def compare(one: Map, other: Map) -> Change:
    """How far the nodes of both maps are apart."""
    common = sorted(one.places.keys() & other.places.keys())
    moved = sorted(
        100 * hypot(*(a - b for a, b in zip(one.places[n], other.places[n], strict=True)))
        for n in common
    )
    width = one.width
    pairs = [(one.groups[n], other.groups[n]) for n in common]
    return Change(
        statistics.median(moved) / width, moved[len(moved) * 9 // 10] / width, agreement(pairs)
    )


def agreement(pairs: list[tuple[int, int]]) -> float:
    """Adjusted Rand index of two groupings, given as both groups of each thing."""
    both = sum(comb(n, 2) for n in Counter(pairs).values())
    first = sum(comb(n, 2) for n in Counter(a for a, _ in pairs).values())
    second = sum(comb(n, 2) for n in Counter(b for _, b in pairs).values())
    chance = first * second / comb(len(pairs), 2)
    most = (first + second) / 2
    return (both - chance) / (most - chance) if most != chance else 1.0


def picked(source: GraphSource, number: int, salt: str) -> list[str]:
    """Ids of papers in the order of their hashes."""
    ids = (paper.id for paper in source.papers())
    return sorted(ids, key=lambda i: hashlib.sha256((salt + i).encode()).digest())[:number]


def report(name: str, change: Change) -> None:
    """One line of the table."""
    row = f"{name} | {change.median:.1f} | {change.most:.1f} | {change.agreement:.3f}"
    print(f"| {row} |", flush=True)


def usual(changes: list[Change]) -> Change:
    """The median of each figure."""
    figures = ([c.median, c.most, c.agreement] for c in changes)
    return Change(*map(statistics.median, zip(*figures, strict=True)))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("exports", type=Path, nargs="?", default=Path("exports"))
    parser.add_argument("--papers", type=int, default=12, help="papers left out, one at a time")
    parser.add_argument("--salt", default="", help="picks other papers")
    given = parser.parse_args()
    loaded = kg.load(given.exports)
    source = RecordSource.of(loaded.entities(), loaded.papers())
    whole = draw(source)
    groups = len(set(whole.groups.values()) - {NOWHERE})
    print(f"{len(whole.places):,} nodes, {groups} communities, {whole.seconds:.2f} s CPU\n")
    print("| left out | median moved, % | 90 % moved at most, % | agreement |")
    print("| --- | ---: | ---: | ---: |")
    changes = []
    for paper in picked(source, given.papers, given.salt):
        changes.append(compare(whole, draw(without(source, [paper]))))
        report(paper, changes[-1])
    one = max(1, len(source.all_papers) // 100)
    some = picked(source, 3 * one, given.salt + "some")
    for first in range(0, len(some), one):
        changes.append(compare(whole, draw(without(source, some[first : first + one]))))
        report(f"{one} papers (1 %)", changes[-1])
    report("median", usual(changes))


if __name__ == "__main__":
    main()
