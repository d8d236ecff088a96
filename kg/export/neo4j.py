"""CSV files for Neo4j's bulk import, zipped with the command that imports them."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

from kg.core.source import GraphSource
from kg.export.base import Exporter, ExportOptions
from kg.export.property_graph import (
    EDGE_FIELDS,
    NODE_FIELDS,
    SEPARATOR,
    Property,
    edges_of,
    nodes_of,
)

__all__ = ["NEO4J"]

_TYPES = {
    "string": "",
    "strings": ":string[]",
    "double": ":double",
    "int": ":int",
    "boolean": ":boolean",
}
_NODE_HEAD = ("id:ID", ":LABEL", "name", *(f.name + _TYPES[f.kind] for f in NODE_FIELDS))
_EDGE_HEAD = (":START_ID", ":END_ID", ":TYPE", *(f.name + _TYPES[f.kind] for f in EDGE_FIELDS))
_IMPORT = f"""\
#!/bin/sh
# Imports the graph into a new Neo4j 5 database called kg; run it in the folder of the CSV files.
neo4j-admin database import full kg --array-delimiter='{SEPARATOR}' --multiline-fields=true \\
  --nodes=nodes.csv --relationships=relationships.csv
"""
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""Time stamp of every file in the archive, so that its bytes depend on the graph alone."""


def _write(source: GraphSource, out: BinaryIO, options: ExportOptions) -> None:  # noqa: ARG001
    nodes = ((n.id, n.kind, n.label, *_cells(n.properties, NODE_FIELDS)) for n in nodes_of(source))
    edges = (
        (e.source, e.target, e.relation, *_cells(e.properties, EDGE_FIELDS))
        for e in edges_of(source)
    )
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, "nodes.csv", _csv_lines(_NODE_HEAD, nodes))
        _add(archive, "relationships.csv", _csv_lines(_EDGE_HEAD, edges))
        _add(archive, "import.sh", [_IMPORT])


def _cells(properties: Mapping[str, str], fields: Iterable[Property]) -> Iterator[str]:
    return (properties.get(field.name, "") for field in fields)


def _add(archive: zipfile.ZipFile, name: str, lines: Iterable[str]) -> None:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 3
    info.external_attr = 0o644 << 16
    with archive.open(info, "w", force_zip64=True) as file:
        for line in lines:
            file.write(line.encode("utf8"))


def _csv_lines(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(head)
    for row in rows:
        yield _taken(buffer)
        writer.writerow([cell.replace("\r", " ") for cell in row])
    yield _taken(buffer)


def _taken(buffer: io.StringIO) -> str:
    """What ``buffer`` holds, which is then empty."""
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text


NEO4J = Exporter(
    name="neo4j",
    filename="graph-neo4j.zip",
    description="Neo4j: CSV files for its bulk import and the command",
    write=_write,
)
