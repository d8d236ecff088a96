"""The exporter that writes the page."""

from typing import Any, BinaryIO

from kg.core.source import GraphSource
from kg.export.base import Exporter, ExportOptions
from kg.export.page.communities import Community, find_communities, memberships
from kg.export.page.core import core_graph, top_entities
from kg.export.page.details import BLOCK, entity_blocks, paper_blocks
from kg.export.page.embed import packed
from kg.export.page.groups import group_core
from kg.export.page.layout import Positions, place
from kg.export.page.model import ROLES, SHAPES, TYPES, PageGraph, page_graph

__all__ = ["PAGE"]

DRAWN_AT_ONCE = 5_000
"""Nodes; of a larger graph the page opens with the top entities, and the rest on demand."""
TOP_ENTITIES = 800
LARGEST = 37_000_000
"""Bytes of all packed data; the rest of the page takes about one million more."""


def _write(source: GraphSource, out: BinaryIO, options: ExportOptions) -> None:
    # pyvis imports IPython, which takes as long as everything else that the command line imports
    from kg.export.page.network import PageParts, make_network, render  # noqa: PLC0415

    graph = page_graph(source)
    core = core_graph(graph)
    groups = group_core(graph, core)
    positions = place(graph, core, groups)
    communities = find_communities(graph, groups.members)
    whole = graph.size <= DRAWN_AT_ONCE
    drawn = set(positions) if whole else set(top_entities(graph, TOP_ENTITIES))
    network = make_network(graph, positions, drawn)
    index = packed(_index(graph, positions, memberships(graph, communities)))
    entities = list(entity_blocks(graph))
    papers = list(paper_blocks(graph, LARGEST - len(index) - sum(map(len, entities))))
    parts = PageParts(
        options.title, _meta(graph, communities, options, whole), index, papers, entities
    )
    out.write(render(network, parts).encode("utf8"))


def _meta(
    graph: PageGraph, communities: list[Community], options: ExportOptions, whole: bool
) -> dict[str, Any]:
    return {
        "title": options.title,
        "base": options.base_iri,
        "types": [t.value for t in TYPES],
        "shapes": [SHAPES[t] for t in TYPES],
        "roles": [r.value for r in ROLES],
        "communities": [c.name for c in communities],
        "block": BLOCK,
        "whole": whole,
        "entities": len(graph.entities),
        "papers": len(graph.papers),
    }


def _index(graph: PageGraph, positions: Positions, members: list[int]) -> dict[str, Any]:
    """Columns by node number, of entities and of papers; ``links``: entity, role, entity, ..."""
    links: list[list[int]] = [[] for _ in graph.papers]
    for link in graph.links:
        links[link.paper] += [link.entity, link.role]
    return {
        "entities": {
            "id": [e.id for e in graph.entities],
            "label": [e.label for e in graph.entities],
            "type": [TYPES.index(e.type) for e in graph.entities],
            "aliases": [[a for a in e.aliases if a != e.label] for e in graph.entities],
        },
        "papers": {
            "id": [p.id for p in graph.papers],
            "title": [p.title for p in graph.papers],
            "date": [p.date or "" for p in graph.papers],
        },
        "links": links,
        "relations": [list(relation) for relation in graph.relations],
        "community": members,
        "places": {str(node): place for node, place in sorted(positions.items())},
    }


PAGE = Exporter(
    name="html",
    filename="graph.html",
    description="one page to browse the graph, without any network",
    write=_write,
    whole_graph=True,
)
