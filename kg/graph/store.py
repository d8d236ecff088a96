"""The graph as ``graph.json``: networkx node-link data, a node or edge a line, sorted."""

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import networkx as nx

from kg.core.errors import KgError
from kg.graph.build import Graph
from kg.graph.knowledge_graph import KnowledgeGraph

__all__ = ["FILENAME", "json_text", "load_graph", "write_graph"]

FILENAME = "graph.json"
_SURROGATE = re.compile("[\ud800-\udfff]")
FORMAT = 1
"""Version of the file's schema, raised when older readers would misread it."""
_RDF_ALONE = ("graph.ttl", "graph")
"""What a build leaves that keeps no graph in memory."""


def write_graph(graph: Graph, out: BinaryIO) -> None:
    """Write ``graph`` as UTF-8 JSON that ``networkx.node_link_graph(edges="edges")`` reads."""
    text = io.TextIOWrapper(out, encoding="utf8", newline="\n", write_through=True)
    head = {"directed": True, "multigraph": True, "graph": {"format": FORMAT}}
    text.write(json.dumps(head).removesuffix("}") + ",\n")
    text.write('"nodes": [')
    _write_rows(text, ({"id": n, **graph.nodes[n]} for n in sorted(graph.nodes)))
    text.write('],\n"edges": [')
    edges = sorted(graph.edges(keys=True))
    _write_rows(
        text, ({"source": s, "target": t, "key": k, **graph.edges[s, t, k]} for s, t, k in edges)
    )
    text.write("]}\n")
    text.detach()


def _write_rows(text: io.TextIOWrapper, rows: Iterator[dict[str, Any]]) -> None:
    separator = "\n"
    for row in rows:
        text.write(separator + json_text(row, (",", ":")))
        separator = ",\n"


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
