"""The graph that is served: where each resource's path leads, and what is said of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from kg.core.errors import UnknownNameError
from kg.core.records import EntityType, LinkedPaper, Span
from kg.export.base import ExportOptions
from kg.export.rdf_terms import mint
from kg.export.read_card import read_options
from kg.export.vocabulary import ONTOLOGY, dcterms, rdfs, schema, skos
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.graph.store import FILENAME, load_graph
from kg.query.named import NamedQuery, read_queries
from kg.query.sparql import read_prefixes
from kg.query.store import GRAPH_FILE, disk_store

__all__ = ["Site", "open_site", "stamp_of"]

_LABELS = tuple(
    ox.NamedNode(iri)
    for iri in (skos("prefLabel"), dcterms("title"), rdfs("label"), schema("name"))
)
_PAGE_FILE = "graph.html"
_MAX_INCOMING = 1000
"""Triples that lead to a resource which are given with it."""


@dataclass(frozen=True)
class Site:
    """A graph ready to be served; ``state`` changes with it, ``stamp`` with the folder's files."""

    graph: KnowledgeGraph
    store: ox.Store
    store_path: Path
    options: ExportOptions
    prefixes: dict[str, str]
    page: bytes | None
    directory: Path
    cache: Path | None
    stamp: str | None

    @property
    def state(self) -> str:
        """Digest of the graph's files: the same graph has the same."""
        return self.store_path.name

    @cached_property
    def queries(self) -> dict[str, NamedQuery]:
        """The named queries by name."""
        return {query.name: query for query in read_queries()}

    def iri(self, path: str) -> ox.NamedNode | None:
        """The resource at a path (``dataset/cc3m``) below the base, if the graph knows it."""
        try:
            node = ox.NamedNode(mint(self.options.base_iri, path))
        except ValueError:
            return None
        return node if self._is_known(node) else None

    def _is_known(self, node: ox.NamedNode) -> bool:
        patterns = ((node, None, None), (None, None, node))
        return any(next(self.store.quads_for_pattern(*p), None) is not None for p in patterns)

    def path(self, iri: str) -> str | None:
        """The path at which a resource is served, if it is the graph's own or the ontology's."""
        if iri == ONTOLOGY or iri.startswith(ONTOLOGY + "#"):
            return "/ontology" + iri[len(ONTOLOGY) :]
        rest = iri.removeprefix(self.options.base_iri)
        return None if rest in {iri, ""} or rest.startswith("/") else f"/{rest}"

    def paper_path(self, paper: LinkedPaper) -> str | None:
        """The path at which a paper is served."""
        return self.path(mint(self.options.base_iri, f"paper/{paper.id}"))

    def describe(self, node: ox.NamedNode) -> list[ox.Triple]:
        """What is said of a resource, then what refers to it, each sorted."""
        outgoing = (q.triple for q in self.store.quads_for_pattern(node, None, None, None))
        incoming = (q.triple for q in self.store.quads_for_pattern(None, None, node, None))
        return [*sorted(outgoing, key=str), *sorted(incoming, key=str)[:_MAX_INCOMING]]

    def label(self, node: object) -> str:
        """Name of a resource for people: its label, else the end of its IRI."""
        if not isinstance(node, ox.NamedNode):
            return str(node)
        for predicate in _LABELS:
            for quad in self.store.quads_for_pattern(node, predicate, None, None):
                if isinstance(quad.object, ox.Literal):
                    return quad.object.value
        return node.value.rpartition("#")[2].rpartition("/")[2] or node.value

    def mentions(self, path: str) -> tuple[tuple[LinkedPaper, str, tuple[str, ...]], ...]:
        """Papers that name the entity at a path, each with its role and evidence sentences."""
        if path.partition("/")[0] not in _ENTITY_FOLDERS:
            return ()
        try:
            links = self.graph.links(path)
        except UnknownNameError:
            return ()
        return tuple(
            (paper, link.role.value, tuple(_sentences(paper, link.evidence)))
            for paper, link in links
        )


_ENTITY_FOLDERS = frozenset(kind.value.lower() for kind in EntityType)


def _sentences(paper: LinkedPaper, spans: Iterable[Span]) -> Iterator[str]:
    for span in spans:
        text: str = getattr(paper.paper, span.field)
        yield text[span.start : span.end]


def open_site(directory: str | Path, cache: Path | None = None) -> Site:
    """The graph that ``kg build`` wrote to ``directory``, with its store on disk (in ``cache``).

    Raises
    ------
    KgError
        If there is no graph, or it can't be read.
    """
    folder = Path(directory)
    stamp = stamp_of(folder)
    path = disk_store(folder, cache)
    page = folder / _PAGE_FILE
    return Site(
        load_graph(folder),
        ox.Store.read_only(str(path)),
        path,
        read_options(folder / GRAPH_FILE),
        read_prefixes(folder / GRAPH_FILE),
        page.read_bytes() if page.is_file() else None,
        folder,
        cache,
        stamp,
    )


def stamp_of(directory: Path) -> str | None:
    """When the files that are served were written last, as text to compare; None: no graph."""
    stamps = []
    for name in (GRAPH_FILE, "evidence.ttl", FILENAME, _PAGE_FILE):
        try:
            status = (directory / name).stat()
        except OSError:
            if name in {GRAPH_FILE, FILENAME}:
                return None
            continue
        stamps.append(f"{name} {status.st_ino} {status.st_size} {status.st_mtime_ns}")
    return "\n".join(stamps)
