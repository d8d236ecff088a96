"""Every RDF format says the same triples, to parsers that nobody here wrote."""

import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from small_graph import BLIP_PAPER, OPTIONS, small_entities, small_papers

from kg.core.records import (
    Entity,
    EntityType,
    Link,
    LinkedPaper,
    Mention,
    Paper,
    Resource,
    Role,
    Span,
)
from kg.core.source import RecordSource
from kg.export.base import Exporter, ExportOptions
from kg.export.exporters import EXPORTERS, find_exporter

FORMATS = {
    "ntriples": (ox.RdfFormat.N_TRIPLES, "nt", "ntriples"),
    "nquads": (ox.RdfFormat.N_QUADS, "nquads", "nquads"),
    "trig": (ox.RdfFormat.TRIG, "trig", "trig"),
    "rdfxml": (ox.RdfFormat.RDF_XML, "xml", "rdfxml"),
    "jsonld": (ox.RdfFormat.JSON_LD, "json-ld", None),
}
HOSTILE = 'quote " back\\slash \r\n\t <b>&amp;</b> \x00\x1b \ud800 \u2028 \ufffe }{ $x ]]> émoji 🙂'


def write(exporter: Exporter, source: RecordSource, options: ExportOptions = OPTIONS) -> bytes:
    out = io.BytesIO()
    exporter.write(source, out, options)
    return out.getvalue()


def hostile_source() -> RecordSource:
    paper = replace(BLIP_PAPER, id=f"../a/{HOSTILE}", title=HOSTILE, abstract=HOSTILE)
    entity = Entity(f"model/{HOSTILE}", EntityType.MODEL, HOSTILE, (HOSTILE + "2",))
    span = Span("abstract", 0, len(HOSTILE))
    mention = Mention(span, HOSTILE, EntityType.MODEL, 1.0, HOSTILE)
    link = Link(entity.id, HOSTILE, entity.type, Role.USES, 1.0, (mention,), (span,), rule=HOSTILE)
    return RecordSource.of(
        [*small_entities(), entity], [*small_papers(), LinkedPaper(paper, (link,))]
    )


def parse(data: bytes, kind: ox.RdfFormat) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(data, format=kind)}


@pytest.fixture(scope="module", params=["small", "hostile"])
def source(request: pytest.FixtureRequest, small: RecordSource) -> RecordSource:
    return small if request.param == "small" else hostile_source()


@pytest.fixture(scope="module")
def triples(source: RecordSource) -> set[ox.Triple]:
    """Those of ``graph.ttl`` and ``evidence.ttl`` together."""
    return {
        triple
        for name in ("turtle", "evidence")
        for triple in parse(write(find_exporter(name), source), ox.RdfFormat.TURTLE)
    }


@pytest.mark.parametrize("name", FORMATS)
def test_oxigraph_reads_the_same_triples(
    name: str, source: RecordSource, triples: set[ox.Triple]
) -> None:
    assert parse(write(find_exporter(name), source), FORMATS[name][0]) == triples


@pytest.mark.parametrize("name", FORMATS)
def test_rdflib_reads_as_many_triples(
    name: str, source: RecordSource, triples: set[ox.Triple]
) -> None:
    data = rdflib.Dataset().parse(data=write(find_exporter(name), source), format=FORMATS[name][1])
    assert len({quad[:3] for quad in data.quads()}) == len(triples)


@pytest.mark.skipif(shutil.which("rapper") is None, reason="rapper is not installed")
@pytest.mark.parametrize("name", ["turtle", "evidence", "ntriples", "nquads", "trig", "rdfxml"])
def test_rapper_reads_as_many_triples(name: str, source: RecordSource, tmp_path: Path) -> None:
    exporter = find_exporter(name)
    path = tmp_path / exporter.filename
    path.write_bytes(write(exporter, source))
    kind = FORMATS.get(name, (ox.RdfFormat.TURTLE, "", "turtle"))
    command = ["rapper", "-c", "-i", str(kind[2]), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    expected = len(parse(path.read_bytes(), kind[0]))
    assert f"returned {expected} triples" in done.stderr


@pytest.mark.parametrize("name", ["turtle", "evidence"])
def test_no_blank_nodes(name: str, source: RecordSource) -> None:
    for triple in parse(write(find_exporter(name), source), ox.RdfFormat.TURTLE):
        assert isinstance(triple.subject, ox.NamedNode)
        assert not isinstance(triple.object, ox.BlankNode)


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda e: e.name)
def test_the_order_of_inputs_changes_nothing(exporter: Exporter) -> None:
    inputs = (("papers/a.txt", "0" * 64), ("papers/b.txt", "1" * 64))
    one = replace(OPTIONS, inputs=inputs)
    other = replace(OPTIONS, inputs=inputs[::-1])
    papers, entities = small_papers(), small_entities()
    assert write(exporter, RecordSource.of(entities, papers), one) == write(
        exporter, RecordSource.of(entities[::-1], papers[::-1]), other
    )


def test_named_graphs_are_the_two_files(small: RecordSource) -> None:
    quads = set(ox.parse(write(find_exporter("trig"), small), format=ox.RdfFormat.TRIG))
    graphs = {str(q.graph_name) for q in quads}
    assert graphs == {"<https://w3id.org/mlkg/graph>", "<https://w3id.org/mlkg/evidence>"}
    assert quads == set(
        ox.parse(write(find_exporter("nquads"), small), format=ox.RdfFormat.N_QUADS)
    )


def test_a_base_iri_moves_every_resource(small: RecordSource) -> None:
    options = replace(OPTIONS, base_iri="https://example.org/g/")
    data = write(find_exporter("turtle"), small, options)
    subjects = {t.subject.value for t in parse(data, ox.RdfFormat.TURTLE)}
    assert all(s.startswith("https://example.org/g/") for s in subjects)


ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), min_size=1, max_size=30)


@st.composite
def any_source(draw: st.DrawFn) -> RecordSource:
    """A paper and an entity of random texts and ids, linked by a random span."""
    abstract = draw(ANY_TEXT)
    start = draw(st.integers(0, len(abstract) - 1))
    span = Span("abstract", start, draw(st.integers(start + 1, len(abstract))))
    entity = Entity("model/" + draw(ANY_TEXT), EntityType.MODEL, draw(ANY_TEXT))
    mention = Mention(span, abstract[span.start : span.end], entity.type, 0.5, "any")
    link = Link(entity.id, entity.label, entity.type, Role.USES, 0.5, (mention,), (span,))
    address = Resource("https://a.org/" + draw(ANY_TEXT), "code", span)
    paper = Paper(draw(ANY_TEXT), draw(ANY_TEXT), abstract, draw(st.none() | ANY_TEXT))
    return RecordSource.of([entity], [LinkedPaper(paper, (link,), resources=(address,))])


@settings(max_examples=50, deadline=None)
@given(any_source())
def test_any_records_say_the_same_in_every_format(source: RecordSource) -> None:
    turtle = [write(find_exporter(name), source) for name in ("turtle", "evidence")]
    expected = {t for data in turtle for t in parse(data, ox.RdfFormat.TURTLE)}
    for name, (kind, _, _) in FORMATS.items():
        assert parse(write(find_exporter(name), source), kind) == expected, name
