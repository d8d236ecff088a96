"""The ontology: documented, connected, consistent, and all that exports use is in it."""

from pathlib import Path

import owlrl
import pytest
import rdflib
from owlrl.Namespaces import ERRNS
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from kg.core.records import EntityType, Role
from kg.core.resources import ontology_dir
from kg.export.vocabulary import CLASSES, KG, ONTOLOGY

KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(ontology_dir() / "kg.ttl")


@pytest.fixture(scope="module")
def terms(ontology: rdflib.Graph) -> set[rdflib.URIRef]:
    return {
        term
        for kind in KINDS
        for term in ontology.subjects(RDF.type, kind)
        if isinstance(term, rdflib.URIRef) and term.startswith(KG)
    }


def test_every_term_is_labelled_and_defined(
    ontology: rdflib.Graph, terms: set[rdflib.URIRef]
) -> None:
    assert len(terms) > 60
    for term in terms:
        for wanted in (RDFS.label, SKOS.definition):
            (text,) = ontology.objects(term, wanted)
            assert isinstance(text, rdflib.Literal)
            assert text.language == "en", term
        assert ontology.value(term, RDFS.isDefinedBy) == rdflib.URIRef(ONTOLOGY), term


def test_labels_and_definitions_are_distinct(
    ontology: rdflib.Graph, terms: set[rdflib.URIRef]
) -> None:
    for wanted in (RDFS.label, SKOS.definition):
        texts = [ontology.value(term, wanted) for term in terms]
        assert len(set(texts)) == len(texts)


def test_no_term_is_used_undeclared(ontology: rdflib.Graph, terms: set[rdflib.URIRef]) -> None:
    used = {
        node
        for triple in ontology
        for node in triple
        if isinstance(node, rdflib.URIRef) and node.startswith(KG) and node != rdflib.URIRef(KG)
    }
    assert used == terms


def test_properties_have_domains_and_inverses_agree(ontology: rdflib.Graph) -> None:
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty):
        for term in ontology.subjects(RDF.type, kind):
            if str(term).startswith(KG):
                assert ontology.value(term, RDFS.domain) is not None, term
    for term, inverse in ontology.subject_objects(OWL.inverseOf):
        for one, other in ((term, inverse), (inverse, term)):
            assert ontology.value(one, RDF.type, any=True) is not None
            assert _members(ontology, one, RDFS.domain) == _members(ontology, other, RDFS.range)


def _members(graph: rdflib.Graph, term: rdflib.term.Node, side: rdflib.URIRef) -> frozenset[str]:
    value = graph.value(term, side)
    union = graph.value(value, OWL.unionOf)
    return frozenset(map(str, graph.items(union) if union else [value]))


def test_the_records_types_and_roles_are_in_it(terms: set[rdflib.URIRef]) -> None:
    names = {term.removeprefix(KG) for term in terms}
    assert {kind.value for kind in EntityType} | {role.value for role in Role} <= names
    assert set(CLASSES) <= names


def test_every_role_is_a_mention(ontology: rdflib.Graph) -> None:
    mentions = rdflib.URIRef(KG + Role.MENTIONS.value)
    for role in set(Role) - {Role.MENTIONS}:
        term = rdflib.URIRef(KG + role.value)
        assert ontology.value(term, RDFS.subPropertyOf) == mentions


def test_it_says_what_it_is(ontology: rdflib.Graph) -> None:
    about = {
        str(p).rpartition("/")[2].rpartition("#")[2]
        for p in ontology.predicates(rdflib.URIRef(ONTOLOGY))
    }
    assert {"title", "license", "creator", "versionIRI", "preferredNamespacePrefix"} <= about


@pytest.fixture(scope="module")
def closure(ontology: rdflib.Graph, small_exports: Path) -> rdflib.Graph:
    """OWL RL closure of the ontology and the small graph."""
    graph = rdflib.Graph()
    graph += ontology
    graph.parse(small_exports / "graph.ttl")
    graph.parse(small_exports / "evidence.ttl")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


def errors(graph: rdflib.Graph) -> list[str]:
    """Contradictions that the reasoner met."""
    return [str(message) for message in graph.objects(None, ERRNS.error)]


def test_the_graph_is_consistent_with_it(closure: rdflib.Graph) -> None:
    assert not errors(closure)


def test_inference_gives_inverses_and_superclasses(closure: rdflib.Graph) -> None:
    base = "https://w3id.org/mlkg/"
    paper = rdflib.URIRef(base + "paper/2301.12597")
    coco = rdflib.URIRef(base + "dataset/coco")
    assert (coco, rdflib.URIRef(KG + "evaluatedOnIn"), paper) in closure
    assert (coco, RDF.type, rdflib.URIRef(KG + "Entity")) in closure
    assert (paper, RDF.type, rdflib.URIRef("http://purl.org/spar/fabio/ResearchPaper")) in closure


def test_a_contradiction_is_found(ontology: rdflib.Graph) -> None:
    graph = rdflib.Graph()
    graph += ontology
    node = rdflib.URIRef("https://example.org/x")
    graph.add((node, RDF.type, rdflib.URIRef(KG + "Dataset")))
    graph.add((node, RDF.type, rdflib.URIRef(KG + "Model")))
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    assert errors(graph)


def test_every_exported_term_is_declared(terms: set[rdflib.URIRef], small_exports: Path) -> None:
    graph = rdflib.Graph().parse(small_exports / "graph.ttl").parse(small_exports / "evidence.ttl")
    used = {
        node
        for s, p, o in graph
        for node in (p, o)
        if isinstance(node, rdflib.URIRef) and node.startswith(KG)
    }
    assert used - {rdflib.URIRef(KG)} <= terms


def test_no_class_stands_alone(ontology: rdflib.Graph, terms: set[rdflib.URIRef]) -> None:
    for term in ontology.subjects(RDF.type, OWL.Class):
        if term in terms:
            assert ontology.value(term, RDFS.subClassOf) is not None, term
