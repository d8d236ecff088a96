"""What is cut out of the files is what the same papers have in a store of all of it."""

import json
from pathlib import Path

import pyoxigraph as ox
import pytest

import kg
from kg.core.errors import KgError
from kg.query.excerpt import cut_out
from kg.query.sample import choose_papers, sample_nodes
from kg.query.shacl import validate_graph, validate_written


def files(folder: Path) -> list[Path]:
    return [folder / "graph.ttl", folder / "evidence.ttl"]


@pytest.mark.parametrize("papers", [1, 2, 100])
def test_the_same_papers_and_all_that_belongs_to_them(small_exports: Path, papers: int) -> None:
    whole = ox.Store()
    for path in files(small_exports):
        whole.bulk_load(path=path, format=ox.RdfFormat.TURTLE)
    chosen = choose_papers(whole, papers)
    store, found = cut_out(files(small_exports), papers)
    assert found == chosen
    expected, sample = sample_nodes(whole, chosen), sample_nodes(store, found)
    assert sample.nodes == expected.nodes
    one_that_mentions = "https://w3id.org/mlkg/ontology#mentions"
    told = [
        {q for q in s.triples if q.predicate.value != one_that_mentions} for s in (sample, expected)
    ]
    assert told[0] == told[1]
    assert set(store) <= set(whole)


def test_signs_of_turtle_in_a_title_hide_nothing(tmp_path: Path) -> None:
    paper = {
        "id": "a b<c",
        "title": 'Where a < b and "c',
        "abstract": "We train FooNet on ImageNet; here 1 < 2 holds.",
        "authors": ["Zoë Ünal", "An Other"],
    }
    (tmp_path / "papers.jsonl").write_text(json.dumps(paper), encoding="utf8")
    kg.build(tmp_path / "papers.jsonl", tmp_path / "out")
    assert validate_written(files(tmp_path / "out"), 1).conforms


def test_a_break_of_the_shapes_is_found(small_exports: Path, tmp_path: Path) -> None:
    for path in files(small_exports):
        text = path.read_text(encoding="utf8")
        (tmp_path / path.name).write_text(text.replace("dcterms:title", "dcterms:alternative"))
    report = validate_written(files(tmp_path), 1)
    assert not report.conforms
    assert report.violations == validate_graph(files(tmp_path), 1).violations


def test_what_belongs_to_the_papers_is_parsed(small_exports: Path, tmp_path: Path) -> None:
    for path in files(small_exports):
        text = path.read_text(encoding="utf8")
        (tmp_path / path.name).write_text(text.replace("dcterms:title", "dcterms title"))
    with pytest.raises(KgError, match=r"graph\.ttl: can't be read as Turtle"):
        validate_written(files(tmp_path), 1)
