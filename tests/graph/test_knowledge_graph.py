"""Questions to a hand-made graph, with answers worked out by hand."""

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.core.errors import UnknownNameError, UsageError
from kg.core.source import RecordSource
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.graph.questions import shortest_path


def ids(papers: tuple[object, ...]) -> list[str]:
    return [p.id for p in papers]  # type: ignore[attr-defined]


def test_gives_back_the_records_it_was_made_of(graph: KnowledgeGraph, source: RecordSource) -> None:
    assert graph.entities() == source.all_entities
    assert graph.papers() == source.all_papers


@pytest.mark.parametrize("name", ["CC3M", "cc3m", "conceptual captions 3M", "dataset/cc3m"])
def test_finds_an_entity_by_any_name(graph: KnowledgeGraph, name: str) -> None:
    assert graph.entity(name).id == "dataset/cc3m"


def test_an_unknown_name_raises_with_the_nearest(graph: KnowledgeGraph) -> None:
    with pytest.raises(UnknownNameError) as caught:
        graph.entity("BLIP3")
    assert "BLIP" in caught.value.nearest


def test_versions_are_not_found_for_each_other(graph: KnowledgeGraph) -> None:
    assert graph.entity("BLIP").id == "model/blip"
    assert graph.entity("BLIP 2").id == "model/blip-2"


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        ({"trains_on": "CC3M"}, ["a"]),
        ({"mentions": "CC3M"}, ["a", "b"]),
        ({"evaluates_on": "COCO"}, ["a", "b"]),
        ({"evaluates_on": "COCO", "uses": "BLIP"}, ["b"]),
        ({"evaluates_on": "COCO", "since": "2023"}, ["a"]),
        ({"mentions": "COCO", "until": "2022-12"}, ["b"]),
        ({"introduces": "BLIP"}, []),
    ],
)
def test_papers_by_role(graph: KnowledgeGraph, roles: dict[str, str], expected: list[str]) -> None:
    assert ids(graph.papers(**roles)) == expected


def test_an_unknown_role_is_misuse(graph: KnowledgeGraph) -> None:
    with pytest.raises(UsageError, match="no role"):
        graph.papers(likes="COCO")


def test_entities_by_type_and_count(graph: KnowledgeGraph) -> None:
    assert ids(graph.entities(type="Dataset", min_papers=3)) == ["dataset/coco"]
    with pytest.raises(UsageError, match="no type"):
        graph.entities(type="Animal")


def test_paper_by_title_or_id(graph: KnowledgeGraph) -> None:
    assert (
        graph.paper("blip-2: first").id == graph.paper("a").id == graph.paper("paper/a").id == "a"
    )
    with pytest.raises(UnknownNameError):
        graph.paper("Fourth")


def test_leaderboard_has_levels_best_first(graph: KnowledgeGraph) -> None:
    assert [row[:3] for row in graph.leaderboard("COCO", "CIDEr")] == [
        ("BLIP-2", "CIDEr", 145.8),
        ("BLIP", "CIDEr", 136.7),
    ]


def test_cooccurring_counts_shared_papers(graph: KnowledgeGraph) -> None:
    assert graph.cooccurring("COCO", type="Dataset") == (("dataset/cc3m", "CC3M", 2),)


def test_similar_ranks_by_shared_rare_entities(graph: KnowledgeGraph) -> None:
    rows = graph.similar("a")
    assert rows[0][0] == "b"
    assert 0 < rows[0][2] < 1  # type: ignore[operator]


def test_path_goes_through_shared_nodes(graph: KnowledgeGraph) -> None:
    steps = graph.path("BLIP-2", "COCO")
    assert [(s.id, s.relation) for s in steps] == [
        ("model/blip-2", ""),
        ("paper/a", "introducedIn"),
        ("dataset/coco", "evaluatesOn"),
    ]
    assert [(s.kind, s.relation) for s in graph.path("COCO", "Third")] == [
        ("Dataset", ""),
        ("Paper", "^mentions"),
    ]
    assert [s.id for s in graph.path("COCO", "COCO")] == ["dataset/coco"]


def test_there_is_no_path_between_what_is_not_joined(graph: KnowledgeGraph) -> None:
    alone = type(graph)(graph.nx.copy())
    alone.nx.remove_edges_from(list(alone.nx.in_edges("model/blip", keys=True)))
    assert alone.path("BLIP", "COCO") == ()


@given(
    edges=st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), min_size=1, max_size=25),
    ends=st.tuples(st.integers(0, 7), st.integers(0, 7)),
)
def test_the_path_is_the_first_of_the_shortest(
    edges: list[tuple[int, int]], ends: tuple[int, int]
) -> None:
    graph = nx.MultiDiGraph()
    graph.add_nodes_from((str(n) for n in range(8)), kind="Paper", label="")
    graph.add_edges_from((str(s), str(t), "r") for s, t in edges)
    first, second = map(str, ends)
    try:
        expected = min(nx.all_shortest_paths(graph.to_undirected(), first, second))
    except nx.NetworkXNoPath:
        expected = []
    assert [s.id for s in shortest_path(graph, first, second)] == expected


def test_timeline_counts_months(graph: KnowledgeGraph) -> None:
    assert graph.timeline("COCO") == (("2022-01", 1), ("2023-01", 1))


def test_evidence_is_the_sentence(graph: KnowledgeGraph) -> None:
    assert graph.evidence("a", "CC3M") == ("BLIP-2 trains on CC3M and gets 145.8 CIDEr on COCO.",)


def test_links_are_sorted_by_strength_of_role(graph: KnowledgeGraph) -> None:
    assert [(p.id, link.role.value) for p, link in graph.links("CC3M")] == [
        ("a", "trainsOn"),
        ("b", "mentions"),
    ]


def test_subgraph_has_the_neighbours_alone(graph: KnowledgeGraph) -> None:
    around = graph.subgraph("CC3M")
    assert set(around.nx) == {"dataset/cc3m", "paper/a", "paper/b"}


def test_communities_cover_every_node_once(graph: KnowledgeGraph) -> None:
    groups = graph.communities()
    assert sorted(n for g in groups for n in g) == sorted(graph.nx)


def test_repr_counts(graph: KnowledgeGraph) -> None:
    assert repr(graph).startswith("KnowledgeGraph(3 Paper, 2 Dataset, 2 Model, 0 Method")
