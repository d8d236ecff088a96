"""Parquet tables of nodes and edges, for DuckDB, Spark and data frames; pyarrow is optional."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, BinaryIO

from kg.core.errors import KgError
from kg.core.source import GraphSource
from kg.export.base import Exporter, ExportOptions
from kg.export.property_graph import Edge, Node, edges_of, nodes_of

__all__ = ["PARQUET_EDGES", "PARQUET_NODES"]

Row = dict[str, Any]

_NODE_COLUMNS = (
    ("id", "string"),
    ("kind", "string"),
    ("label", "string"),
    ("date", "string"),
    ("aliases", "list<string>"),
    ("value", "double"),
    ("unit", "string"),
)
_EDGE_COLUMNS = (
    ("source", "string"),
    ("target", "string"),
    ("relation", "string"),
    ("confidence", "double"),
    ("mentions", "int32"),
)
_ROW_GROUP = 50_000
"""Rows that are held in memory and written at a time."""


def _node_row(node: Node) -> Row:
    date, aliases, value, unit = node.properties
    return {
        "id": node.id,
        "kind": node.kind,
        "label": node.label,
        "date": date or None,
        "aliases": aliases.split("|") if aliases else [],
        "value": float(value) if value else None,
        "unit": unit or None,
    }


def _edge_row(edge: Edge) -> Row:
    confidence, mentions = edge.properties
    return {
        "source": edge.source,
        "target": edge.target,
        "relation": edge.relation,
        "confidence": float(confidence) if confidence else None,
        "mentions": int(mentions) if mentions else None,
    }


def _write_rows(rows: Iterator[Row], columns: Iterable[tuple[str, str]], out: BinaryIO) -> None:
    try:
        import pyarrow as pa  # noqa: PLC0415
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError as error:
        raise KgError("pyarrow is not installed", "pip install 'kg-papers[parquet]'") from error
    types = {"list<string>": pa.list_(pa.string()), "double": pa.float64(), "int32": pa.int32()}
    schema = pa.schema([(name, types.get(kind, pa.string())) for name, kind in columns])
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        while group := list(islice(rows, _ROW_GROUP)):
            writer.write_table(pa.Table.from_pylist(group, schema))


def _write_nodes(source: GraphSource, out: BinaryIO, options: ExportOptions) -> None:  # noqa: ARG001
    _write_rows(map(_node_row, nodes_of(source)), _NODE_COLUMNS, out)


def _write_edges(source: GraphSource, out: BinaryIO, options: ExportOptions) -> None:  # noqa: ARG001
    _write_rows(map(_edge_row, edges_of(source)), _EDGE_COLUMNS, out)


PARQUET_NODES = Exporter(
    name="parquet-nodes",
    filename="nodes.parquet",
    description="Parquet: papers, entities and results, a row each",
    write=_write_nodes,
)
PARQUET_EDGES = Exporter(
    name="parquet-edges",
    filename="edges.parquet",
    description="Parquet: links and other relations, a row each",
    write=_write_edges,
)
