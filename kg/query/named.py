r"""Named queries: ``ontology/queries/*.rq``, each with a title and parameters in its head.

The head of a file is comments, the rest is SPARQL that runs as it is in any engine::

    # title: Papers that train on one dataset and evaluate on another
    #
    # answers: Which papers pre-train on A and evaluate on B?
    #
    # param: train: name of the dataset trained on

(The lines between are for SPARQLWrapper, which drops every other line of a comment alone, and then
finds an ``ADD`` in "papers that address".)

A parameter is a variable that the query binds to its default, ``VALUES ?train { "CC3M" }``; a
value that the user gives takes the default's place.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.core.errors import QueryError
from kg.core.resources import ontology_dir

__all__ = ["NamedQuery", "Parameter", "find_query", "read_queries", "read_query"]

_HEAD = re.compile(r"#\s*(title|answers|param):\s*(.*?)\s*\Z")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?\Z")
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable of a query that the user may set, with its default as SPARQL writes it."""

    name: str
    description: str
    default: str

    @property
    def is_number(self) -> bool:
        """Whether it takes a number (else a string)."""
        return _NUMBER.match(self.default) is not None


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query with its name (that of its file), what it answers and its parameters."""

    name: str
    title: str
    answers: str
    parameters: tuple[Parameter, ...]
    text: str

    def bind(self, values: Mapping[str, str]) -> str:
        """Text of the query with ``values`` in place of defaults.

        Raises
        ------
        QueryError
            If there is no such parameter, or it takes a number and the value is none.
        """
        known = {p.name: p for p in self.parameters}
        text = self.text
        for name, value in sorted(values.items()):
            if name not in known:
                expected = ", ".join(known) or "it takes none"
                raise QueryError(
                    f"query {self.name!r} has no parameter {name!r}", f"parameters: {expected}"
                )
            term = _write_term(self.name, known[name], value)
            text = _binding(name).sub(lambda m, term=term: m.group(1) + term + m.group(3), text)  # type: ignore[misc]
        return text


def _binding(name: str) -> re.Pattern[str]:
    return re.compile(rf'(VALUES\s+\?{re.escape(name)}\s*\{{\s*)("[^"\n]*"|[^"\s{{}}]+)(\s*\}})')


def _write_term(query: str, parameter: Parameter, value: str) -> str:
    if not parameter.is_number:
        return f'"{value.translate(_ESCAPES)}"'
    if not _NUMBER.match(value):
        raise QueryError(f"{parameter.name} of query {query!r} is a number, not {value!r}")
    return value


def read_query(path: Path) -> NamedQuery:
    """The named query in a file.

    Raises
    ------
    QueryError
        If its head lacks a title or what it answers, or a parameter has no ``VALUES``.
    """
    text = path.read_text(encoding="utf8")
    head: dict[str, list[str]] = {"title": [], "answers": [], "param": []}
    for line in text.splitlines():
        match = _HEAD.match(line)
        if match is not None:
            head[match.group(1)].append(match.group(2))
    if not (head["title"] and head["answers"]):
        raise QueryError(f"{path.name}: no '# title:' and '# answers:' at its head")
    parameters = tuple(_read_parameter(path.name, line, text) for line in head["param"])
    answers = " ".join(head["answers"])
    return NamedQuery(path.stem, head["title"][0], answers, parameters, text)


def _read_parameter(file: str, line: str, text: str) -> Parameter:
    name, _, description = line.partition(":")
    match = _binding(name.strip()).search(text)
    if match is None:
        raise QueryError(f"{file}: no VALUES ?{name.strip()} {{ ... }} gives its default")
    return Parameter(name.strip(), description.strip(), match.group(2))


def read_queries(folder: Path | None = None) -> tuple[NamedQuery, ...]:
    """All named queries of a folder (that of the ontology), sorted by name."""
    folder = folder or ontology_dir() / "queries"
    return tuple(read_query(path) for path in sorted(folder.glob("*.rq")))


def find_query(name: str, queries: Iterable[NamedQuery] | None = None) -> NamedQuery:
    """The query of that name.

    Raises
    ------
    QueryError
        If there is none.
    """
    known = {q.name: q for q in (read_queries() if queries is None else queries)}
    if name not in known:
        raise QueryError(f"no query is called {name!r}", "kg questions lists them")
    return known[name]
