"""RDF/XML: facts and evidence, a description a subject."""

from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO
from xml.sax.saxutils import escape

from kg.core.source import GraphSource
from kg.export.base import Exporter, ExportOptions
from kg.export.rdf_files import evidence_descriptions, graph_descriptions
from kg.export.rdf_terms import Description, Term
from kg.export.turtle import write_lines
from kg.export.vocabulary import PREFIXES

__all__ = ["RDFXML"]

_TAGS = {namespace: prefix for prefix, namespace in PREFIXES}
_RETURN = {"\r": "&#xD;"}
_IN_ATTRIBUTE = {'"': "&quot;", "\t": "&#x9;", "\n": "&#xA;", "\r": "&#xD;"}


def _head() -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF'
    for prefix, namespace in PREFIXES:
        yield f'\n    xmlns:{prefix}="{namespace}"'
    yield ">\n"


def _format(description: Description) -> str:
    lines = [f'  <rdf:Description rdf:about="{_attribute(description.subject)}">\n']
    for predicate, objects in description.properties:
        tag = _tag(predicate)
        lines += [f"    <{tag}{_content(term, tag)}\n" for term in objects]
    lines.append("  </rdf:Description>\n")
    return "".join(lines)


def _tag(predicate: str) -> str:
    cut = max(predicate.rfind("/"), predicate.rfind("#")) + 1
    return f"{_TAGS[predicate[:cut]]}:{predicate[cut:]}"


def _content(term: Term, tag: str) -> str:
    if isinstance(term, str):
        return f' rdf:resource="{_attribute(term)}"/>'
    kind = ""
    if term.datatype is not None:
        kind = f' rdf:datatype="{_attribute(term.datatype)}"'
    return f"{kind}>{escape(term.value, _RETURN)}</{tag}>"


def _attribute(value: str) -> str:
    return escape(value, _IN_ATTRIBUTE)


def _write(source: GraphSource, out: BinaryIO, options: ExportOptions) -> None:
    write_lines(out, _head())
    described = chain(graph_descriptions(source, options), evidence_descriptions(source, options))
    write_lines(out, map(_format, described))
    write_lines(out, ["</rdf:RDF>\n"])


RDFXML = Exporter(
    name="rdfxml",
    filename="graph.rdf",
    description="RDF/XML: facts and evidence",
    write=_write,
)
