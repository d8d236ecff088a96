"""JSON Lines to papers to graph to RDF and back by ``kg.load``: nothing is lost or made up."""

import json
from collections import Counter

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_graph import OPTIONS

import kg
from kg.core.records import LinkedPaper, Paper
from kg.core.source import RecordSource
from kg.export.exporters import find_exporter
from kg.export.vocabulary import PREFIXES
from kg.readers import merge_papers, read_papers

FIELDS = """
SELECT ?id ?title ?abstract ?doi ?arxiv ?venue ?citations
  (STR(?issued) AS ?date) (GROUP_CONCAT(?category; separator=" ") AS ?categories) WHERE {
  ?paper a kg:Paper ; dcterms:identifier ?id ; dcterms:title ?title ; dcterms:abstract ?abstract .
  OPTIONAL { ?paper bibo:doi ?doi } OPTIONAL { ?paper fabio:hasArXivId ?arxiv }
  OPTIONAL { ?paper prism:publicationName ?venue } OPTIONAL { ?paper kg:citationCount ?citations }
  OPTIONAL { ?paper dcterms:issued ?issued } OPTIONAL { ?paper dcterms:subject ?category }
} GROUP BY ?id ?title ?abstract ?doi ?arxiv ?venue ?citations ?issued
"""
AUTHORS = """
SELECT ?id ?position ?name ?orcid WHERE {
  ?paper dcterms:identifier ?id ; dcterms:creator ?author .
  ?author schema:name ?name ; schema:position ?position .
  OPTIONAL { ?author schema:identifier ?orcid }
}
"""
text = st.text(st.characters(codec=None, exclude_categories=()), min_size=1, max_size=20)
people = st.fixed_dictionaries(
    {"name": text}, optional={"orcid": st.sampled_from(["0000-0002-1825-0097", "none"])}
)
rows = st.fixed_dictionaries(
    {"title": text.map("T{}".format)},
    optional={
        "id": text,
        "abstract": text,
        "date": st.dates().map(str) | st.just("2024-07") | text,
        "authors": st.lists(people | text, max_size=3),
        "url": text.map("https://a.org/{}".format) | text,
        "doi": st.sampled_from(["10.1000/X", "https://doi.org/10.1000/y z", "x"]),
        "arxiv_id": st.sampled_from(["2301.12597v2", "hep-th/9901001", "x"]),
        "venue": text,
        "categories": st.lists(st.sampled_from(["cs.CL", "cs.CV", "math.AG"]), max_size=3),
        "citations": st.integers(0, 10**6) | text,
    },
)


def ask(store: ox.Store, query: str) -> Counter[tuple[str, ...]]:
    found = store.query(query, prefixes=dict(PREFIXES))
    return Counter(tuple(term.value if term else "" for term in row) for row in found)


def fields_of(paper: Paper) -> tuple[str, ...]:
    cited = "" if paper.citations is None else str(paper.citations)
    known = (paper.doi, paper.arxiv_id, paper.venue)
    dated = (cited, paper.date or "", " ".join(sorted(paper.categories)))
    return (paper.id, paper.title, paper.abstract, *(value or "" for value in known), *dated)


def authors_of(paper: Paper) -> list[tuple[str, ...]]:
    orcids = paper.orcids or ("",) * len(paper.authors)
    return [
        (paper.id, str(number), name, f"https://orcid.org/{orcid}" if orcid else "")
        for number, (name, orcid) in enumerate(zip(paper.authors, orcids, strict=True), 1)
    ]


@settings(max_examples=60, deadline=None)
@given(st.lists(rows, min_size=1, max_size=4))
def test_json_lines_come_back_from_the_graph_and_from_rdf(
    tmp_path_factory: pytest.TempPathFactory, given_rows: list[dict[str, object]]
) -> None:
    folder = tmp_path_factory.mktemp("trip")
    path = folder / "papers.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in given_rows), encoding="utf8")
    papers = merge_papers(read_papers([path], skip_bad=lambda _: None))
    source = RecordSource.of([], map(LinkedPaper, papers))
    for name in ("json", "turtle"):
        exporter = find_exporter(name)
        with (folder / exporter.filename).open("wb") as file:
            exporter.write(source, file, OPTIONS)
    loaded = [linked.paper for linked in kg.load(folder).papers()]
    assert loaded == papers
    store = ox.Store()
    store.load(path=folder / "graph.ttl", format=ox.RdfFormat.TURTLE)
    found = Counter((*row[:-1], " ".join(sorted(row[-1].split()))) for row in ask(store, FIELDS))
    assert found == Counter(map(fields_of, papers))
    assert ask(store, AUTHORS) == Counter(author for p in papers for author in authors_of(p))
