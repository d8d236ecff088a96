"""HTML for people: a page of a resource, the queries with an editor, errors."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import jinja2
import pyoxigraph as ox

from kg.export.vocabulary import ONTOLOGY, RDF_TYPE
from kg.query.named import NamedQuery
from kg.server.site import Site

__all__ = ["STATIC", "ontology_page", "problem_page", "queries_page", "resource_page"]

STATIC: Mapping[str, str] = {
    "style.css": "text/css",
    "editor.js": "text/javascript",
    "icon.svg": "image/svg+xml",
}
"""Files that pages load, with their media types."""

_SHOWN = 200
"""Values of one property that a page shows."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value as a page shows it; ``address`` is where it leads, if anywhere safe."""

    text: str
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A property's label and values; ``more`` are not shown."""

    label: str
    values: tuple[Value, ...]
    more: int


@cache
def _templates() -> jinja2.Environment:
    loader = jinja2.FileSystemLoader(str(files("kg.server") / "templates"))
    return jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined)


def _render(template: str, **values: object) -> str:
    """The page; what is no UTF-8 in a paper's text becomes a question mark."""
    text = _templates().get_template(template).render(values)
    return text.encode("utf8", "replace").decode("utf8")


def resource_page(site: Site, path: str, node: ox.NamedNode) -> str:
    """Page of a resource: what is said of it, what refers to it, the papers that name it."""
    triples = site.describe(node)
    papers = site.mentions(path)
    said = [t for t in triples if t.subject == node]
    referring = [t for t in triples if t.subject != node and not (papers and _is_of_paper(site, t))]
    kinds = [site.label(t.object) for t in said if t.predicate.value == RDF_TYPE]
    return _render(
        "resource.html",
        title=site.label(node),
        iri=node.value,
        kind=kinds[-1] if kinds else "",
        rows=_rows(site, ((t.predicate, t.object) for t in said)),
        referring=_rows(site, ((t.predicate, t.subject) for t in referring)),
        papers=[
            {
                "title": paper.title,
                "address": site.paper_path(paper),
                "date": paper.date or "",
                "role": role,
                "sentences": sentences,
            }
            for paper, role, sentences in papers[:_SHOWN]
        ],
        more=len(papers) - _SHOWN,
    )


def _is_of_paper(site: Site, triple: ox.Triple) -> bool:
    """Whether a triple repeats what the table of papers shows."""
    starts = tuple(site.options.base_iri + f for f in ("paper/", "assertion/", "mention/"))
    return isinstance(triple.subject, ox.NamedNode) and triple.subject.value.startswith(starts)


def _rows(site: Site, pairs: Iterable[tuple[ox.NamedNode, object]]) -> list[Row]:
    grouped: dict[str, list[object]] = {}
    for predicate, value in pairs:
        grouped.setdefault(site.label(predicate), []).append(value)
    return [
        Row(label, tuple(_values(site, values[:_SHOWN])), max(0, len(values) - _SHOWN))
        for label, values in grouped.items()
    ]


def _values(site: Site, terms: Sequence[object]) -> Iterator[Value]:
    for term in terms:
        if isinstance(term, ox.NamedNode):
            local = site.path(term.value)
            web = term.value if term.value.startswith(("https://", "http://")) else None
            yield Value(site.label(term) if local else term.value, local or web)
        elif isinstance(term, ox.Literal):
            yield Value(term.value)


def queries_page(site: Site, query: NamedQuery | None) -> str:
    """The named queries, and an editor that starts with one of them."""
    start = query or next(iter(site.queries.values()))
    return _render(
        "queries.html",
        title=site.options.title,
        base=site.options.base_iri,
        queries=site.queries.values(),
        current=start,
    )


def ontology_page(terms: ox.Store) -> str:
    """All terms of the ontology with their definitions."""
    found = terms.query(
        "SELECT ?term (SAMPLE(?l) AS ?label) (SAMPLE(?d) AS ?definition) {"
        " ?term rdfs:label ?l ; skos:definition ?d } GROUP BY ?term ORDER BY ?term",
        prefixes={
            "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
            "skos": "http://www.w3.org/2004/02/skos/core#",
        },
    )
    assert isinstance(found, ox.QuerySolutions)  # noqa: S101  (the query is a SELECT)
    rows = [
        {
            "name": row["term"].value.removeprefix(ONTOLOGY + "#"),
            "label": row["label"].value,
            "definition": row["definition"].value,
        }
        for row in found
        if row["term"].value.startswith(ONTOLOGY + "#")
    ]
    return _render("ontology.html", iri=ONTOLOGY, rows=rows)


def problem_page(status: int, message: str) -> str:
    """Page of an error."""
    return _render("problem.html", status=status, message=message)
