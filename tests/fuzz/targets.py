"""What a fuzzer feeds bytes to: each target raises if a promise of ``SECURITY.md`` is broken.

``run.py`` drives them with atheris; ``test_cases.py`` replays the inputs that once broke one.
"""

import csv
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from html.parser import HTMLParser
from xml.etree import ElementTree

import networkx as nx
import pyoxigraph as ox

from kg.core.errors import ReadError
from kg.core.records import Entity, EntityType, Link, LinkedPaper, Mention, Paper, Role, Span
from kg.core.source import RecordSource
from kg.export.base import ExportOptions
from kg.export.exporters import find_exporter
from kg.graph.build import build_graph
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.readers import READERS, InputFile, ReadOptions, merge_papers
from kg.readers.base import HEAD_BYTES
from kg.readers.characters import clean
from kg.readers.formats import find_reader
from kg.readers.limits import Budget
from kg.readers.unpacking import unpack

__all__ = ["GROUPS", "TARGETS"]

Target = Callable[[bytes], None]

_FIELD, _PAPER = b"\x1f", b"\x1e"
"""Signs between the fields of a paper, and between papers, in what exporters are fed."""
_MOST = 8
"""Papers, and entities of a paper, that exporters are fed: more find nothing new."""
_ARXIV_ID = re.compile(r"[0-9]{4}\.[0-9]{4,5}|[a-z-]+(\.[A-Z]{2})?/[0-9]{7}")
_RDF = {
    "turtle": ox.RdfFormat.TURTLE,
    "evidence": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "nquads": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}


# --- Readers --------------------------------------------------------------------------------------


def _read(name: str | None, source: str, data: bytes) -> list[Paper]:
    """Papers that a reader (None: whichever knows the content) makes of ``data``, all checked."""
    file = InputFile(source, io.BytesIO(data), data[:HEAD_BYTES])
    papers = []
    try:
        for item in find_reader(file, name).read(file, ReadOptions()):
            if isinstance(item, ReadError):
                _check_error(item)
            else:
                _check_paper(item)
                papers.append(item)
    except ReadError as error:
        _check_error(error)
    return papers


def _check_error(error: ReadError) -> None:
    text = str(error)
    assert len(text.splitlines()) == 1, text
    assert len(text) < 2_000, len(text)
    text.encode("utf8")


def _check_paper(paper: Paper) -> None:
    texts = (paper.id, paper.title, paper.abstract, paper.url, paper.doi, paper.venue)
    for text in (*texts, *paper.authors, *paper.categories):
        assert text is None or clean(text) == text
    assert paper.title.strip()
    assert paper.id
    assert len(paper.id.splitlines()) == 1
    assert paper.date is None or re.fullmatch(r"\d{4}(-\d\d){0,2}", paper.date)
    for address in (paper.url, paper.doi):
        assert address is None or not re.search(r'[\s<>"\\`{}|^]', address) or address == paper.doi
    # what the shapes ask of them: one odd record must not fail the build of all
    assert paper.doi is None or re.match(r"10\.[0-9]{4,9}/", paper.doi)
    assert paper.arxiv_id is None or _ARXIV_ID.fullmatch(paper.arxiv_id)
    assert paper.citations is None or paper.citations >= 0
    assert len(paper.orcids) in {0, len(paper.authors)}
    assert paper.url is None or paper.url.lower().startswith(("http://", "https://"))


def _reader(name: str) -> Target:
    def check(data: bytes) -> None:
        papers = _read(name, "papers", data)
        merged = merge_papers(papers)
        assert len({paper.id for paper in merged}) == len(merged) <= len(papers)

    return check


def _packed(data: bytes) -> None:
    """Anything, packed or not: its format is recognised as in ``kg build``."""
    budget = Budget("papers", 1 << 24)
    try:
        for item in unpack("papers", io.BytesIO(data), budget):
            if isinstance(item, ReadError):
                _check_error(item)
            else:
                source, stream = item
                _read(None, source, stream.read(1 << 20))
    except ReadError as error:
        _check_error(error)


# --- Exporters ------------------------------------------------------------------------------------


def _source(data: bytes) -> RecordSource:
    """Records of arbitrary texts: of a paper first id, title, abstract, date, author, url, doi."""
    papers, entities = [], {}
    for number, part in enumerate(data.split(_PAPER)[:_MOST]):
        fields = [_text(field) for field in part.split(_FIELD)]
        fields += [""] * (7 - len(fields))
        paper_id, title, abstract, date, author, url, doi = fields[:7]
        paper = Paper(
            f"{number}{paper_id}", title, abstract, date or None, (author,) * bool(author),
            url or None, (title,), doi or None,
        )  # fmt: skip
        links = []
        for name in sorted(set(fields[7 : 7 + _MOST])):
            kind = list(EntityType)[len(name) % 5]
            entity = Entity(f"{kind.value.lower()}/{name}", kind, name, (name + "2", abstract))
            entities[entity.id] = entity
            links.append(_link(paper, entity))
        papers.append(LinkedPaper(paper, tuple(sorted(filter(None, links)))))
    return RecordSource.of(entities.values(), papers)


def _text(data: bytes) -> str:
    try:
        return data.decode("utf8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _link(paper: Paper, entity: Entity) -> Link | None:
    if not paper.abstract:
        return None
    start = len(entity.label) % len(paper.abstract)
    span = Span("abstract", start, len(paper.abstract))
    mention = Mention(span, paper.abstract[start:], entity.type, 0.5, "any")
    return Link(entity.id, entity.label, entity.type, Role.MENTIONS, 0.5, (mention,), (span,), "r")


def _write(name: str, source: RecordSource) -> bytes:
    out = io.BytesIO()
    find_exporter(name).write(source, out, ExportOptions())
    return out.getvalue()


def _triples(name: str, source: RecordSource) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(_write(name, source), format=_RDF[name])}


def _rdf(data: bytes) -> None:
    """Every RDF format says the same triples, and none leaves the base IRI."""
    source = _source(data)
    expected = _triples("turtle", source) | _triples("evidence", source)
    assert all(t.subject.value.startswith("https://w3id.org/mlkg/") for t in expected)
    for name in ("ntriples", "nquads", "trig", "rdfxml", "jsonld"):
        assert _triples(name, source) == expected, name


def _tables(data: bytes) -> None:
    """GraphML, GEXF, CSV and JSON are whole and have every paper."""
    source = _source(data)
    papers, nodes = len(source.all_papers), len(source.all_papers) + len(source.all_entities)
    for name in ("graphml", "gexf"):
        root = ElementTree.fromstring(_write(name, source))
        assert sum(e.tag.endswith("}node") for e in root.iter()) == nodes, name
    archive = zipfile.ZipFile(io.BytesIO(_write("neo4j", source)))
    rows = csv.reader(io.StringIO(archive.read("nodes.csv").decode(), newline=""))
    assert len(list(rows)) == nodes + 1
    lines = _write("annotations", source).decode().removesuffix("\n").split("\n")
    assert [json.loads(line)["paper"]["id"] for line in lines] == [
        linked.paper.id for linked in source.all_papers
    ]
    assert len(lines) == papers


def _loaded(data: bytes) -> None:
    """What ``kg.load`` reads back are the records that were written."""
    source = _source(data)
    written = json.loads(_write("json", source))
    graph = KnowledgeGraph(nx.node_link_graph(written, edges="edges"))
    assert tuple(graph.papers()) == source.all_papers
    assert tuple(sorted(graph.entities(), key=lambda e: e.id)) == source.all_entities
    assert build_graph(source).nodes.keys() == graph.nx.nodes.keys()


class _Tags(HTMLParser):
    """Collects the tags that a page has, and what scripts that run say."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.code: list[str] = []
        self._runs = False
        self.feed(page.decode("utf8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag begins; scripts with a type of their own are data."""
        is_data = tag == "script" and "type" in dict(attrs)
        self._runs = tag == "script" and not is_data
        self.tags[tag] += not is_data

    def handle_data(self, data: str) -> None:
        """Text, of a script too."""
        if self._runs:
            self.code.append(data)
            self._runs = False


def _page(data: bytes) -> None:
    """The page has the same tags, and runs the same code, as one of other papers."""
    page, plain = (_Tags(_write("html", _source(given))) for given in (data, b"1"))
    assert page.tags == plain.tags
    assert page.code == plain.code


_READERS: dict[str, Target] = {reader.name: _reader(reader.name) for reader in READERS}
TARGETS: dict[str, Target] = {
    **_READERS,
    "packed": _packed,
    "rdf": _rdf,
    "tables": _tables,
    "loaded": _loaded,
    "page": _page,
}
"""Every reader by its name, then what else reads or writes."""

GROUPS: dict[str, Sequence[str]] = {
    "json": (
        "json-lines", "arxiv-snapshot", "openalex", "semantic-scholar", "hugging-face", "csl-json",
    ),
    "xml": ("arxiv-atom", "oai-pmh", "acl-anthology"),
    "text": ("daily-page", "text", "csv", "bibtex", "ris"),
    "packed": ("packed", "parquet", "pdf"),
    "exports": ("rdf", "tables", "loaded"),
    "page": ("page",),
}  # fmt: skip
"""Targets that are fuzzed in one run, each fed every input that the others found."""


def targets_of(group: str) -> Iterator[tuple[str, Target]]:
    """(name, target) of each target of a group, or the one target of that name."""
    for name in GROUPS.get(group, (group,)):
        yield name, TARGETS[name]
