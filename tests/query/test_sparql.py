from pathlib import Path

import pytest

from kg.core.errors import KgError, QueryError
from kg.query.sparql import Iri, SparqlGraph, open_graph


@pytest.fixture(scope="module")
def graph(small_exports: Path) -> SparqlGraph:
    return open_graph(small_exports)


def test_rows_are_typed(graph: SparqlGraph) -> None:
    answer = graph.query(
        "SELECT ?r ?v ?delta ?unit ?none"
        " { ?r kg:value ?v ; kg:isImprovement ?delta ; kg:unit ?unit }"
    )
    assert answer.columns == ("r", "v", "delta", "unit", "none")
    assert answer.rows == (("https://w3id.org/mlkg/result/r1", 85.3, False, "%", None),)
    assert isinstance(answer.rows[0][0], Iri)


def test_ask_answers_in_one_cell(graph: SparqlGraph) -> None:
    assert graph.query("ASK { ?p kg:trainsOn dataset:cc3m }").rows == ((True,),)


def test_construct_gives_triples(graph: SparqlGraph) -> None:
    answer = graph.query("CONSTRUCT { ?p kg:n 1 } WHERE { ?p a kg:Paper }")
    assert answer.columns == ("subject", "predicate", "object")
    assert [row[2] for row in answer.rows] == [1, 1]


def test_the_ontology_can_be_asked(graph: SparqlGraph) -> None:
    answer = graph.query("SELECT ?p { ?p rdfs:subPropertyOf kg:mentions }")
    assert len(answer.rows) == 7


def test_numbers_that_python_cannot_read_stay_strings(graph: SparqlGraph) -> None:
    assert graph.query('SELECT ("x"^^xsd:integer AS ?n) {}').rows == (("x",),)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("SELECT {", "line 1, column 9"),
        ("SELECT * {\n ?s ?p }", "line 2, column"),
        ("SELECT * { ?s nope:x ?o }", "nope"),
        ("", "the end of the query"),
    ],
)
def test_a_mistake_is_named_with_its_place(graph: SparqlGraph, text: str, place: str) -> None:
    with pytest.raises(QueryError, match=place) as caught:
        graph.query(text)
    assert len(str(caught.value)) < 400


def test_iris_are_shortened_by_the_graphs_prefixes(graph: SparqlGraph) -> None:
    assert graph.shorten("https://w3id.org/mlkg/model/blip-2") == "model:blip-2"
    assert graph.shorten("https://example.org/x") == "https://example.org/x"


def test_a_folder_without_graph_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(KgError, match=r"no graph\.ttl"):
        open_graph(tmp_path)


def test_a_broken_graph_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("@prefix a: <b> .\nnot turtle")
    with pytest.raises(KgError, match="not Turtle"):
        open_graph(tmp_path)
