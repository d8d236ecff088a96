"""Descriptions as N-Triples and N-Quads: a triple a line, no prefixes, for bulk loading."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from kg.core.source import GraphSource
from kg.export.base import Exporter, ExportOptions
from kg.export.rdf_files import evidence_descriptions, graph_descriptions
from kg.export.rdf_terms import Description, Literal, mint
from kg.export.turtle import quote, write_lines

__all__ = ["NQUADS", "NTRIPLES", "format_triples"]


def format_triples(descriptions: Iterable[Description], graph: str | None = None) -> Iterator[str]:
    """The lines of each description; ``graph``: the IRI of the named graph, for N-Quads."""
    end = " .\n" if graph is None else f" <{graph}> .\n"
    for subject, properties in descriptions:
        lines = []
        for predicate, objects in properties:
            start = f"<{subject}> <{predicate}> "
            lines += [
                f"{start}<{o}>{end}" if isinstance(o, str) else f"{start}{_literal(o)}{end}"
                for o in objects
            ]
        yield "".join(lines)


def _literal(literal: Literal) -> str:
    value, datatype = literal
    return quote(value) if datatype is None else f"{quote(value)}^^<{datatype}>"


def _write_triples(source: GraphSource, out: BinaryIO, options: ExportOptions) -> None:
    write_lines(out, format_triples(graph_descriptions(source, options)))
    write_lines(out, format_triples(evidence_descriptions(source, options)))


def _write_quads(source: GraphSource, out: BinaryIO, options: ExportOptions) -> None:
    facts, evidence = mint(options.base_iri, "graph"), mint(options.base_iri, "evidence")
    write_lines(out, format_triples(graph_descriptions(source, options), facts))
    write_lines(out, format_triples(evidence_descriptions(source, options), evidence))


NTRIPLES = Exporter(
    name="ntriples",
    filename="graph.nt",
    description="N-Triples: facts and evidence, a triple a line",
    write=_write_triples,
)
NQUADS = Exporter(
    name="nquads",
    filename="graph.nq",
    description="N-Quads: facts and evidence as two named graphs",
    write=_write_quads,
)
