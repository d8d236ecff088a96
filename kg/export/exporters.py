"""Every export format. To add one, write its module and add its exporter to ``EXPORTERS``."""

from kg.core.errors import UsageError
from kg.export.annotations import ANNOTATIONS
from kg.export.base import Exporter
from kg.export.graph_json import GRAPH_JSON
from kg.export.graph_xml import GEXF, GRAPHML
from kg.export.jsonld import JSONLD
from kg.export.neo4j import NEO4J
from kg.export.ntriples import NQUADS, NTRIPLES
from kg.export.page import PAGE
from kg.export.parquet import PARQUET_EDGES, PARQUET_NODES
from kg.export.rdf_files import EVIDENCE, GRAPH
from kg.export.rdfxml import RDFXML
from kg.export.trig import TRIG

__all__ = ["BUILD_EXPORTERS", "EXPORTERS", "find_exporter"]

BUILD_EXPORTERS: tuple[Exporter, ...] = (ANNOTATIONS, GRAPH, EVIDENCE, GRAPH_JSON, PAGE)
"""What ``kg build`` writes, in that order."""

EXPORTERS: tuple[Exporter, ...] = (
    *BUILD_EXPORTERS,
    NTRIPLES,
    NQUADS,
    TRIG,
    RDFXML,
    JSONLD,
    GRAPHML,
    GEXF,
    NEO4J,
    PARQUET_NODES,
    PARQUET_EDGES,
)


def find_exporter(name: str) -> Exporter:
    """Exporter of that name.

    Raises
    ------
    UsageError
        If there is none.
    """
    for exporter in EXPORTERS:
        if exporter.name == name:
            return exporter
    known = ", ".join(e.name for e in EXPORTERS)
    raise UsageError(f"no export format is called {name!r}", f"one of {known}")
