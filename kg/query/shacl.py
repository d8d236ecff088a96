"""Whether an exported graph is what ``ontology/shapes.ttl`` says: all of it, or a sample."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox
import pyshacl
import rdflib
from rdflib.namespace import SH, XSD

from kg.core.errors import KgError
from kg.core.resources import ontology_dir
from kg.core.source import GraphSource
from kg.export.base import ExportOptions
from kg.export.rdf_files import EVIDENCE, GRAPH
from kg.query.sample import Sample, choose_papers, sample_nodes

__all__ = ["Report", "Violation", "validate_graph", "validate_records"]

_SHOWN = 5
"""Nodes that the report names for each message."""


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """A node that breaks a shape: the shape's message, the node, the offending value if any."""

    message: str
    node: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """Outcome of a validation: ``nodes`` is how many were looked at, None for all."""

    violations: tuple[Violation, ...]
    triples: int
    nodes: int | None = None

    @property
    def conforms(self) -> bool:
        """Whether there are no violations."""
        return not self.violations

    @property
    def text(self) -> str:
        """What is wrong, by message, with the first few nodes of each."""
        scope = f"{self.triples:,} triples" + (f", {self.nodes:,} nodes" if self.nodes else "")
        if self.conforms:
            return f"conforms to the shapes ({scope})"
        groups: dict[str, list[Violation]] = defaultdict(list)
        for violation in self.violations:
            groups[violation.message].append(violation)
        lines = [f"does not conform to the shapes: {len(self.violations):,} violations ({scope})"]
        for message, found in sorted(groups.items(), key=lambda g: (-len(g[1]), g[0])):
            lines.append(f"\n{len(found):,} x {message}")
            lines += [
                f"    {v.node}" + (f"  has {v.value}" * bool(v.value)) for v in found[:_SHOWN]
            ]
            if len(found) > _SHOWN:
                lines.append(f"    and {len(found) - _SHOWN:,} more")
        return "\n".join(lines)


def validate_graph(
    files: Sequence[str | Path], sample: int | None = None, shapes: Path | None = None
) -> Report:
    """Report on the graph that Turtle ``files`` make together.

    Parameters
    ----------
    files
        ``graph.ttl`` and ``evidence.ttl``; passages of papers need both.
    sample
        How many papers to look at, with all that belongs to them; None for the whole graph.
    shapes
        The shapes, if not those of the ontology.

    Raises
    ------
    KgError
        If a file is missing or is not Turtle.
    """
    store = _load(files)
    focus = None if sample is None else sample_nodes(store, choose_papers(store, sample))
    return _report(store, focus, shapes)


def validate_records(source: GraphSource, options: ExportOptions) -> Report:
    """Report on what is written of ``source`` under ``options``.

    Raises
    ------
    KgError
        If that is not Turtle.
    """
    with TemporaryDirectory(prefix="kg-") as folder:
        paths = [Path(folder) / exporter.filename for exporter in (GRAPH, EVIDENCE)]
        for exporter, path in zip((GRAPH, EVIDENCE), paths, strict=True):
            with path.open("wb") as file:
                exporter.write(source, file, options)
        return validate_graph(paths)


def _report(store: ox.Store, focus: Sample | None, shapes: Path | None) -> Report:
    triples = list(store if focus is None else focus.triples)
    data = rdflib.Graph()
    _copy(triples, data)
    _, results, text = pyshacl.validate(
        data,
        shacl_graph=_read_shapes(shapes or ontology_dir() / "shapes.ttl"),
        inplace=True,
    )
    if not isinstance(results, rdflib.Graph):
        raise KgError(f"the shapes can't be checked: {text}")
    found = sorted(set(_violations(results)))
    if focus is None:
        return Report(tuple(found), len(triples))
    chosen = frozenset(focus.nodes)
    inside = tuple(v for v in found if v.node in chosen)
    return Report(inside, len(triples), len(chosen))


def _load(files: Iterable[str | Path]) -> ox.Store:
    store = ox.Store()
    for path in files:
        try:
            store.bulk_load(path=path, format=ox.RdfFormat.TURTLE)
        except SyntaxError as error:
            raise KgError(f"{path}: not Turtle ({error})") from error
        except OSError as error:
            raise KgError(f"{path}: can't be read ({error})") from error
    return store


def _read_shapes(path: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(path, format="turtle")


def _copy(quads: Iterable[ox.Quad], graph: rdflib.Graph) -> None:
    """Add triples to an rdflib graph, each term made once: faster than its parser."""
    known: dict[object, rdflib.term.Node] = {}

    def term(found: object) -> rdflib.term.Node:
        made = known.get(found)
        if made is None:
            made = known[found] = _term(found)
        return made

    graph.addN((term(q.subject), term(q.predicate), term(q.object), graph) for q in quads)


def _term(term: object) -> rdflib.term.Node:
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        datatype = rdflib.URIRef(term.datatype.value)
        return rdflib.Literal(term.value, datatype=None if datatype == XSD.string else datatype)
    return rdflib.BNode(str(term).removeprefix("_:"))


def _violations(results: rdflib.Graph) -> Iterator[Violation]:
    for result in results.subjects(rdflib.RDF.type, SH.ValidationResult):
        message = results.value(result, SH.resultMessage)
        value = results.value(result, SH.value)
        node = results.value(result, SH.focusNode)
        yield Violation(
            str(message) if message is not None else "breaks a shape",
            str(node),
            "" if value is None or value == node else value.n3(),
        )
