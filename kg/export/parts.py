"""A graph in parts: files of some papers or entities each, whose union is the whole graph.

Ids derive from content, so what is written apart has the IRIs that it would have together. The
lines of all files of ``graph/`` and ``evidence/``, sorted, are those of the N-Triples of the whole;
the files of ``annotations/``, one after the other, are its ``annotations.jsonl``.
"""

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from kg.core.records import Entity, LinkedPaper
from kg.export.annotations import annotation
from kg.export.base import ExportOptions
from kg.export.dataset_card import Counts, describe_counts, describe_graph, input_iris
from kg.export.evidence import describe_merges, describe_paper_evidence
from kg.export.facts import describe_entity, describe_paper
from kg.export.ntriples import format_triples
from kg.export.rdf_terms import Description
from kg.graph.store import json_text

__all__ = ["DATASET_FILE", "FOLDERS", "write_dataset", "write_entities", "write_papers"]

_GRAPH, _EVIDENCE, _ANNOTATIONS = "graph", "evidence", "annotations"
FOLDERS = (_ANNOTATIONS, _EVIDENCE, _GRAPH)
"""Folders that hold the parts; they are there before a part is written."""
_DATASET = "dataset.nt"
DATASET_FILE = f"{_GRAPH}/{_DATASET}"
"""What the graph says of itself."""


def write_papers(
    papers: Iterable[LinkedPaper], folder: Path, number: int, options: ExportOptions
) -> Counts:
    """Write the facts, the evidence and the annotations of some papers; counts of the facts.

    Parameters
    ----------
    papers
        Sorted by id; gone through once.
    folder
        Where ``FOLDERS`` are.
    number
        Of the part, from 0: ``graph/part-00000.nt``.
    """
    base, inputs = options.base_iri, input_iris(options)
    name, counts = f"part-{number:05}", Counts()
    with ExitStack() as stack:
        graph = stack.enter_context(_open(folder, _GRAPH, f"{name}.nt"))
        evidence = stack.enter_context(_open(folder, _EVIDENCE, f"{name}.nt"))
        annotations = stack.enter_context(_open(folder, _ANNOTATIONS, f"{name}.jsonl"))
        for linked in papers:
            _write(graph, counts.watch(describe_paper(linked, base, inputs)))
            _write(evidence, describe_paper_evidence(linked, base))
            annotations.write(json_text(annotation(linked)).encode("utf8") + b"\n")
    return counts


def write_entities(
    entities: Iterable[Entity], folder: Path, number: int, options: ExportOptions
) -> Counts:
    """Write the facts of some entities and why their names were merged; counts of the facts."""
    base = options.base_iri
    name, counts = f"entities-{number:05}.nt", Counts()
    with _open(folder, _GRAPH, name) as graph, _open(folder, _EVIDENCE, name) as evidence:
        for entity in entities:
            _write(graph, counts.watch((describe_entity(entity, base),)))
            _write(evidence, describe_merges(entity, base))
    return counts


def write_dataset(folder: Path, options: ExportOptions, counts: Counts) -> None:
    """Write what the graph says of itself; ``counts`` are those of all its parts together."""
    total = Counts()
    with _open(folder, _GRAPH, _DATASET) as graph:
        _write(graph, total.watch(describe_graph(options, "graph")))
        total.add(counts)
        _write(graph, describe_counts(options, "graph", total))


def _open(folder: Path, part: str, name: str) -> BinaryIO:
    return (folder / part / name).open("wb")


def _write(out: BinaryIO, descriptions: Iterable[Description]) -> None:
    out.write("".join(format_triples(descriptions)).encode("utf8"))
