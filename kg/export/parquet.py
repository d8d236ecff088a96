"""Parquet tables of nodes and edges, for DuckDB, Spark and data frames; pyarrow is optional."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, BinaryIO

from kg.core.errors import KgError
from kg.core.source import GraphSource
from kg.export.base import Exporter, ExportOptions
from kg.export.property_graph import (
    EDGE_FIELDS,
    NODE_FIELDS,
    SEPARATOR,
    Edge,
    Node,
    Property,
    edges_of,
    nodes_of,
)

__all__ = ["PARQUET_EDGES", "PARQUET_NODES"]

Row = dict[str, Any]

_NODE_COLUMNS = (Property("id"), Property("kind"), Property("label"), *NODE_FIELDS)
_EDGE_COLUMNS = (Property("source"), Property("target"), Property("relation"), *EDGE_FIELDS)
_READ: Mapping[str, Callable[[str], Any]] = {
    "string": str,
    "strings": lambda text: text.split(SEPARATOR),
    "double": float,
    "int": int,
    "boolean": lambda text: text == "true",
}
"""Makes a value of a kind of what a property holds."""
_ROW_GROUP = 50_000
"""Rows that are held in memory and written at a time."""


def _node_row(node: Node) -> Row:
    own = {"id": node.id, "kind": node.kind, "label": node.label}
    return own | _typed(node.properties, NODE_FIELDS)


def _edge_row(edge: Edge) -> Row:
    own = {"source": edge.source, "target": edge.target, "relation": edge.relation}
    return own | _typed(edge.properties, EDGE_FIELDS)


def _typed(properties: Mapping[str, str], fields: Iterable[Property]) -> Row:
    """All of ``fields``: None where there is no value, no members where there can be several."""
    return {
        name: _READ[kind](properties[name])
        if name in properties
        else ([] if kind == "strings" else None)
        for name, kind in fields
    }


def _write_rows(rows: Iterator[Row], columns: Iterable[Property], out: BinaryIO) -> None:
    try:
        import pyarrow as pa  # noqa: PLC0415
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError as error:
        raise KgError("pyarrow is not installed", "pip install 'kg-papers[parquet]'") from error
    types = {
        "string": pa.string(),
        "strings": pa.list_(pa.string()),
        "double": pa.float64(),
        "int": pa.int32(),
        "boolean": pa.bool_(),
    }
    schema = pa.schema([(name, types[kind]) for name, kind in columns])
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
