"""Questions to the networkx graph, as pure functions that the class and the commands share."""

import math
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from itertools import pairwise

import networkx as nx

from kg.core.records import EntityType
from kg.graph.answers import Month, PathStep, SharedEntity, SimilarPaper, Standing
from kg.graph.codec import PAPER, RESULT

__all__ = [
    "communities",
    "cooccurring",
    "count_kinds",
    "is_between",
    "leaderboard",
    "neighbourhood",
    "shortest_path",
    "similar",
    "timeline",
]

_KINDS = (PAPER, *(t.value for t in EntityType), RESULT)
_SEED = 1
_LOWER_IS_BETTER = frozenset(
    {
        "perplexity",
        "word error rate",
        "wer",
        "fid",
        "fvd",
        "mae",
        "mse",
        "rmse",
        "lpips",
        "error rate",
    }
)
"""Metrics (labels, case folded) whose smaller values are the better ones."""


def count_kinds(graph: nx.MultiDiGraph) -> tuple[tuple[str, int], ...]:
    """(kind, nodes) for papers, the entity types and results, in that order."""
    counts = Counter(kind for _, kind in graph.nodes(data="kind"))
    return tuple((kind, counts[kind]) for kind in _KINDS)


def is_between(date: str | None, since: str | None, until: str | None) -> bool:
    """Whether an ISO date lies in the range, ends included, at the precision of the ends."""
    if since is None and until is None:
        return True
    if date is None:
        return False
    return (since is None or date[: len(since)] >= since) and (
        until is None or date[: len(until)] <= until
    )


def leaderboard(graph: nx.MultiDiGraph, dataset: str, metric: str | None) -> tuple[Standing, ...]:
    """Levels that papers state on a dataset, grouped by metric, best first.

    Improvements are left out, since they are no levels.
    """
    rows = []
    for result, _, relation in graph.in_edges(dataset, keys=True):
        data = graph.nodes[result]
        if relation != "onDataset" or data["delta"] or (metric and data["metric_id"] != metric):
            continue
        value = _number(data["value"])
        if value is None:
            continue
        paper = next(p for p in graph.predecessors(result) if graph.nodes[p]["kind"] == PAPER)
        model, name = data["model"] or "(this paper's)", data["metric"] or ""
        sign = 1 if name.casefold() in _LOWER_IS_BETTER else -1
        row = Standing(model, name, value, data["unit"], graph.nodes[paper]["label"])
        rows.append((name, sign * value, row))
    return tuple(row for *_, row in sorted(rows, key=lambda r: (r[0], r[1], r[2][0], r[2][4])))


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return None


def _named_by(graph: nx.MultiDiGraph, entity: str) -> Iterator[str]:
    return (p for p in graph.predecessors(entity) if graph.nodes[p]["kind"] == PAPER)


def _named_in(graph: nx.MultiDiGraph, paper: str) -> Iterator[str]:
    return (e for e in graph.successors(paper) if graph.nodes[e]["kind"] not in {PAPER, RESULT})


def cooccurring(graph: nx.MultiDiGraph, entity: str, kind: str | None) -> tuple[SharedEntity, ...]:
    """Entities of a kind that the same papers name, most papers first."""
    counts = Counter(
        other
        for paper in _named_by(graph, entity)
        for other in _named_in(graph, paper)
        if other != entity and (kind is None or graph.nodes[other]["kind"] == kind)
    )
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(SharedEntity(node, graph.nodes[node]["label"], n) for node, n in ranked)


def similar(graph: nx.MultiDiGraph, paper: str) -> tuple[SimilarPaper, ...]:
    """Papers by cosine similarity of their entities, weighted by IDF; most similar first.

    Source: Salton and Buckley 1988, term weighting in automatic text retrieval.
    """
    papers = [n for n, kind in graph.nodes(data="kind") if kind == PAPER]
    weight = {
        e: math.log(len(papers) / max(1, sum(1 for _ in _named_by(graph, e)))) ** 2
        for p in papers
        for e in _named_in(graph, p)
    }
    mine = set(_named_in(graph, paper))
    norm = {p: math.sqrt(math.fsum(weight[e] for e in _named_in(graph, p))) for p in papers}
    rows = []
    for other in sorted({p for e in mine for p in _named_by(graph, e)} - {paper}):
        shared = math.fsum(weight[e] for e in mine & set(_named_in(graph, other)))
        if shared > 0:
            score = round(shared / (norm[paper] * norm[other]), 4)
            data = graph.nodes[other]
            rows.append(SimilarPaper(data["paper_id"], data["label"], score))
    return tuple(sorted(rows, key=lambda r: (-r[2], r[0])))


def shortest_path(graph: nx.MultiDiGraph, first: str, second: str) -> tuple[PathStep, ...]:
    """The first (by id) of the shortest paths, edges taken either way; () if there is none."""
    distance = {second: 0}
    queue = deque([second])
    while queue and first not in distance:
        node = queue.popleft()
        for other in nx.all_neighbors(graph, node):
            if other not in distance:
                distance[other] = distance[node] + 1
                queue.append(other)
    if first not in distance:
        return ()
    path = [first]
    while path[-1] != second:
        nearer = distance[path[-1]] - 1
        path.append(min(n for n in nx.all_neighbors(graph, path[-1]) if distance.get(n) == nearer))
    return tuple(
        PathStep(node, graph.nodes[node]["kind"], graph.nodes[node]["label"], relation)
        for node, relation in zip(path, ["", *_relations(graph, path)], strict=True)
    )


def _relations(graph: nx.MultiDiGraph, path: list[str]) -> Iterator[str]:
    for source, target in pairwise(path):
        forwards = graph.succ[source].get(target)
        yield min(forwards) if forwards else "^" + min(graph.succ[target][source])


def timeline(dates: Iterable[str | None]) -> tuple[Month, ...]:
    """Papers by month, oldest first, of the dates that are known to the month."""
    months = Counter(d[:7] for d in dates if d and len(d) >= len("2024-07"))
    return tuple(Month(month, papers) for month, papers in sorted(months.items()))


def communities(graph: nx.MultiDiGraph) -> tuple[frozenset[str], ...]:
    """Louvain communities (Blondel et al. 2008), seeded, largest first."""
    simple = nx.Graph()
    simple.add_nodes_from(sorted(graph.nodes))
    simple.add_edges_from(sorted({(min(s, t), max(s, t)) for s, t in graph.edges() if s != t}))
    found = nx.community.louvain_communities(simple, seed=_SEED)
    return tuple(frozenset(c) for c in sorted(found, key=lambda c: (-len(c), min(c))))


def neighbourhood(graph: nx.MultiDiGraph, nodes: Iterable[str], radius: int) -> set[str]:
    """``nodes`` and all nodes at most ``radius`` edges away, edges taken either way."""
    reached = set(nodes)
    frontier = set(reached)
    for _ in range(radius):
        frontier = {n for f in frontier for n in nx.all_neighbors(graph, f)} - reached
        reached |= frontier
    return reached
