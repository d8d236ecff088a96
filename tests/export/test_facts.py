"""What the two Turtle files say."""

import io
import json
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from small_graph import BLIP_PAPER, OPTIONS

from kg.core.records import LinkedPaper, Resource, Role
from kg.core.source import RecordSource
from kg.export.exporters import find_exporter
from kg.export.facts import describe_paper
from kg.export.jsonld import read_context
from kg.export.read_card import read_options
from kg.export.turtle import RESOURCE_FOLDERS
from kg.export.vocabulary import KG, PREFIXES, ROLE_IRIS


@pytest.fixture(scope="module")
def store(small_exports: Path) -> ox.Store:
    store = ox.Store()
    for name in ("graph.ttl", "evidence.ttl"):
        store.load(path=small_exports / name, format=ox.RdfFormat.TURTLE)
    return store


def ask(store: ox.Store, pattern: str) -> bool:
    prefixes = {f: f"https://w3id.org/mlkg/{f}/" for f in RESOURCE_FOLDERS} | dict(PREFIXES)
    return bool(store.query(f"ASK {{ {pattern} }}", prefixes=prefixes))


def test_every_role_is_a_mention_too(store: ox.Store) -> None:
    for role in Role:
        assert not ask(
            store, f"?p <{ROLE_IRIS[role]}> ?e FILTER NOT EXISTS {{ ?p kg:mentions ?e }}"
        )


def test_metadata_of_a_paper_is_under_standard_terms(store: ox.Store) -> None:
    assert ask(store, 'paper:2301.12597 bibo:doi "10.48550/arXiv.2301.12597"')
    assert ask(store, 'paper:2301.12597 fabio:hasArXivId "2301.12597"')
    assert ask(store, 'paper:2301.12597 prism:publicationName "Conference on Things"')
    assert ask(store, 'paper:2301.12597 dcterms:subject "cs.CL" , "cs.CV"')
    assert ask(store, "paper:2301.12597 kg:citationCount 17")
    orcid = "<https://orcid.org/0000-0002-1825-0097>"
    assert ask(store, f'?a schema:name "Ann Author" ; schema:identifier {orcid}')
    assert not ask(store, f"?a schema:position 2 ; schema:identifier {orcid}")


def test_every_link_has_one_assertion(store: ox.Store) -> None:
    assert not ask(
        store,
        "?p kg:mentions ?e FILTER NOT EXISTS"
        " { ?a rdf:subject ?p ; rdf:object ?e ; rdf:predicate ?r }",
    )


def test_passages_slice_to_their_text(store: ox.Store) -> None:
    found = store.query(
        "PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX dct: <http://purl.org/dc/terms/>"
        "SELECT ?abstract ?start ?end ?exact { ?p oa:hasSource/dct:abstract ?abstract ;"
        "  oa:hasSelector ?s . ?s oa:start ?start ; oa:end ?end ; oa:exact ?exact }"
    )
    rows = [tuple(term.value for term in row) for row in found]
    assert len(rows) > 10
    for abstract, start, end, exact in rows:
        assert abstract[int(start) : int(end)] == exact


def test_the_graph_counts_itself(small_exports: Path, store: ox.Store) -> None:
    data = (small_exports / "graph.ttl").read_bytes()
    count = len(set(ox.parse(data, format=ox.RdfFormat.TURTLE)))
    assert ask(store, f"?graph void:triples {count}")
    assert ask(store, "?part void:class kg:Paper ; void:entities 2")


def test_papers_come_from_hashed_inputs(store: ox.Store) -> None:
    assert ask(store, f'paper:2301.12597 prov:wasDerivedFrom ?i . ?i schema:sha256 "{"0" * 64}"')


def test_results_keep_the_figure_as_written(store: ox.Store) -> None:
    assert ask(
        store, 'result:r1 kg:value 85.3 ; kg:valueAsWritten "85.30" ; kg:taskName "some task"'
    )


def test_each_kind_of_resource_has_its_property() -> None:
    resources = tuple(Resource(f"https://x.org/{k}", k) for k in ("code", "demo", "other"))
    linked = LinkedPaper(BLIP_PAPER, resources=(*resources, Resource("no address", "code")))
    described = dict(next(describe_paper(linked, "https://b/", {})).properties)
    assert described["https://schema.org/codeRepository"] == ("https://x.org/code",)
    assert described[KG + "demoPage"] == ("https://x.org/demo",)
    assert len(described[KG + "resource"]) == 3


def test_options_are_read_back(small_exports: Path) -> None:
    options = read_options(small_exports / "graph.ttl")
    assert options.inputs == (("a.txt", "0" * 64),)
    assert options.pipeline == OPTIONS.pipeline
    assert options.base_iri == OPTIONS.base_iri


def test_options_of_no_graph_are_the_defaults(tmp_path: Path) -> None:
    assert read_options(tmp_path / "none.ttl").inputs == ()
    (tmp_path / "other.ttl").write_text("<a:b> <a:c> <a:d> .")
    assert read_options(tmp_path / "other.ttl").inputs == ()
    (tmp_path / "broken.ttl").write_text("not turtle")
    assert read_options(tmp_path / "broken.ttl").inputs == ()


def test_the_clock_only_on_request(small: RecordSource) -> None:
    def written(created: str | None) -> str:
        out = io.BytesIO()
        find_exporter("turtle").write(small, out, replace(OPTIONS, created=created))
        return out.getvalue().decode()

    assert "dcterms:created" not in written(None)
    assert 'dcterms:created "2026-01-02"^^xsd:date' in written("2026-01-02")


def test_no_term_of_the_context_hides_a_prefix() -> None:
    assert not set(read_context()) & set(RESOURCE_FOLDERS)


def test_jsonld_is_one_node_a_line(small: RecordSource) -> None:
    out = io.BytesIO()
    find_exporter("jsonld").write(small, out, OPTIONS)
    lines = out.getvalue().decode().splitlines()
    node = next(json.loads(x.rstrip(",")) for x in lines if '"id": "paper:2301.12597"' in x[:30])
    assert node["trainsOn"] == "dataset:cc3m"
    assert node["issued"] == "2023-01-30"
