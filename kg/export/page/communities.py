"""Communities of papers and entities, each named by its most telling tasks and datasets."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from kg.core.records import EntityType
from kg.export.page.model import PageGraph

__all__ = ["NOWHERE", "Community", "find_communities", "memberships"]

NOWHERE = -1
"""Community of a node that is in none."""

_FEWEST_PAPERS = 3
"""Smaller groups get no name and no place among the filters."""
_TELLING = {EntityType.TASK, EntityType.DATASET}
_NAMES = 2
_DOUBT = 4
"""Papers elsewhere that every name is taken to have: few papers make no name telling."""


@dataclass(frozen=True, slots=True)
class Community:
    """Papers (by number) and the core's nodes that belong together, and a name to call them by."""

    name: str
    papers: tuple[int, ...]
    core: tuple[int, ...]


def find_communities(graph: PageGraph, groups: Sequence[tuple[int, ...]]) -> list[Community]:
    """The groups of the core with enough papers, most papers first; other papers join one."""
    group_of = {node: number for number, group in enumerate(groups) for node in group}
    papers: dict[int, list[int]] = defaultdict(list)
    for paper, entities in enumerate(graph.entities_of_papers()):
        node = graph.paper_node(paper)
        group = group_of[node] if node in group_of else _majority(graph, entities, group_of)
        papers[group].append(paper)
    papers.pop(NOWHERE, None)
    large = [group for group, members in papers.items() if len(members) >= _FEWEST_PAPERS]
    large.sort(key=lambda group: (-len(papers[group]), papers[group]))
    paper_group = {paper: number for number, group in enumerate(large) for paper in papers[group]}
    return [
        Community(name, tuple(papers[group]), groups[group])
        for name, group in zip(_names(graph, paper_group), large, strict=True)
    ]


def memberships(graph: PageGraph, communities: list[Community]) -> list[int]:
    """Number of the community of each node; what only hangs on papers goes with most of them."""
    found = [NOWHERE] * graph.size
    for number, community in enumerate(communities):
        for paper in community.papers:
            found[graph.paper_node(paper)] = number
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    for link in graph.links:
        group = found[graph.paper_node(link.paper)]
        if group != NOWHERE:
            votes[link.entity][group] += 1
    for number, community in enumerate(communities):
        for node in community.core:
            found[node] = number
    for entity, counted in votes.items():
        if found[entity] == NOWHERE:
            found[entity] = min(counted, key=lambda g: (-counted[g], g))
    return found


def _majority(graph: PageGraph, entities: list[int], group_of: dict[int, int]) -> int:
    votes: dict[int, float] = defaultdict(float)
    for entity in entities:
        if entity in group_of:
            votes[group_of[entity]] += 1 / log(1 + graph.counts[entity])
    return min(votes, key=lambda g: (-votes[g], g)) if votes else NOWHERE


def _names(graph: PageGraph, paper_group: dict[int, int]) -> list[str]:
    """Of each group, the tasks and datasets that many of its papers and few others name."""
    inside: dict[int, Counter[int]] = defaultdict(Counter)
    for link in graph.links:
        if link.paper in paper_group and graph.entities[link.entity].type in _TELLING:
            inside[paper_group[link.paper]][link.entity] += 1
    names = []
    for group in range(len(set(paper_group.values()))):
        counted = inside[group]
        scores = {e: n * n / (graph.counts[e] + _DOUBT) for e, n in counted.items()}
        best = sorted(scores, key=lambda e: (-scores[e], graph.entities[e].id))[:_NAMES]
        names.append(" · ".join(graph.entities[e].label for e in best) or f"group {group + 1}")
    return names
