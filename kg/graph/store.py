"""The graph as ``graph.json``: networkx node-link data, a node or edge a line, sorted."""

import io
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO

import networkx as nx

from kg.core.errors import KgError
from kg.core.source import GraphSource
from kg.graph.build import Graph, Node, graph_parts
from kg.graph.knowledge_graph import KnowledgeGraph

__all__ = ["FILENAME", "json_text", "load_graph", "write_graph", "write_records"]

FILENAME = "graph.json"
_SURROGATE = re.compile("[\ud800-\udfff]")
FORMAT = 1
"""Version of the file's schema, raised when older readers would misread it."""
_RDF_ALONE = ("graph.ttl", "graph")
"""What a build leaves that keeps no graph in memory."""


def write_graph(graph: Graph, out: BinaryIO) -> None:
    """Write ``graph`` as UTF-8 JSON that ``networkx.node_link_graph(edges="edges")`` reads."""
    nodes = (_node_row(n, graph.nodes[n]) for n in sorted(graph.nodes))
    keys = sorted(graph.edges(keys=True))
    edges = (_edge_row(s, t, k, graph.edges[s, t, k]) for s, t, k in keys)
    _write(out, nodes, edges)


def write_records(source: GraphSource, out: BinaryIO) -> None:
    """Write what ``write_graph`` writes of the graph of ``source``, which is never put together."""
    nodes: dict[str, str] = {}
    edges: dict[tuple[str, str, str], str] = {}
    for part in graph_parts(source):
        if isinstance(part, Node):
            nodes[part.id] = _node_row(part.id, part.attributes)
        else:
            edges[part[:3]] = _edge_row(*part)
    for _, target, _ in edges:
        if target not in nodes:
            nodes[target] = _node_row(target, {})
    _write(out, (nodes[n] for n in sorted(nodes)), (edges[e] for e in sorted(edges)))


def _write(out: BinaryIO, nodes: Iterable[str], edges: Iterable[str]) -> None:
    text = io.TextIOWrapper(out, encoding="utf8", newline="\n", write_through=True)
    head = {"directed": True, "multigraph": True, "graph": {"format": FORMAT}}
    text.write(json.dumps(head).removesuffix("}") + ",\n")
    for name, rows, end in (("nodes", nodes, "],\n"), ("edges", edges, "]}\n")):
        text.write(f'"{name}": [')
        separator = "\n"
        for row in rows:
            text.write(separator + row)
            separator = ",\n"
        text.write(end)
    text.detach()


def _node_row(node: str, attributes: dict[str, Any]) -> str:
    return json_text({"id": node, **attributes}, (",", ":"))


def _edge_row(source: str, target: str, key: str, attributes: dict[str, Any]) -> str:
    return json_text({"source": source, "target": target, "key": key, **attributes}, (",", ":"))


def json_text(data: dict[str, Any], separators: tuple[str, str] = (", ", ": ")) -> str:
    """``data`` as JSON that can be written as UTF-8: where it can't, in ASCII with escapes."""
    line = json.dumps(data, ensure_ascii=False, separators=separators)
    return json.dumps(data, separators=separators) if _SURROGATE.search(line) else line


def load_graph(directory: str | Path) -> KnowledgeGraph:
    """Graph that ``kg build`` wrote to ``directory`` (or the path of a ``graph.json``).

    Raises
    ------
    KgError
        If there is no such file, or it is not a graph that this version reads.
    """
    path = Path(directory)
    path = path / FILENAME if path.is_dir() else path
    try:
        data = json.loads(path.read_text(encoding="utf8"))
        if data["graph"].get("format") != FORMAT:
            raise KgError(f"{path}: not a graph of format {FORMAT}", "run kg build again")
        return KnowledgeGraph(nx.node_link_graph(data, edges="edges"))
    except OSError as error:
        raise KgError(f"{path}: can't read it ({error.strerror})", _advice(path.parent)) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise KgError(f"{path}: not a graph written by kg build", "run kg build again") from error


def _advice(folder: Path) -> str:
    """What to do where ``folder`` has no graph to load."""
    if any((folder / name).exists() for name in _RDF_ALONE):
        return (
            "it was built with --no-graph or --partitions: kg query, kg push and kg validate read "
            "that, the rest needs a build without"
        )
    return "run kg build first, or name its folder"
