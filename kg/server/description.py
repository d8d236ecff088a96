"""What the SPARQL endpoint says it can do (https://www.w3.org/TR/sparql11-service-description/)."""

import pyoxigraph as ox

from kg.export.vocabulary import RDF_TYPE

__all__ = ["describe_service"]

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"


def _term(name: str) -> ox.NamedNode:
    return ox.NamedNode(_SD + name)


def describe_service(endpoint: str) -> list[ox.Triple]:
    """Triples about the endpoint at an address."""
    service, dataset, graph = ox.NamedNode(endpoint), ox.BlankNode("data"), ox.BlankNode("graph")
    kind = ox.NamedNode(RDF_TYPE)
    formats = (
        *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
        *("Turtle", "N-Triples", "JSON-LD", "RDF_XML"),
    )
    return [
        ox.Triple(service, kind, _term("Service")),
        ox.Triple(service, _term("endpoint"), service),
        ox.Triple(service, _term("supportedLanguage"), _term("SPARQL11Query")),
        *(
            ox.Triple(service, _term("resultFormat"), ox.NamedNode(_FORMATS + name))
            for name in formats
        ),
        ox.Triple(service, _term("defaultDataset"), dataset),
        ox.Triple(dataset, kind, _term("Dataset")),
        ox.Triple(dataset, _term("defaultGraph"), graph),
        ox.Triple(graph, kind, _term("Graph")),
    ]
