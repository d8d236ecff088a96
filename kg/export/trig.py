"""TriG: facts and evidence as two named graphs of one file."""

from collections.abc import Iterable
from typing import BinaryIO

from kg.core.source import GraphSource
from kg.export.base import Exporter, ExportOptions
from kg.export.rdf_files import evidence_descriptions, graph_descriptions
from kg.export.rdf_terms import Description, mint
from kg.export.turtle import TurtleWriter, prefixes_of, write_lines

__all__ = ["TRIG"]


def _write(source: GraphSource, out: BinaryIO, options: ExportOptions) -> None:
    writer = TurtleWriter(prefixes_of(options.base_iri))
    write_lines(out, writer.head())
    graphs: tuple[tuple[str, Iterable[Description]], ...] = (
        ("graph", graph_descriptions(source, options)),
        ("evidence", evidence_descriptions(source, options)),
    )
    for name, descriptions in graphs:
        write_lines(out, [f"\n{writer.shorten(mint(options.base_iri, name))} {{\n"])
        write_lines(out, map(writer.description, descriptions))
        write_lines(out, ["}\n"])


TRIG = Exporter(
    name="trig",
    filename="graph.trig",
    description="TriG: facts and evidence as two named graphs, prefixed",
    write=_write,
)
