"""Descriptions as Turtle: grouped by subject, prefixed, one predicate or object a line."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import BinaryIO

from kg.export.rdf_terms import Description, Literal, Term
from kg.export.vocabulary import PREFIXES, RDF_TYPE, XSD

__all__ = ["RESOURCE_FOLDERS", "TurtleWriter", "prefixes_of", "quote", "write_turtle"]

RESOURCE_FOLDERS = (
    "assertion",
    "author",
    "dataset",
    "input",
    "link",
    "mention",
    "merge",
    "method",
    "metric",
    "model",
    "paper",
    "passage",
    "result",
    "selector",
    "size",
    "task",
)
"""Folders below the base IRI that resources of each kind are in; each is a prefix in Turtle."""

_LOCAL_NAME = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?\Z")
_TO_ESCAPE = re.compile(r'["\\\x00-\x1f\x7f]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_BARE = {
    XSD + "integer": re.compile(r"[+-]?[0-9]+\Z"),
    XSD + "decimal": re.compile(r"[+-]?[0-9]+\.[0-9]+\Z"),
    XSD + "boolean": re.compile(r"(?:true|false)\Z"),
}
_BUFFER = 2000
"""Lines that are joined before they are encoded and written."""


def prefixes_of(base_iri: str) -> tuple[tuple[str, str], ...]:
    """(prefix, namespace) of the vocabularies and of the graph's own resources, sorted."""
    own = [(folder, f"{base_iri}{folder}/") for folder in RESOURCE_FOLDERS]
    return tuple(sorted([*PREFIXES, *own, ("mlkg", base_iri)]))


def quote(value: str) -> str:
    r"""``value`` as a quoted string of Turtle and N-Triples: ``"``, ``\`` and controls escaped."""
    if _TO_ESCAPE.search(value) is None:
        return f'"{value}"'
    return f'"{_TO_ESCAPE.sub(_escape, value)}"'


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    return _ESCAPES.get(char) or f"\\u{ord(char):04X}"


class TurtleWriter:
    """Writes terms with prefixes. ``shorten`` gives ``kg:uses``, or ``<...>`` if none fits."""

    def __init__(self, prefixes: Iterable[tuple[str, str]]) -> None:
        self.prefixes = tuple(prefixes)
        by_namespace = {namespace: f"{prefix}:" for prefix, namespace in self.prefixes}
        self.shorten: Callable[[str], str] = lru_cache(maxsize=1 << 16)(
            lambda iri: _shorten(iri, by_namespace)
        )

    def head(self) -> Iterator[str]:
        """The ``@prefix`` lines."""
        for prefix, namespace in self.prefixes:
            yield f"@prefix {prefix}: <{namespace}> .\n"

    def term(self, term: Term) -> str:
        """``term`` in Turtle; numbers and booleans bare."""
        return self.shorten(term) if isinstance(term, str) else self.literal(term)

    def literal(self, literal: Literal) -> str:
        """``literal`` in Turtle."""
        value, datatype = literal
        if datatype is None:
            return quote(value)
        bare = _BARE.get(datatype)
        if bare is not None and bare.match(value):
            return value
        return f"{quote(value)}^^{self.shorten(datatype)}"

    def description(self, description: Description) -> str:
        """All triples of a subject, ``a`` first if it is, one object a line."""
        shorten, literal = self.shorten, self.literal
        lines = []
        for predicate, objects in description.properties:
            name = "a" if predicate == RDF_TYPE else shorten(predicate)
            terms = [shorten(o) if o.__class__ is str else literal(o) for o in objects]  # type: ignore[arg-type]
            separator = " ,\n        " if name != "a" else " , "
            lines.append(f"{name} {separator.join(terms)}")
        return f"\n{shorten(description.subject)}\n    " + " ;\n    ".join(lines) + " .\n"


def _shorten(iri: str, by_namespace: dict[str, str]) -> str:
    cut = max(iri.rfind("/"), iri.rfind("#")) + 1
    prefix = by_namespace.get(iri[:cut])
    if prefix is not None and _LOCAL_NAME.match(iri, cut):
        return prefix + iri[cut:]
    return f"<{iri}>"


def write_turtle(
    descriptions: Iterable[Description],
    out: BinaryIO,
    prefixes: Iterable[tuple[str, str]],
) -> None:
    """Write descriptions as Turtle, in their order; a subject described twice is no harm."""
    writer = TurtleWriter(prefixes)
    write_lines(out, writer.head())
    write_lines(out, map(writer.description, descriptions))


def write_lines(out: BinaryIO, lines: Iterable[str]) -> None:
    """Write text as UTF-8, some thousand lines at a time."""
    buffer: list[str] = []
    for line in lines:
        buffer.append(line)
        if len(buffer) >= _BUFFER:
            out.write("".join(buffer).encode("utf8"))
            buffer.clear()
    out.write("".join(buffer).encode("utf8"))
