"""A few papers of a graph with all that belongs to them, cut out so that shapes can be checked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

__all__ = ["Sample", "choose_papers", "sample_nodes"]

_KG = "https://w3id.org/mlkg/ontology#"
_OA = "http://www.w3.org/ns/oa#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def _nodes(namespace: str, *names: str) -> tuple[ox.NamedNode, ...]:
    return tuple(ox.NamedNode(namespace + name) for name in names)


_TYPE, _SUBJECT = _nodes(_RDF, "type", "subject")
_PAPER, _MENTIONS, _HAS_RESULT, _STATED_IN, _MERGED_INTO = _nodes(
    _KG, "Paper", "mentions", "hasResult", "statedIn", "mergedInto"
)
_SOURCE, _TARGET, _SELECTOR = _nodes(_OA, "hasSource", "hasTarget", "hasSelector")
_TRIPLES = ox.NamedNode("http://rdfs.org/ns/void#triples")
_CREATOR = ox.NamedNode("http://purl.org/dc/terms/creator")

_OF_PAPER = (_SUBJECT, _SOURCE, _STATED_IN)
"""Properties from a part of a paper's description to the paper."""


@dataclass(frozen=True, slots=True)
class Sample:
    """``nodes`` to look at (IRIs, sorted) and the ``triples`` that what they must be depends on."""

    nodes: tuple[str, ...]
    triples: tuple[ox.Quad, ...]


def choose_papers(store: ox.Store, papers: int) -> list[ox.NamedNode]:
    """``papers`` papers, evenly spaced over all sorted by IRI: the same every time."""
    every = sorted(_subjects(store, _TYPE, _PAPER), key=str)
    step = max(1, len(every) // max(1, papers))
    return every[::step][:papers]


def sample_nodes(store: ox.Store, papers: Iterable[ox.NamedNode]) -> Sample:
    """Sample of ``papers`` and all that belongs to them."""
    focus: set[ox.NamedNode] = set(_subjects(store, _TRIPLES, None))
    for paper in papers:
        focus.update(_belonging(store, paper))
    triples: set[ox.Quad] = set()
    for node in focus:
        triples.update(_around(store, node))
    return Sample(tuple(sorted(n.value for n in focus)), tuple(sorted(triples, key=str)))


def _belonging(store: ox.Store, paper: ox.NamedNode) -> Iterator[ox.NamedNode]:
    """The paper, its authors, results, assertions, mentions, passages and the entities it names."""
    yield paper
    yield from _objects(store, paper, (_CREATOR, _HAS_RESULT))
    for entity in _objects(store, paper, (_MENTIONS,)):
        yield entity
        yield from _subjects(store, _MERGED_INTO, entity)
    for predicate in _OF_PAPER:
        for part in _subjects(store, predicate, paper):
            yield part
            yield from _objects(store, part, (_SELECTOR,))
            yield from _subjects(store, _TARGET, part)


def _around(store: ox.Store, node: ox.NamedNode) -> Iterator[ox.Quad]:
    """Triples of a node, what its objects are, and one that names it as mention or result."""
    for quad in store.quads_for_pattern(node, None, None, None):
        yield quad
        if isinstance(quad.object, ox.NamedNode) and quad.predicate != _TYPE:
            yield from store.quads_for_pattern(quad.object, _TYPE, None, None)
    yield from store.quads_for_pattern(None, _HAS_RESULT, node, None)
    for quad in store.quads_for_pattern(None, _MENTIONS, node, None):
        yield quad
        break


def _subjects(
    store: ox.Store, predicate: ox.NamedNode, value: ox.NamedNode | None
) -> Iterator[ox.NamedNode]:
    for quad in store.quads_for_pattern(None, predicate, value, None):
        if isinstance(quad.subject, ox.NamedNode):
            yield quad.subject


def _objects(
    store: ox.Store, node: ox.NamedNode, predicates: Iterable[ox.NamedNode]
) -> Iterator[ox.NamedNode]:
    for predicate in predicates:
        for quad in store.quads_for_pattern(node, predicate, None, None):
            if isinstance(quad.object, ox.NamedNode):
                yield quad.object
