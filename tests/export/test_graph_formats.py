"""GraphML, GEXF and Neo4j's CSV."""

import csv
import io
import sys
import zipfile
from dataclasses import replace

import networkx as nx
import pytest
from pyarrow import parquet
from small_graph import OPTIONS, small_entities, small_papers

from kg.core.errors import KgError, UsageError
from kg.core.records import Entity, EntityType
from kg.core.source import RecordSource
from kg.export.base import Exporter
from kg.export.exporters import EXPORTERS, find_exporter

NODES, EDGES = 10, 16
"""7 entities, 2 papers, 1 result; 9 links, 4 edges of the result, 3 between entities and papers."""


def write(name: str, source: RecordSource) -> io.BytesIO:
    out = io.BytesIO()
    find_exporter(name).write(source, out, OPTIONS)
    out.seek(0)
    return out


def test_graphml_has_every_node_and_edge(small: RecordSource) -> None:
    graph = nx.read_graphml(write("graphml", small), force_multigraph=True)
    assert (len(graph), graph.number_of_edges()) == (NODES, EDGES)
    assert graph.nodes["model/blip-2"] == {"kind": "Model", "label": "BLIP-2", "aliases": "BLIP2"}
    (edge,) = graph["paper/2301.12597"]["dataset/cc3m"].values()
    assert {"relation": "trainsOn", "confidence": 0.88, "mentions": 1}.items() <= edge.items()


def test_gexf_has_types_colours_and_labels(small: RecordSource) -> None:
    graph = nx.read_gexf(write("gexf", small))
    assert (len(graph), graph.number_of_edges()) == (NODES, EDGES)
    node = graph.nodes["dataset/coco"]
    assert node["label"] == "COCO"
    assert node["kind"] == "Dataset"
    assert node["viz"]["color"]["g"] == 160


def test_neo4j_gets_nodes_relationships_and_the_command(small: RecordSource) -> None:
    archive = zipfile.ZipFile(write("neo4j", small))
    assert archive.namelist() == ["nodes.csv", "relationships.csv", "import.sh"]
    assert b"neo4j-admin database import" in archive.read("import.sh")
    nodes = list(csv.DictReader(io.StringIO(archive.read("nodes.csv").decode())))
    edges = list(csv.DictReader(io.StringIO(archive.read("relationships.csv").decode())))
    assert (len(nodes), len(edges)) == (NODES, EDGES)
    ids = {node["id:ID"] for node in nodes}
    assert {edge[":START_ID"] for edge in edges} | {edge[":END_ID"] for edge in edges} <= ids


def test_papers_and_results_keep_what_is_known_of_them(small: RecordSource) -> None:
    first, second = small_papers()
    paper = replace(
        first.paper,
        authors=("Ada | Byron", "Li Wei"),
        venue="NeurIPS 2024",
        categories=("cs.CL", "cs.CV"),
        citations=0,
        doi="10.1000/182",
        arxiv_id="2301.12597",
    )
    known = RecordSource.of(small_entities(), [replace(first, paper=paper), second])
    flat = {
        "authors": "Ada / Byron|Li Wei",
        "venue": "NeurIPS 2024",
        "categories": "cs.CL|cs.CV",
        "doi": "10.1000/182",
        "arxiv": "2301.12597",
    }
    node = f"paper/{paper.id}"
    graphml = nx.read_graphml(write("graphml", known)).nodes
    assert (flat | {"citations": 0}).items() <= graphml[node].items()
    assert graphml["result/r1"]["improvement"] is False
    assert (flat | {"citations": 0}).items() <= nx.read_gexf(write("gexf", known)).nodes[
        node
    ].items()
    archive = zipfile.ZipFile(write("neo4j", known))
    rows = csv.DictReader(io.StringIO(archive.read("nodes.csv").decode()))
    (row,) = (r for r in rows if r["id:ID"] == node)
    assert (row["authors:string[]"], row["citations:int"]) == (flat["authors"], "0")
    table = parquet.read_table(write("parquet-nodes", known)).to_pylist()
    (row,) = (r for r in table if r["id"] == node)
    assert (row["authors"], row["citations"]) == (["Ada / Byron", "Li Wei"], 0)
    assert [r["improvement"] for r in table if r["id"] == "result/r1"] == [False]


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_hostile_names_stay_xml(name: str) -> None:
    label = '</node><x a="\x00\r\n">&amp; ]]> \ud800'
    source = RecordSource.of([Entity("model/x", EntityType.MODEL, label, (label + "|",))], [])
    graph = (
        nx.read_graphml(write(name, source))
        if name == "graphml"
        else nx.read_gexf(write(name, source))
    )
    assert graph.nodes["model/x"]["label"] == label.replace("\x00", "\ufffd").replace(
        "\ud800", "\ufffd"
    )


def test_relations_to_nothing_are_left_out() -> None:
    lonely = Entity("model/x", EntityType.MODEL, "X", variant_of=("model/gone",), broader=("y",))
    graph = nx.read_graphml(write("graphml", RecordSource.of([lonely], [])))
    assert graph.number_of_edges() == 0


def test_names_and_files_of_formats_are_distinct() -> None:
    assert len({e.name for e in EXPORTERS}) == len(EXPORTERS)
    assert len({e.filename for e in EXPORTERS}) == len(EXPORTERS)


def test_an_unknown_format_is_misuse() -> None:
    with pytest.raises(UsageError, match="docx"):
        find_exporter("docx")


def test_parquet_has_every_node_and_edge_typed(small: RecordSource) -> None:
    nodes = {
        row["id"]: row for row in parquet.read_table(write("parquet-nodes", small)).to_pylist()
    }
    edges = parquet.read_table(write("parquet-edges", small)).to_pylist()
    assert (len(nodes), len(edges)) == (NODES, EDGES)
    assert nodes["model/blip-2"]["aliases"] == ["BLIP2"]
    assert nodes["result/r1"]["value"] == 85.3
    assert nodes["dataset/coco"]["value"] is None
    assert {
        "source": "paper/2301.12597",
        "target": "dataset/cc3m",
        "relation": "trainsOn",
        "confidence": 0.88,
        "mentions": 1,
    } in edges


def test_parquet_without_pyarrow(small: RecordSource, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(KgError, match="pyarrow is not installed") as caught:
        write("parquet-nodes", small)
    assert "kg-papers[parquet]" in str(caught.value.hint)


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda e: e.name)
def test_every_format_takes_text_that_is_no_utf8(exporter: Exporter) -> None:
    first, second = small_papers()
    paper = replace(first.paper, title="lone \ud800 surrogate", authors=("\udfff",))
    source = RecordSource.of(small_entities(), [replace(first, paper=paper), second])
    assert write(exporter.name, source).getvalue()
