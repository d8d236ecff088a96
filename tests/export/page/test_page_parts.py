"""What the page is made of: layout, communities, details, embedding, the whole as bytes."""

import base64
import gzip
import io
import json
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from random import Random
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from page_sample import large_source, sample_papers, sample_source

from kg.core.records import Entity, EntityType, LinkedPaper, Paper
from kg.core.source import RecordSource
from kg.export.base import ExportOptions
from kg.export.page import PAGE
from kg.export.page.communities import NOWHERE, find_communities, memberships
from kg.export.page.core import core_graph
from kg.export.page.details import paper_blocks, with_abstract
from kg.export.page.embed import content_hash, inline_code, packed
from kg.export.page.groups import group_core
from kg.export.page.layout import Positions, place
from kg.export.page.model import PageGraph, page_graph
from kg.export.page.spans import utf16_offsets


def page_of(source: RecordSource) -> str:
    out = io.BytesIO()
    PAGE.write(source, out, ExportOptions(title="T"))
    return out.getvalue().decode("utf8")


def positions_of(graph: PageGraph) -> Positions:
    core = core_graph(graph)
    return place(graph, core, group_core(graph, core))


def unpack(text: str) -> object:
    return json.loads(gzip.decompress(base64.b64decode(text)))


# --- the whole ----------------------------------------------------------------------------------


def test_same_graph_same_bytes_in_another_process() -> None:
    code = (
        "import hashlib, io, sys; sys.path.insert(0, sys.argv[1]);"
        "from page_sample import sample_source; from kg.export.base import ExportOptions;"
        "from kg.export.page import PAGE; out = io.BytesIO();"
        "PAGE.write(sample_source(), out, ExportOptions(title='T'));"
        "print(hashlib.sha256(out.getvalue()).hexdigest())"
    )
    digests = set()
    for seed in ("1", "2"):
        ran = subprocess.run(
            [sys.executable, "-c", code, str(next(p for p in sys.path if p.endswith("/page")))],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        )
        digests.add(ran.stdout)
    assert len(digests) == 1


def test_page_asks_nothing_of_a_network() -> None:
    html = page_of(sample_source())
    assert not re.findall(r"<(?:script|link|img|iframe)[^>]+(?:src|href)=\"(?!data:,)", html)
    assert "@import" not in html
    assert not re.search(r"url\((?!data:)", html.split("<body>")[0])


def test_no_paper_writes_markup() -> None:
    tags = Counter(re.findall(r"<(script|/script|svg|img|b)[ >]", page_of(sample_source())))
    plain = Counter(
        re.findall(r"<(script|/script|svg|img|b)[ >]", page_of(RecordSource.of([], [])))
    )
    blocks = 2  # of papers and of entities, which the empty graph has none of
    assert tags == plain + Counter({"script": blocks, "/script": blocks})


def test_empty_graph_has_a_page() -> None:
    assert "kg-meta" in page_of(RecordSource.of([], []))


def test_paper_without_entities_has_a_page() -> None:
    html = page_of(RecordSource.of([], [LinkedPaper(Paper("p", "Bare", "No names."))]))
    assert "Bare" in html


def test_lone_surrogates_do_no_harm() -> None:
    assert "kg-meta" in page_of(RecordSource.of([], [LinkedPaper(Paper("p\ud800", "T\udfff", ""))]))


# --- layout and communities ---------------------------------------------------------------------


def test_every_node_has_a_place_of_its_own() -> None:
    graph = page_graph(sample_source())
    positions = positions_of(graph)
    assert set(positions) == set(range(graph.size))
    assert len(set(positions.values())) == graph.size


def test_a_paper_more_moves_others_little() -> None:
    every = sample_papers()
    before = page_graph(sample_source())
    entities = list(sample_source().entities())
    after = page_graph(RecordSource.of(entities, [p for p in every if p.id != "captioning-5"]))
    old, new = positions_of(before), positions_of(after)
    numbers = {p.id: after.paper_node(n) for n, p in enumerate(after.papers)}
    width = max(x for x, _ in old.values()) - min(x for x, _ in old.values())
    moved = []
    for n, paper in enumerate(before.papers):
        if paper.id in numbers:
            (x, y), (u, v) = old[before.paper_node(n)], new[numbers[paper.id]]
            moved.append(((x - u) ** 2 + (y - v) ** 2) ** 0.5)
    assert median(moved) < 0.35 * width


def test_papers_of_a_topic_are_one_community() -> None:
    graph = page_graph(sample_source())
    communities = find_communities(graph, group_core(graph, core_graph(graph)).members)
    members = memberships(graph, communities)
    for word in ("captioning", "speech", "retrieval"):
        found = {
            members[graph.paper_node(n)]
            for n, p in enumerate(graph.papers)
            if p.id.startswith(word)
        }
        assert len(found) == 1
    lone = next(n for n, p in enumerate(graph.papers) if p.id == "lone")
    assert members[graph.paper_node(lone)] == NOWHERE


def test_large_graphs_are_laid_out_by_their_top_entities() -> None:
    graph = page_graph(large_source(papers=1_100, named=1))
    core = core_graph(graph)
    assert len(core) <= 1_000
    assert all(node < len(graph.entities) for node in core)
    assert {*core} <= set(positions_of(graph))


# --- data ---------------------------------------------------------------------------------------


def test_page_leaves_out_entities_that_nothing_names() -> None:
    ids = {e.id for e in page_graph(sample_source()).entities}
    assert "task/generation" in ids
    assert "task/unused" not in ids


def test_oldest_abstracts_are_left_out_first() -> None:
    papers = [
        LinkedPaper(Paper(f"p{year}", "t", "x" * 10, str(year))) for year in (2022, 2024, 2023)
    ]
    graph = page_graph(RecordSource.of([], papers))
    assert with_abstract(graph, 25) == {n for n, p in enumerate(graph.papers) if p.id != "p2022"}


def test_without_its_abstract_a_paper_keeps_title_and_links() -> None:
    graph = page_graph(sample_source())
    (block,) = list(paper_blocks(graph, room=0))
    rows = unpack(block)
    assert isinstance(rows, list)
    assert all("abstract" not in row for row in rows)
    row = rows[[p.id for p in graph.papers].index("captioning-3")]
    fields = {f for _, mentions, evidence in row["links"] for f, *_ in (*mentions, *evidence)}
    assert fields == {0}
    assert len(row["links"]) == 6


@given(st.text(max_size=60), st.data())
def test_offsets_count_as_javascript_does(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    units = len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2
    assert utf16_offsets(text)(offset) == units


@given(st.recursive(st.text() | st.integers() | st.none(), st.lists))
def test_packed_data_comes_back(data: object) -> None:
    assert unpack(packed(data)) == data


@pytest.mark.parametrize("code", ["a</script>b", "x</STYLE>", "<!-- y"])
def test_code_that_would_end_its_element_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="tag that would end it"):
        inline_code(code)


def test_hash_is_the_one_that_browsers_compute() -> None:
    assert content_hash(Markup("alert(1)")) == (
        "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"
    )


def test_relations_to_unknown_entities_are_left_out() -> None:
    entity = Entity("task/a", EntityType.TASK, "a", broader=("task/nowhere",))
    papers = [replace(p, links=p.links[:1]) for p in sample_papers()[:1]]
    graph = page_graph(RecordSource.of([entity], papers))
    assert graph.relations == ()


def test_abstracts_fill_the_room_and_no_more() -> None:
    source = large_source(papers=1_200, named=4)
    chance = Random(1)
    long = [
        replace(p, paper=replace(p.paper, abstract=f"{p.paper.abstract} {chance.randbytes(300)!r}"))
        for p in source.all_papers
    ]
    graph = page_graph(RecordSource.of(source.all_entities, long))
    whole = sum(map(len, paper_blocks(graph, room=10_000_000)))
    least = sum(map(len, paper_blocks(graph, room=0)))
    room = (whole + least) // 2
    made = list(paper_blocks(graph, room))
    assert least < sum(map(len, made)) <= room
    rows = [row for block in made for row in unpack(block)]  # type: ignore[attr-defined]
    assert 0 < sum("abstract" in row for row in rows) < len(rows)
