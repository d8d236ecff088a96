"""The map of the corpus: a paper more or less leaves it as it was."""

from collections import Counter
from math import comb, hypot
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

import pytest

import kg
from kg.core.source import RecordSource
from kg.export.page.communities import find_communities, memberships
from kg.export.page.core import core_graph
from kg.export.page.groups import group_core
from kg.export.page.layout import place
from kg.export.page.model import page_graph

EXPORTS = Path(__file__).parents[3] / "exports"
LEFT_OUT = range(20, 320, 60)
"""Papers by number in the order of their ids, each left out of a map of its own."""


class Drawn(NamedTuple):
    places: dict[str, tuple[int, int]]
    groups: dict[str, int]


def drawn(source: RecordSource) -> Drawn:
    graph = page_graph(source)
    core = core_graph(graph)
    groups = group_core(graph, core)
    positions = place(graph, core, groups)
    members = memberships(graph, find_communities(graph, groups.members))
    ids = [*(e.id for e in graph.entities), *(f"paper/{p.id}" for p in graph.papers)]
    places = {ids[node]: found for node, found in positions.items()}
    return Drawn(places, dict(zip(ids, members, strict=True)))


@pytest.fixture(scope="module")
def maps() -> tuple[Drawn, list[Drawn]]:
    """The corpus's map, and maps without one paper each."""
    loaded = kg.load(EXPORTS)
    source = RecordSource.of(loaded.entities(), loaded.papers())
    papers = source.all_papers
    fewer = (
        RecordSource(source.all_entities, papers[:n] + papers[n + 1 :])
        for n in LEFT_OUT
        if n < len(papers)
    )
    return drawn(source), [drawn(s) for s in fewer]


def pairs(counts: Counter[object]) -> int:
    return sum(comb(n, 2) for n in counts.values())


def test_a_paper_less_moves_few_nodes_far(maps: tuple[Drawn, list[Drawn]]) -> None:
    whole, others = maps
    across = [x for x, _ in whole.places.values()]
    width = max(across) - min(across)
    usual, far = [], []
    for other in others:
        common = whole.places.keys() & other.places.keys()
        moved = [
            hypot(*(a - b for a, b in zip(whole.places[n], other.places[n], strict=True))) / width
            for n in common
        ]
        usual.append(median(moved))
        far.append(quantiles(moved, n=10)[-1])
    assert median(usual) < 0.05
    assert median(far) < 0.15


def test_a_paper_less_leaves_the_communities(maps: tuple[Drawn, list[Drawn]]) -> None:
    whole, others = maps
    kept = []
    for other in others:
        common = sorted(whole.groups.keys() & other.groups.keys())
        before = pairs(Counter(whole.groups[n] for n in common))
        both = pairs(Counter((whole.groups[n], other.groups[n]) for n in common))
        kept.append(both / before)
    assert median(kept) > 0.9
