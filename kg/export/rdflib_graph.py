"""A graph's triples as an rdflib graph over Oxigraph's store."""

import io
from itertools import chain

import oxrdflib
import pyoxigraph as ox
import rdflib
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from kg.core.source import GraphSource
from kg.export.base import ExportOptions
from kg.export.ntriples import format_triples
from kg.export.rdf_files import evidence_descriptions, graph_descriptions
from kg.export.turtle import prefixes_of, write_lines

__all__ = ["make_rdflib_graph"]


def make_rdflib_graph(
    source: GraphSource, options: ExportOptions, evidence: bool = False
) -> rdflib.Graph:
    """The facts (with ``evidence``, the assertions and mentions too), their prefixes bound."""
    descriptions = graph_descriptions(source, options)
    if evidence:
        descriptions = chain(descriptions, evidence_descriptions(source, options))
    lines = io.BytesIO()
    write_lines(lines, format_triples(descriptions))
    store = ox.Store()
    store.bulk_load(lines.getvalue(), ox.RdfFormat.N_TRIPLES)
    graph = rdflib.Graph(
        oxrdflib.OxigraphStore(store=store), DATASET_DEFAULT_GRAPH_ID, bind_namespaces="none"
    )
    for prefix, namespace in prefixes_of(options.base_iri):
        graph.bind(prefix, namespace)
    return graph
