"""``graph.json``: the networkx graph as node-link data, which ``kg.load`` reads back."""

from typing import BinaryIO

from kg.core.source import GraphSource
from kg.export.base import Exporter, ExportOptions
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.graph.store import FILENAME, write_graph, write_records

__all__ = ["GRAPH_JSON"]


def _write(source: GraphSource, out: BinaryIO, options: ExportOptions) -> None:  # noqa: ARG001
    if isinstance(source, KnowledgeGraph):
        write_graph(source.nx, out)
    else:
        write_records(source, out)


GRAPH_JSON = Exporter(
    name="json",
    filename=FILENAME,
    description="networkx node-link JSON, which kg.load reads back",
    write=_write,
    whole_graph=True,
)
