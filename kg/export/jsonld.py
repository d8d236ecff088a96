"""JSON-LD: facts and evidence, compact, a node a line, under ``ontology/context.jsonld``.

The context is written into the file, so that it can be read offline.
"""

import json
from collections.abc import Iterator
from itertools import chain
from typing import Any, BinaryIO, TypeAlias

from kg.core.resources import ontology_dir
from kg.core.source import GraphSource
from kg.export.base import Exporter, ExportOptions
from kg.export.rdf_files import evidence_descriptions, graph_descriptions
from kg.export.rdf_terms import Description, Literal, Term
from kg.export.turtle import RESOURCE_FOLDERS, write_lines
from kg.export.vocabulary import PREFIXES, RDF_TYPE, XSD

__all__ = ["JSONLD", "read_context"]

Json: TypeAlias = Any
_CONTEXT_FILE = "context.jsonld"
_NAMESPACE = dict(PREFIXES)


def read_context() -> dict[str, Json]:
    """The published context: terms, prefixes and what type a term's values have."""
    text = (ontology_dir() / _CONTEXT_FILE).read_text(encoding="utf8")
    context: dict[str, Json] = json.loads(text)["@context"]
    return context


class _Compactor:
    """Writes descriptions under a context."""

    def __init__(self, context: dict[str, Json], base: str) -> None:
        self.prefixes = {namespace: prefix for prefix, namespace in PREFIXES}
        self.prefixes |= {f"{base}{folder}/": folder for folder in RESOURCE_FOLDERS}
        self.terms: dict[str, tuple[str, str | None]] = {}
        for term, meaning in context.items():
            compact, kind = (
                (meaning["@id"], meaning["@type"]) if isinstance(meaning, dict) else (meaning, None)
            )
            if isinstance(compact, str) and ":" in compact and not compact.endswith(("/", "#")):
                self.terms[_expand(compact)] = (term, kind and _expand(kind))

    def node(self, description: Description) -> dict[str, Json]:
        """Compact JSON of a description."""
        node: dict[str, Json] = {"id": self.iri(description.subject)}
        for predicate, objects in description.properties:
            if predicate == RDF_TYPE:
                term, kind = "type", "@id"
            else:
                term, kind = self.terms[predicate]  # type: ignore[assignment]
            values = [self.value(o, kind) for o in objects]
            node[term] = values if len(values) > 1 else values[0]
        return node

    def iri(self, iri: str) -> str:
        """``iri`` with a prefix if one fits."""
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix = self.prefixes.get(iri[:cut])
        return f"{prefix}:{iri[cut:]}" if prefix and cut < len(iri) else iri

    def value(self, term: Term, kind: str | None) -> Json:
        """Value of a term whose values have type ``kind`` by the context."""
        if isinstance(term, str):
            return self.iri(term) if kind == "@id" else {"id": self.iri(term)}
        if kind is None or kind == term.datatype:
            return self._bare(term)
        return {"@value": term.value, "@type": self.iri(term.datatype or XSD + "string")}

    def _bare(self, literal: Literal) -> Json:
        if literal.datatype == XSD + "integer":
            return int(literal.value)
        if literal.datatype == XSD + "boolean":
            return literal.value == "true"
        if literal.datatype in {None, XSD + "decimal", XSD + "date"}:
            return literal.value
        return {"@value": literal.value, "@type": self.iri(str(literal.datatype))}


def _expand(compact: str) -> str:
    prefix, _, name = compact.partition(":")
    return _NAMESPACE[prefix] + name if prefix in _NAMESPACE else compact


def _lines(source: GraphSource, options: ExportOptions) -> Iterator[str]:
    context = read_context()
    compactor = _Compactor(context, options.base_iri)
    context |= {folder: f"{options.base_iri}{folder}/" for folder in RESOURCE_FOLDERS}
    yield '{"@context": ' + json.dumps(context) + ',\n"@graph": ['
    separator = "\n"
    for description in chain(
        graph_descriptions(source, options), evidence_descriptions(source, options)
    ):
        yield separator + json.dumps(compactor.node(description), ensure_ascii=False)
        separator = ",\n"
    yield "\n]}\n"


def _write(source: GraphSource, out: BinaryIO, options: ExportOptions) -> None:
    write_lines(out, _lines(source, options))


JSONLD = Exporter(
    name="jsonld",
    filename="graph.jsonld",
    description="JSON-LD: facts and evidence, compact, with its context",
    write=_write,
)
