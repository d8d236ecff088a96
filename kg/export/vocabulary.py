"""Namespaces and terms of the exported RDF: IRIs as plain strings."""

from kg.core.records import Role

__all__ = [
    "CLASSES",
    "KG",
    "ONTOLOGY",
    "PREFIXES",
    "RDF_TYPE",
    "RESOURCE_KINDS",
    "ROLE_IRIS",
    "SCHEMES",
    "XSD",
    "bibo",
    "dcat",
    "dcterms",
    "fabio",
    "kg",
    "oa",
    "owl",
    "prism",
    "prov",
    "rdf",
    "rdfs",
    "schema",
    "skos",
    "void",
    "xsd",
]

ONTOLOGY = "https://w3id.org/mlkg/ontology"
KG = ONTOLOGY + "#"
SCHEMES = "https://w3id.org/mlkg/scheme/"
XSD = "http://www.w3.org/2001/XMLSchema#"

PREFIXES: tuple[tuple[str, str], ...] = (
    ("bibo", "http://purl.org/ontology/bibo/"),
    ("dcat", "http://www.w3.org/ns/dcat#"),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("fabio", "http://purl.org/spar/fabio/"),
    ("kg", KG),
    ("oa", "http://www.w3.org/ns/oa#"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("prism", "http://prismstandard.org/namespaces/basic/2.0/"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("schema", "https://schema.org/"),
    ("scheme", SCHEMES),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("void", "http://rdfs.org/ns/void#"),
    ("xsd", XSD),
)
"""The vocabularies that the exported graph uses, by prefix. Those of its own resources are added.

They are the same whatever the base IRI is.
"""

_NAMESPACE = dict(PREFIXES)


def bibo(name: str) -> str:
    """IRI of a term of the Bibliographic Ontology."""
    return _NAMESPACE["bibo"] + name


def dcat(name: str) -> str:
    """IRI of a DCAT term."""
    return _NAMESPACE["dcat"] + name


def dcterms(name: str) -> str:
    """IRI of a Dublin Core term."""
    return _NAMESPACE["dcterms"] + name


def fabio(name: str) -> str:
    """IRI of a FaBiO term."""
    return _NAMESPACE["fabio"] + name


def kg(name: str) -> str:
    """IRI of a term of this project's ontology."""
    return KG + name


def oa(name: str) -> str:
    """IRI of a Web Annotation term."""
    return _NAMESPACE["oa"] + name


def owl(name: str) -> str:
    """IRI of an OWL term."""
    return _NAMESPACE["owl"] + name


def prism(name: str) -> str:
    """IRI of a PRISM term."""
    return _NAMESPACE["prism"] + name


def prov(name: str) -> str:
    """IRI of a PROV-O term."""
    return _NAMESPACE["prov"] + name


def rdf(name: str) -> str:
    """IRI of an RDF term."""
    return _NAMESPACE["rdf"] + name


def rdfs(name: str) -> str:
    """IRI of an RDF Schema term."""
    return _NAMESPACE["rdfs"] + name


def schema(name: str) -> str:
    """IRI of a schema.org term."""
    return _NAMESPACE["schema"] + name


def skos(name: str) -> str:
    """IRI of a SKOS term."""
    return _NAMESPACE["skos"] + name


def void(name: str) -> str:
    """IRI of a VoID term."""
    return _NAMESPACE["void"] + name


def xsd(name: str) -> str:
    """IRI of an XML Schema datatype."""
    return XSD + name


RDF_TYPE = rdf("type")

ROLE_IRIS: dict[Role, str] = {role: kg(role.value) for role in Role}

RESOURCE_KINDS: tuple[tuple[str, str], ...] = (
    ("code", schema("codeRepository")),
    ("dataset", kg("dataPage")),
    ("demo", kg("demoPage")),
    ("model", kg("modelPage")),
    ("paper", kg("paperPage")),
    ("project", kg("projectPage")),
)
"""(kind of a resource, property from the paper to it); other kinds have ``kg:resource`` alone."""

CLASSES: tuple[str, ...] = (
    "Paper",
    "Dataset",
    "Model",
    "Method",
    "Task",
    "Metric",
    "Result",
    "DatasetSize",
    "Assertion",
    "Mention",
    "Passage",
    "NameMerge",
)
"""Local names of the classes that exported resources have."""
