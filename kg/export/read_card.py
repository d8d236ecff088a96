"""The options that a graph was exported with, read back from the head of its ``graph.ttl``."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.export.base import ExportOptions
from kg.export.vocabulary import RDF_TYPE, dcterms, kg, prov, rdfs, schema, skos, void

__all__ = ["read_options"]

_FACTS = frozenset({kg("Paper"), skos("Concept")})
"""Classes whose first instance ends the head."""

Description = dict[str, list[str]]


def read_options(path: Path) -> ExportOptions:
    """Options of the export in ``path``; the defaults if there is no such file or it isn't ours.

    Inputs are under their file's name: folders aren't exported.
    """
    default = ExportOptions()
    try:
        head = _read_head(path)
    except (OSError, SyntaxError):
        return default
    graphs = [d for d in head.values() if void("uriSpace") in d]
    if not graphs:
        return default
    graph = graphs[0]
    agents = [head[a] for a in graph.get(prov("wasAttributedTo"), []) if a in head]
    inputs = [
        (d[rdfs("label")][0], d[schema("sha256")][0])
        for d in head.values()
        if schema("sha256") in d
    ]
    return ExportOptions(
        base_iri=graph[void("uriSpace")][0],
        title=graph.get(dcterms("title"), [default.title])[0],
        inputs=tuple(sorted(inputs)),
        pipeline=agents[0][rdfs("label")][0] if agents else "",
        created=graph.get(dcterms("created"), [None])[0],
    )


def _read_head(path: Path) -> dict[str, Description]:
    """Descriptions before the first entity or paper, by subject."""
    head: dict[str, Description] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value in _triples(path):
        if predicate == RDF_TYPE and value in _FACTS:
            head.pop(subject, None)
            break
        head[subject][predicate].append(value)
    return head


def _triples(path: Path) -> Iterator[tuple[str, str, str]]:
    for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
        value = quad.object
        if isinstance(quad.subject, ox.NamedNode) and isinstance(value, ox.NamedNode | ox.Literal):
            yield quad.subject.value, quad.predicate.value, value.value
