"""SPARQL over an exported graph: text to columns and typed rows."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox

from kg.core.errors import QueryError
from kg.query.store import GRAPH_FILE, open_store

__all__ = ["Answer", "Iri", "SparqlGraph", "Value", "open_graph"]

_PREFIX = re.compile(r"@prefix ([a-z0-9]+): <([^>]*)> \.")
_POSITION = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_MAX_REASON = 160
"""Characters of a parser's complaint that are shown."""

_XSD = "http://www.w3.org/2001/XMLSchema#"


class Iri(str):
    """An IRI in an answer, to tell it from a string."""

    __slots__ = ()


Value: TypeAlias = Iri | str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows of an answer under their columns; an unbound cell is None.

    ``ASK`` gives one cell ``answer``; ``CONSTRUCT`` and ``DESCRIBE`` give triples.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class SparqlGraph:
    """A store to query; ``prefixes`` (prefix to namespace) need no declaration in queries."""

    store: ox.Store
    prefixes: Mapping[str, str]

    def query(self, text: str) -> Answer:
        """Answer to a query.

        Raises
        ------
        QueryError
            If the query can't be parsed or evaluated.
        """
        try:
            found = self.store.query(text, prefixes=dict(self.prefixes))
            return _answer(found)
        except SyntaxError as error:
            raise _syntax_error(text, error) from error
        except (ValueError, RuntimeError, OSError) as error:
            raise QueryError(f"the query can't be answered: {error}") from error

    def shorten(self, iri: str) -> str:
        """``iri`` with a prefix (``dataset:cc3m``), or as it is if none fits."""
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        for prefix, namespace in self.prefixes.items():
            if namespace == iri[:cut] and cut < len(iri):
                return f"{prefix}:{iri[cut:]}"
        return iri


def open_graph(directory: str | Path) -> SparqlGraph:
    """Facts, evidence and ontology of the graph that ``kg build`` wrote to ``directory``.

    Raises
    ------
    KgError
        If there is no graph, or it is not Turtle.
    """
    store, path = open_store(directory), Path(directory) / GRAPH_FILE
    if path.is_file():
        return SparqlGraph(store, read_prefixes(path))
    # the exporters take a while to import, and the graph of a whole does without them
    from kg.export.parts import DATASET_FILE  # noqa: PLC0415
    from kg.export.read_card import read_options  # noqa: PLC0415
    from kg.export.turtle import prefixes_of  # noqa: PLC0415

    base = read_options(Path(directory) / DATASET_FILE).base_iri
    return SparqlGraph(store, dict(prefixes_of(base)))


def read_prefixes(path: Path) -> dict[str, str]:
    """The ``@prefix`` lines that a Turtle file starts with."""
    prefixes = {}
    with path.open(encoding="utf8", errors="replace") as lines:
        for line in lines:
            match = _PREFIX.match(line)
            if match is None:
                break
            prefixes[match.group(1)] = match.group(2)
    return prefixes


def _answer(found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> Answer:
    if isinstance(found, ox.QueryBoolean):
        return Answer(("answer",), ((bool(found),),))
    if isinstance(found, ox.QueryTriples):
        triples = ((_value(t.subject), _value(t.predicate), _value(t.object)) for t in found)
        return Answer(("subject", "predicate", "object"), tuple(sorted(triples, key=str)))
    columns = tuple(variable.value for variable in found.variables)
    return Answer(columns, tuple(_rows(found)))


def _rows(solutions: ox.QuerySolutions) -> Iterator[tuple[Value, ...]]:
    for solution in solutions:
        yield tuple(_value(term) for term in solution)


def _value(term: object) -> Value:
    """Python value of an RDF term; a number that Python can't read stays a string."""
    if isinstance(term, ox.NamedNode):
        return Iri(term.value)
    if not isinstance(term, ox.Literal):
        return None if term is None else str(term)
    kind = term.datatype.value.removeprefix(_XSD)
    try:
        if kind == "integer" or (kind == "decimal" and "." not in term.value):
            return int(term.value)
        if kind in {"decimal", "double", "float"}:
            return float(term.value)
    except ValueError:
        return term.value
    return term.value == "true" if kind == "boolean" else term.value


def _syntax_error(text: str, error: SyntaxError) -> QueryError:
    match = _POSITION.search(str(error))
    if match is None:
        return QueryError(f"the query can't be parsed: {str(error)[:_MAX_REASON]}")
    line, column, reason = int(match.group(1)), int(match.group(2)), match.group(3)
    lines = text.splitlines()
    shown = lines[line - 1].strip() if 0 < line <= len(lines) else "the end of the query"
    reason = " ".join(reason.split())
    if len(reason) > _MAX_REASON:
        reason = reason[:_MAX_REASON].rsplit(" ", 1)[0] + " ..."
    return QueryError(
        f"the query can't be parsed at line {line}, column {column} ({shown}): {reason}",
        "known prefixes need no PREFIX line; kg questions lists queries to start from",
    )
