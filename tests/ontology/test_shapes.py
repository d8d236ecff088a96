"""Each shape fails on a graph broken for it (that the small graph conforms: test_shacl.py)."""

from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from rdflib.namespace import RDF, SH

from kg.core.resources import ontology_dir
from kg.query.shacl import Report, validate_graph
from kg.query.sparql import read_prefixes

PAPER = "paper:2301.12597"
PASSAGE = "passage:2301.12597_abstract_0_6"
SELECTOR = "selector:2301.12597_abstract_0_6"
MENTION = "mention:2301.12597_abstract_0_6"
LINK = "link:2301.12597_abstract_91_96"
ASSERTION = "assertion:2301.12597_trainsOn_dataset_cc3m"
MERGE = "merge:model_blip-2_598b2835"
SIZE = "size:cc3m_55c58f1a"
AUTHOR = "author:2301.12597_1"

# (the message expected, a SPARQL update that breaks the graph)
CASES = (
    ("A paper has one title", f'INSERT DATA {{ {PAPER} dcterms:title "Two" }}'),
    ("A paper has one title", f"DELETE WHERE {{ {PAPER} dcterms:title ?t }}"),
    ("A paper has one abstract", f"DELETE WHERE {{ {PAPER} dcterms:abstract ?t }}"),
    ("A paper has one identifier", f"DELETE WHERE {{ {PAPER} dcterms:identifier ?t }}"),
    ("A paper was issued", f'INSERT DATA {{ {PAPER} dcterms:issued "May" }}'),
    ("A creator of a paper", f'INSERT DATA {{ {PAPER} dcterms:creator "Ann" }}'),
    ("A DOI starts", f'INSERT DATA {{ {PAPER} kg:doi "doi:x" }}'),
    ("An arXiv id is", f'INSERT DATA {{ {PAPER} kg:arxivId "abs/1" }}'),
    ("The DOI of a paper is under", f'INSERT DATA {{ {PAPER} bibo:doi "10.1000/other" }}'),
    ("The arXiv id of a paper is under", f"DELETE WHERE {{ {PAPER} kg:arxivId ?i }}"),
    ("A paper has at most one venue", f'INSERT DATA {{ {PAPER} prism:publicationName "Other" }}'),
    ("A category of a paper", f"INSERT DATA {{ {PAPER} dcterms:subject 1 }}"),
    ("A paper has at most one count", f"INSERT DATA {{ {PAPER} kg:citationCount 18 }}"),
    ("An author has at most one ORCID", f"INSERT DATA {{ {AUTHOR} schema:identifier mlkg:x }}"),
    ("The address of a paper", f'INSERT DATA {{ {PAPER} schema:url "x" }}'),
    ("The address of code", f'INSERT DATA {{ {PAPER} schema:codeRepository "x" }}'),
    ("The address of a resource", f'INSERT DATA {{ {PAPER} kg:resource "x" }}'),
    ("A paper introduces", f"INSERT DATA {{ {PAPER} kg:introduces task:captioning }}"),
    ("A paper trains on", f"INSERT DATA {{ {PAPER} kg:trainsOn model:blip }}"),
    ("A paper evaluates on", f"INSERT DATA {{ {PAPER} kg:evaluatesOn model:blip }}"),
    ("A paper uses", f"INSERT DATA {{ {PAPER} kg:uses dataset:coco }}"),
    ("A paper compares with", f"INSERT DATA {{ {PAPER} kg:comparesWith dataset:coco }}"),
    ("A paper addresses", f"INSERT DATA {{ {PAPER} kg:addresses dataset:coco }}"),
    ("A paper reports", f"INSERT DATA {{ {PAPER} kg:reports dataset:coco }}"),
    ("A paper mentions", f"INSERT DATA {{ {PAPER} kg:mentions {AUTHOR} }}"),
    ("A result of a paper", f"INSERT DATA {{ {PAPER} kg:hasResult dataset:coco }}"),
    ("A paper has one role for an entity", f"INSERT DATA {{ {PAPER} kg:uses model:blip-2 }}"),
    ("A paper has one role for a dataset", f"INSERT DATA {{ {PAPER} kg:trainsOn dataset:coco }}"),
    ("A paper has one role for a model", f"INSERT DATA {{ {PAPER} kg:comparesWith model:blip }}"),
    ("An entity that has a role", "DELETE WHERE { ?p kg:mentions task:captioning }"),
    ("An author has one name", f"DELETE WHERE {{ {AUTHOR} schema:name ?n }}"),
    ("An author has one position", f"INSERT DATA {{ {AUTHOR} schema:position 0 }}"),
    ("An entity is an IRI and", "DELETE DATA { dataset:coco a skos:Concept }"),
    ("An entity has one preferred", "DELETE WHERE { dataset:coco skos:prefLabel ?l }"),
    ("An entity has one preferred", 'INSERT DATA { dataset:coco skos:altLabel "COCO" }'),
    ("An alternative label", 'INSERT DATA { dataset:coco skos:altLabel "" }'),
    ("An entity has at most one def", 'INSERT DATA { dataset:coco skos:definition "a" , "b" }'),
    ("An exact match is", 'INSERT DATA { dataset:coco skos:exactMatch "x" }'),
    ("An entity has at most one home", "INSERT DATA { dataset:coco schema:url mlkg:x }"),
    ("An entity is introduced in", "INSERT DATA { dataset:coco kg:introducedIn model:blip }"),
    ("An entity is in at most one", "INSERT DATA { dataset:coco skos:inScheme mlkg:a , mlkg:b }"),
    ("A dataset is of no other type", "INSERT DATA { dataset:coco a kg:Task }"),
    ("A dataset is part of", "INSERT DATA { dataset:coco kg:partOf model:blip }"),
    ("A dataset is a variant of", "INSERT DATA { dataset:coco kg:variantOf model:blip }"),
    ("A model is of no other type", "INSERT DATA { model:blip a kg:Method }"),
    ("A model is a variant of", "INSERT DATA { model:blip kg:variantOf dataset:coco }"),
    ("A method is of no other type", "INSERT DATA { task:captioning a kg:Method }"),
    (
        "A method is a variant of",
        'INSERT DATA { method:m a kg:Method , skos:Concept ; skos:prefLabel "M" ;'
        " kg:variantOf dataset:coco }",
    ),
    ("A task is of no other type", "INSERT DATA { task:captioning a kg:Metric }"),
    ("What is broader than a task", "INSERT DATA { task:captioning skos:broader model:blip }"),
    ("What is broader than a metric", "INSERT DATA { metric:cider skos:broader model:blip }"),
    ("A result is the result of one", "DELETE WHERE { ?p kg:hasResult result:r1 }"),
    ("A result is of at most one", "INSERT DATA { result:r1 kg:ofModel dataset:coco }"),
    ("A result is on at most one data", "INSERT DATA { result:r1 kg:onDataset model:blip }"),
    ("A result is on at most one task", "INSERT DATA { result:r1 kg:onTask model:blip }"),
    ("A result has at most one metric", "INSERT DATA { result:r1 kg:hasMetric model:blip }"),
    ("one name of a model", 'INSERT DATA { result:r1 kg:modelName "a" , "b" }'),
    ("one name of a dataset", 'INSERT DATA { result:r1 kg:datasetName "a" , "b" }'),
    ("one name of a task", 'INSERT DATA { result:r1 kg:taskName "a" , "b" }'),
    ("one name of a metric", 'INSERT DATA { result:r1 kg:metricName "a" , "b" }'),
    ("A result has at most one value", 'INSERT DATA { result:r1 kg:value "85" }'),
    ("A result has its value as", "DELETE WHERE { result:r1 kg:valueAsWritten ?v }"),
    ("A result has at most one unit", 'INSERT DATA { result:r1 kg:unit "points" }'),
    ("A result says whether", "DELETE WHERE { result:r1 kg:isImprovement ?v }"),
    ("A confidence is a decimal", "INSERT DATA { result:r1 kg:confidence 1.1 }"),
    ("Evidence is a passage", "INSERT DATA { result:r1 kg:evidence model:blip }"),
    ("A size is of one dataset", f"INSERT DATA {{ {SIZE} kg:sizeOf dataset:coco }}"),
    ("A size is one decimal", f"INSERT DATA {{ {SIZE} kg:size 0.0 }}"),
    ("A size has at most one unit", f'INSERT DATA {{ {SIZE} kg:sizeUnit "hours" }}'),
    ("A size is stated in", f"DELETE WHERE {{ {SIZE} kg:statedIn ?p }}"),
    ("Evidence is a passage", f"INSERT DATA {{ {SIZE} kg:evidence model:blip }}"),
    ("An assertion is an rdf:Statement", f"DELETE DATA {{ {ASSERTION} a rdf:Statement }}"),
    ("The subject of an assertion", f"INSERT DATA {{ {ASSERTION} rdf:subject model:blip }}"),
    ("The predicate of an assertion", f"INSERT DATA {{ {ASSERTION} rdf:predicate kg:likes }}"),
    ("The object of an assertion", f"INSERT DATA {{ {ASSERTION} rdf:object {PAPER} }}"),
    ("A confidence is a decimal", f"DELETE WHERE {{ {ASSERTION} kg:confidence ?c }}"),
    ("An assertion names at most one", f'INSERT DATA {{ {ASSERTION} kg:rule "r" }}'),
    ("Evidence is a passage", f"INSERT DATA {{ {ASSERTION} kg:evidence model:blip }}"),
    ("An assertion is supported", f"DELETE WHERE {{ {ASSERTION} kg:supportedBy ?m }}"),
    ("The body of a mention", f"DELETE WHERE {{ {MENTION} oa:hasBody ?b }}"),
    ("The target of a mention", f"DELETE WHERE {{ {MENTION} oa:hasTarget ?t }}"),
    ("A mention identifies", f"INSERT DATA {{ {MENTION} oa:motivatedBy oa:linking }}"),
    ("The body of a link", f"DELETE WHERE {{ {LINK} oa:hasBody ?b }}"),
    ("The target of a link", f"DELETE WHERE {{ {LINK} oa:hasTarget ?b }}"),
    ("A link has a motivation", f"DELETE WHERE {{ {LINK} oa:motivatedBy ?b }}"),
    ("The source of a passage", f"DELETE WHERE {{ {PASSAGE} oa:hasSource ?p }}"),
    ("A passage is in the title", f'INSERT DATA {{ {PASSAGE} kg:field "body" }}'),
    ("A passage has one selector", f"DELETE WHERE {{ {PASSAGE} oa:hasSelector ?s }}"),
    ("A selector starts", f"INSERT DATA {{ {SELECTOR} oa:start 99 }}"),
    ("A selector ends", f"DELETE WHERE {{ {SELECTOR} oa:end ?e }}"),
    ("A selector gives the text", f"DELETE WHERE {{ {SELECTOR} oa:exact ?e }}"),
    ("A merge has one surface", f'INSERT DATA {{ {MERGE} kg:surface "x" }}'),
    ("A surface form is merged", f"INSERT DATA {{ {MERGE} kg:mergedInto model:blip }}"),
    ("A merge has one reason", f"DELETE WHERE {{ {MERGE} kg:mergedBecause ?r }}"),
    ("A confidence is a decimal", f"DELETE WHERE {{ {MERGE} kg:confidence ?r }}"),
    ("The paper that gave", f"INSERT DATA {{ {MERGE} kg:statedIn model:blip }}"),
    ("A graph has one title", "DELETE WHERE { mlkg:graph dcterms:title ?t }"),
    ("A graph names its licence", "DELETE WHERE { mlkg:graph dcterms:license ?t }"),
    ("A graph gives its number", "DELETE WHERE { mlkg:graph void:triples ?t }"),
    ("A graph imports", "DELETE WHERE { mlkg:graph owl:imports ?t }"),
    ("A graph is derived", "INSERT DATA { mlkg:graph prov:wasDerivedFrom model:blip }"),
    ("An input has one SHA-256", 'INSERT DATA { mlkg:i schema:sha256 "abc" }'),
    ("An input has the name", f'INSERT DATA {{ mlkg:i schema:sha256 "{"0" * 64}" }}'),
    ("losed", f"INSERT DATA {{ {SELECTOR} kg:extra 1 }}"),
)


def check(small_exports: Path, folder: Path, update: str) -> Report:
    store = ox.Store()
    for name in ("graph.ttl", "evidence.ttl"):
        store.load(path=small_exports / name, format=ox.RdfFormat.TURTLE)
    prefixes = read_prefixes(small_exports / "graph.ttl")
    store.update(update, prefixes=prefixes)
    path = folder / "broken.nt"
    store.dump(path, format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    return validate_graph([path])


@pytest.mark.parametrize(
    ("message", "update"), CASES, ids=[f"{n}-{m}" for n, (m, _) in enumerate(CASES)]
)
def test_a_broken_graph_fails_its_shape(
    message: str, update: str, small_exports: Path, tmp_path: Path
) -> None:
    report = check(small_exports, tmp_path, update)
    assert any(message in v.message for v in report.violations), report.text


def test_every_message_has_a_case() -> None:
    shapes = rdflib.Graph().parse(ontology_dir() / "shapes.ttl")
    messages = {str(m) for m in shapes.objects(None, SH.message)}
    assert len(messages) > 70
    missing = {m for m in messages if not any(part in m for part, _ in CASES)}
    assert not missing


def test_every_property_shape_has_a_message() -> None:
    shapes = rdflib.Graph().parse(ontology_dir() / "shapes.ttl")
    for shape in shapes.objects(None, SH.property):
        assert shapes.value(shape, SH.message) is not None, shapes.value(shape, SH.path)
    for shape in shapes.subjects(RDF.type, SH.NodeShape):
        assert isinstance(shape, rdflib.URIRef)


def test_the_shapes_are_well_formed() -> None:
    shapes = rdflib.Graph().parse(ontology_dir() / "shapes.ttl")
    conforms, _, text = pyshacl.validate(rdflib.Graph(), shacl_graph=shapes, meta_shacl=True)
    assert conforms, text
