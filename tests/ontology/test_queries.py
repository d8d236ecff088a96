"""Named queries: each runs as it stands in three engines and answers what a person works out."""

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg.core.resources import ontology_dir
from kg.query.named import NamedQuery, find_query, read_queries
from kg.query.sparql import SparqlGraph, Value, open_graph

BASE = "https://w3id.org/mlkg/"
FIRST, SECOND = f"{BASE}paper/2301.12597", f"{BASE}paper/a-second-paper-0a1b2c3d"
TITLE, TITLE2 = "BLIP-2: Bootstrapping", "A second paper"
CODE = "https://github.com/salesforce/LAVIS"
SENTENCE = "We evaluate BLIP-2 on COCO and CC3M."

# Worked out by hand from tests/small_graph.py.
ANSWERS: dict[str, list[tuple[Value, ...]]] = {
    "adoption": [("2023-01", 1, 0), ("2024-07", 1, 1)],
    "ambiguous-names": [],
    "code-for-task": [(CODE, FIRST, TITLE)],
    "dataset-sizes": [("CC3M", 3000000.0, "pairs", FIRST)],
    "datasets-by-papers": [("CC3M", 2), ("COCO", 2)],
    "datasets-for-task": [("COCO", 0, 1), ("CC3M", 1, 0)],
    "datasets-together": [],
    "doubtful-links": [],
    "evaluated-never-trained": [("COCO", 2)],
    "improvements": [],
    "introduced": [("Model", "BLIP-2", FIRST, TITLE, "2023-01-30")],
    "introduced-and-adopted": [("BLIP-2", FIRST, 1)],
    "leaderboard": [("CIDEr", 85.3, "%", "BLIP-2", FIRST)],
    "mentions-of-entity": [
        (FIRST, "abstract", 0, 6, "BLIP-2"),
        (SECOND, "abstract", 12, 18, "BLIP-2"),
    ],
    "merged-names": [("BLIP-2", "lexicon", None, 1.0), ("BLIP2", "key", FIRST, 0.9)],
    "methods-for-task": [("BLIP", "uses", 1), ("BLIP-2", "introduces", 1)],
    "metrics-by-papers": [("CIDEr", 1)],
    "metrics-for-task": [("CIDEr", 1)],
    "model-families": [("BLIP", "BLIP-2", 2)],
    "models-compared": [("BLIP-2", 1)],
    "models-used": [("BLIP", "Model", 1)],
    "papers-by-month": [("2023-01", 1, 6), ("2024-07", 1, 3)],
    "papers-on-dataset": [
        ("evaluatesOn", FIRST, TITLE, "2023-01-30"),
        ("evaluatesOn", SECOND, TITLE2, "2024-07"),
    ],
    "papers-with-code": [(FIRST, TITLE, CODE)],
    "similar-papers": [(SECOND, TITLE2, 3)],
    "task-hierarchy": [("generation", None, 1), ("image captioning", "generation", 1)],
    "tasks-by-papers": [("image captioning", 1)],
    "tasks-without-dataset": [("image captioning", 1)],
    "uncurated": [
        ("BLIP-2", f"{BASE}model/blip-2", 2),
        ("COCO", f"{BASE}dataset/coco", 2),
        ("BLIP", f"{BASE}model/blip", 1),
        ("CIDEr", f"{BASE}metric/cider", 1),
        ("image captioning", f"{BASE}task/captioning", 1),
    ],
    "train-and-evaluate": [(FIRST, TITLE, "2023-01-30")],
}
PARAMETERS = {
    "similar-papers": {"given_title": TITLE},
    "train-and-evaluate": {"train": "CC3M", "evaluate": "COCO"},
}
"""Where the default is for another graph."""
IN_PART = {"evidence-of-claim"}
"""Checked below: a cell is long."""

QUERIES = read_queries()


@pytest.fixture(scope="module")
def graph(small_exports: Path) -> SparqlGraph:
    return open_graph(small_exports)


@pytest.fixture(scope="module")
def in_rdflib(small_exports: Path) -> rdflib.Graph:
    graph = rdflib.Graph()
    for path in (
        small_exports / "graph.ttl",
        small_exports / "evidence.ttl",
        ontology_dir() / "kg.ttl",
    ):
        graph.parse(path)
    return graph


def test_every_query_has_an_answer_here() -> None:
    assert set(ANSWERS) | IN_PART == {q.name for q in QUERIES}


@pytest.mark.parametrize("name", ANSWERS)
def test_answers(name: str, graph: SparqlGraph) -> None:
    text = find_query(name).bind(PARAMETERS.get(name, {}))
    assert list(graph.query(text).rows) == ANSWERS[name]


def test_evidence_is_the_sentence(graph: SparqlGraph) -> None:
    rows = graph.query(find_query("evidence-of-claim").text).rows
    assert rows[1] == (SECOND, "mentions", 0.88, SENTENCE)
    assert rows[0][:3] == (FIRST, "trainsOn", 0.88)


@pytest.mark.parametrize("query", QUERIES, ids=lambda q: q.name)
def test_rdflib_gives_as_many_rows(
    query: NamedQuery, graph: SparqlGraph, in_rdflib: rdflib.Graph
) -> None:
    text = query.text
    assert len(list(in_rdflib.query(text))) == len(graph.query(text).rows)


@pytest.mark.parametrize("query", QUERIES, ids=lambda q: q.name)
def test_every_query_declares_its_prefixes_and_orders_its_rows(query: NamedQuery) -> None:
    text = query.text
    list(ox.Store().query(text))
    assert "ORDER BY" in text


@pytest.mark.parametrize("query", [q for q in QUERIES if q.parameters], ids=lambda q: q.name)
def test_parameters_change_the_answer(query: NamedQuery, graph: SparqlGraph) -> None:
    values = {p.name: "1000" if p.is_number else "nothing of that name" for p in query.parameters}
    answer = graph.query(query.bind(values))
    if query.name == "doubtful-links":
        assert len(answer.rows) == 9
    else:
        assert not answer.rows
