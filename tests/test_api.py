"""``import kg`` and what it gives: loading, tables, rdflib, notebooks."""

import html
import json
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib

import kg
from kg import api
from kg.core.errors import KgError, UnknownNameError
from kg.core.source import RecordSource


@pytest.fixture(scope="module")
def g(small_exports: Path) -> kg.KnowledgeGraph:
    return kg.load(small_exports)


def test_import_alone_loads_no_library() -> None:
    code = "import kg, sys; print(sorted({'networkx', 'rdflib', 'spacy'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_public_names() -> None:
    assert {"KnowledgeGraph", "build", "load", "__version__"} <= set(dir(kg))
    assert kg.__version__[0].isdigit()
    with pytest.raises(AttributeError, match="no attribute 'lode'"):
        _ = kg.lode


def test_loads_what_was_written(g: kg.KnowledgeGraph, small: RecordSource) -> None:
    assert isinstance(g, kg.KnowledgeGraph)
    assert [p.paper for p in g.papers()] == [p.paper for p in small.all_papers]
    assert g.entities() == small.all_entities
    assert [p.id for p in g.papers(trains_on="Conceptual Captions 3M")] == ["2301.12597"]
    with pytest.raises(UnknownNameError, match="CC4M") as caught:
        g.papers(trains_on="CC4M")
    assert "CC3M" in caught.value.nearest


def test_a_subgraph_has_all_methods(g: kg.KnowledgeGraph) -> None:
    around = g.subgraph("CC3M")
    assert isinstance(around, kg.KnowledgeGraph)
    assert [e.id for e in around.entities()] == ["dataset/cc3m"]


def test_tables(g: kg.KnowledgeGraph) -> None:
    papers, entities, links, results = g.to_pandas()
    assert papers.loc["2301.12597", "code"] == ("https://github.com/salesforce/LAVIS",)
    assert entities.loc["dataset/cc3m", "papers"] == 2
    roles = links[links.label == "CC3M"].set_index("paper").role.to_dict()
    assert roles == {"2301.12597": "trainsOn", "a-second-paper-0a1b2c3d": "mentions"}
    assert links.evidence.iloc[0].startswith("BLIP-2, built on BLIP")
    assert results[["value", "unit", "model", "metric"]].values.tolist() == [
        [85.3, "%", "BLIP-2", "CIDEr"]
    ]


def test_tables_without_pandas(g: kg.KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(KgError, match="pandas is not installed") as caught:
        g.to_pandas()
    assert "kg-papers[pandas]" in str(caught.value.hint)


@pytest.mark.parametrize(("evidence", "files"), [(False, ["graph"]), (True, ["graph", "evidence"])])
def test_rdflib_has_the_exported_triples(
    g: kg.KnowledgeGraph, small_exports: Path, evidence: bool, files: list[str]
) -> None:
    written = rdflib.Graph()
    for name in files:
        written.parse(small_exports / f"{name}.ttl")
    graph = g.to_rdflib(evidence=evidence)
    assert facts(graph) == facts(written)
    rows = graph.query("SELECT ?p { ?p kg:trainsOn dataset:cc3m }")
    assert [str(row[0]) for row in rows] == ["https://w3id.org/mlkg/paper/2301.12597"]


def facts(graph: rdflib.Graph) -> set[tuple[object, ...]]:
    """Triples without the description of the build, which a loaded graph doesn't know."""
    builds = ("graph", "pipeline", "input/")
    return {
        (s, p, o.value if isinstance(o, rdflib.Literal) and o.value is not None else str(o))
        for s, p, o in graph
        if p != rdflib.PROV.wasDerivedFrom
        and not s.removeprefix("https://w3id.org/mlkg/").startswith(builds)
    }


def test_rdflib_under_another_base(g: kg.KnowledgeGraph) -> None:
    graph = g.to_rdflib(base_iri="https://example.org/g/")
    rows = graph.query("SELECT ?p { ?p kg:trainsOn dataset:cc3m }")
    assert [str(row[0]) for row in rows] == ["https://example.org/g/paper/2301.12597"]


def test_a_notebook_shows_counts_and_the_page(g: kg.KnowledgeGraph) -> None:
    shown = g.subgraph("CC3M", "A second paper", radius=1)._repr_html_()
    assert "<th style='text-align:left'>Paper</th><td>2</td>" in shown
    assert "sandbox='allow-scripts'" in shown
    page = html.unescape(shown.partition('srcdoc="')[2].removesuffix('"></iframe>'))
    assert page == g.subgraph("CC3M", "A second paper").to_html()
    assert page.lstrip().lower().startswith(("<!doctype html", "<html"))


def test_a_notebook_shows_counts_alone_of_a_large_graph(
    g: kg.KnowledgeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api, "_MAX_PAGE_NODES", 3)
    assert "iframe" not in g._repr_html_()


def test_builds_from_files(tmp_path: Path) -> None:
    paper = {"id": "p1", "title": "A", "abstract": "We pre-train CLIP on CC3M."}
    (tmp_path / "in.jsonl").write_text(json.dumps(paper) + "\n", encoding="utf8")
    graph = kg.build(tmp_path / "in.jsonl", workers=1)
    assert [p.id for p in graph.papers(mentions="CC3M")] == ["p1"]
    assert [p.name for p in tmp_path.iterdir()] == ["in.jsonl"]
    kept = kg.build([tmp_path / "in.jsonl"], tmp_path / "out", workers=1, page=False)
    assert kept.papers() == graph.papers() == kg.load(tmp_path / "out").papers()
    with pytest.raises(KgError, match=r"none\.jsonl"):
        kg.build(tmp_path / "none.jsonl")
