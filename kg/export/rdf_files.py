"""The exporters of ``graph.ttl`` (facts) and ``evidence.ttl`` (why each fact is believed)."""

from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from kg.core.records import LinkedPaper
from kg.core.source import GraphSource
from kg.export.base import Exporter, ExportOptions
from kg.export.dataset_card import Counts, describe_counts, describe_graph, input_iris
from kg.export.evidence import describe_merges, describe_paper_evidence, evidence_inputs
from kg.export.facts import describe_facts
from kg.export.rdf_terms import Description
from kg.export.turtle import TurtleWriter, prefixes_of, write_turtle

__all__ = ["EVIDENCE", "GRAPH", "evidence_descriptions", "graph_descriptions"]


def graph_descriptions(source: GraphSource, options: ExportOptions) -> Iterator[Description]:
    """Everything in ``graph.ttl``: what the graph is, its facts, its counts."""
    counts = Counts()
    yield from counts.watch(describe_graph(options, "graph"))
    yield from counts.watch(describe_facts(source, options.base_iri, input_iris(options)))
    yield from describe_counts(options, "graph", counts)


def evidence_descriptions(source: GraphSource, options: ExportOptions) -> Iterator[Description]:
    """Everything in ``evidence.ttl``: why names were merged, then each paper's evidence."""
    yield from _merge_descriptions(source, options)
    for linked in source.papers():
        yield from describe_paper_evidence(linked, options.base_iri)


def _merge_descriptions(source: GraphSource, options: ExportOptions) -> Iterator[Description]:
    for entity in source.entities():
        yield from describe_merges(entity, options.base_iri)


def _write_graph(source: GraphSource, out: BinaryIO, options: ExportOptions) -> None:
    write_turtle(graph_descriptions(source, options), out, prefixes_of(options.base_iri))


def _write_evidence(source: GraphSource, out: BinaryIO, options: ExportOptions) -> None:
    kept, base = options.kept, options.base_iri
    if kept is None:
        write_turtle(evidence_descriptions(source, options), out, prefixes_of(base))
        return
    writer = TurtleWriter(prefixes_of(base))
    write_turtle(_merge_descriptions(source, options), out, writer.prefixes)

    def written(linked: LinkedPaper) -> bytes:
        descriptions = describe_paper_evidence(linked, base)
        return "".join(map(writer.description, descriptions)).encode("utf8")

    for linked in source.papers():
        inputs = evidence_inputs(linked, base)
        out.write(kept.find(linked.paper.id, inputs, partial(written, linked)))


GRAPH = Exporter(
    name="turtle",
    filename="graph.ttl",
    description="Turtle: papers, entities, links, results",
    write=_write_graph,
)
EVIDENCE = Exporter(
    name="evidence",
    filename="evidence.ttl",
    description="Turtle: the confidence, sentences and offsets behind each link",
    write=_write_evidence,
)
