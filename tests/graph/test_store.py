"""graph.json: a round trip, stable bytes, clear errors."""

import io
import json
from pathlib import Path

import networkx as nx
import pytest

from kg.core.errors import KgError
from kg.core.records import LinkedPaper, Paper
from kg.core.source import RecordSource
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.graph.store import load_graph, write_graph, write_records


def written(graph: KnowledgeGraph) -> bytes:
    out = io.BytesIO()
    write_graph(graph.nx, out)
    return out.getvalue()


def test_round_trip_gives_the_same_records(
    graph: KnowledgeGraph, source: RecordSource, tmp_path: Path
) -> None:
    (tmp_path / "graph.json").write_bytes(written(graph))
    loaded = load_graph(tmp_path)
    assert loaded.entities() == source.all_entities
    assert loaded.papers() == source.all_papers
    assert written(loaded) == written(graph)


def test_records_are_written_as_their_graph_is(graph: KnowledgeGraph, source: RecordSource) -> None:
    out = io.BytesIO()
    write_records(source, out)
    assert out.getvalue() == written(graph)


def test_networkx_reads_the_file(graph: KnowledgeGraph) -> None:
    data = nx.node_link_graph(json.loads(written(graph)), edges="edges")
    assert sorted(data) == sorted(graph.nx)
    assert sorted(data.edges(keys=True)) == sorted(graph.nx.edges(keys=True))


@pytest.mark.parametrize("content", ["", "[]", "{}", "null", '{"graph": {"format": 99}}', "{"])
def test_a_foreign_file_is_named(content: str, tmp_path: Path) -> None:
    path = tmp_path / "graph.json"
    path.write_text(content)
    with pytest.raises(KgError, match=r"graph\.json: not a graph"):
        load_graph(path)


def test_a_missing_file_is_named_with_a_hint(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="can't read") as caught:
        load_graph(tmp_path)
    assert caught.value.hint == "run kg build first, or name its folder"


@pytest.mark.parametrize("left", ["graph.ttl", "graph/part-00000.nt"])
def test_rdf_without_a_graph_is_explained(left: str, tmp_path: Path) -> None:
    (tmp_path / left).parent.mkdir(exist_ok=True)
    (tmp_path / left).touch()
    with pytest.raises(KgError, match=r"graph\.json: can't read") as caught:
        load_graph(tmp_path)
    assert "--partitions" in str(caught.value.hint)


def test_text_that_is_no_utf8_comes_back(tmp_path: Path) -> None:
    paper = Paper("a", "lone \ud800", "é \x00 \u2028")
    with (tmp_path / "graph.json").open("wb") as file:
        write_records(RecordSource.of([], [LinkedPaper(paper)]), file)
    assert load_graph(tmp_path).papers() == (LinkedPaper(paper),)
