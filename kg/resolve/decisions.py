"""A curator's decisions, read from TSV or Turtle."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import pyoxigraph as ox

from kg.core.errors import ReadError
from kg.core.records import EntityType
from kg.core.text import collapse_space
from kg.resolve.keys import name_key

__all__ = ["Action", "Decision", "Decisions", "read_decisions"]


class Action(StrEnum):
    """What a curator can decide about names."""

    SAME = "same"
    DIFFERENT = "different"
    RENAME = "rename"
    RETYPE = "retype"


@dataclass(frozen=True, slots=True)
class Decision:
    """That ``name`` is the same as, different from, to be called or to be typed as ``value``.

    Names are names as papers write them, or entity ids (``dataset/coco``). ``type`` says which of
    several things of the name is meant. ``where`` is ``file:line``.
    """

    action: Action
    name: str
    value: str
    type: EntityType | None = None
    where: str = ""


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions of a file, in its order; false where there are none."""

    items: tuple[Decision, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything was decided."""
        return bool(self.items)

    @property
    def apart(self) -> frozenset[frozenset[str]]:
        """Pairs of keys of names that are different."""
        return frozenset(
            frozenset({_key(d.name), _key(d.value)})
            for d in self.items
            if d.action is Action.DIFFERENT
        )


_ID = re.compile(r"(?:{})/(?P<slug>.+)".format("|".join(t.value.lower() for t in EntityType)))
_EXPECTED = "same|different|rename|retype, NAME, NAME (or a label, or a type), and maybe a type"
_HEADER = "action"
_TYPES = {t.value.casefold(): t for t in EntityType}
_PROPERTIES = {
    "http://www.w3.org/2002/07/owl#sameAs": Action.SAME,
    "http://www.w3.org/2002/07/owl#differentFrom": Action.DIFFERENT,
    "http://www.w3.org/2004/02/skos/core#prefLabel": Action.RENAME,
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#type": Action.RETYPE,
}
_TURTLE_SUFFIXES = frozenset({".ttl", ".turtle", ".nt"})


def _key(name: str) -> str:
    found = _ID.fullmatch(name)
    return name_key(found["slug"] if found else name)


def read_decisions(path: Path) -> Decisions:
    r"""Decisions of a file: Turtle if it is called ``.ttl``, else tab-separated lines.

    A line is ``same``, ``different``, ``rename`` or ``retype``, a name, then the other name, the
    label or the type, and maybe the type of the things named; a cell that starts with ``#`` starts
    a comment, and a first line of headings (``action``) is passed over. In Turtle these are
    ``owl:sameAs``, ``owl:differentFrom``, ``skos:prefLabel`` and ``rdf:type`` of the entities'
    IRIs.

    Raises
    ------
    ReadError
        If the file can't be read, or a line is not a decision; it names file and line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(path, None, f"can't be read ({error})", "a text in UTF-8") from error
    if path.suffix.lower() in _TURTLE_SUFFIXES:
        return Decisions(tuple(_read_turtle(path, text)))
    return Decisions(tuple(_read_table(path, text)))


def _read_table(path: Path, text: str) -> Iterator[Decision]:
    lines = csv.reader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    for line, row in enumerate(lines, start=1):
        cells = _cells(row)
        if not cells or (line == 1 and cells[0] == _HEADER):
            continue
        if cells[0].casefold() not in set(Action) or not 3 <= len(cells) <= 4 or not all(cells):
            raise ReadError(path, line, f"{' '.join(row)!r} is no decision", _EXPECTED)
        kind = _type(path, line, cells[3]) if len(cells) == 4 else None
        action = Action(cells[0].casefold())
        if action is Action.RETYPE:
            cells[2] = _type(path, line, cells[2]).value
        yield Decision(action, cells[1], cells[2], kind, f"{path}:{line}")


def _cells(row: list[str]) -> list[str]:
    """Cells up to a comment, without empty ones at the end."""
    cells: list[str] = []
    for cell in map(collapse_space, row):
        if cell.startswith("#"):
            break
        cells.append(cell)
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _type(path: Path, line: int | None, text: str) -> EntityType:
    kind = _TYPES.get(text.casefold())
    if kind is None:
        raise ReadError(path, line, f"{text!r} is no type", ", ".join(t.value for t in EntityType))
    return kind


def _read_turtle(path: Path, text: str) -> Iterator[Decision]:
    try:
        for triple in ox.parse(text, format=ox.RdfFormat.TURTLE):
            yield _decision(path, text, triple)
    except SyntaxError as error:
        raise ReadError(path, error.lineno, f"not Turtle: {error.msg}") from error


def _decision(path: Path, text: str, triple: ox.Triple) -> Decision:
    subject = _entity(triple.subject)
    line = _line_of(text, subject)
    action = _PROPERTIES.get(triple.predicate.value)
    if subject is None or action is None:
        wanted = "owl:sameAs, owl:differentFrom, skos:prefLabel or a type of an entity's IRI"
        raise ReadError(path, line, f"{triple} is no decision", wanted)
    value: str | None
    if action is Action.RENAME:
        value = collapse_space(triple.object.value) if isinstance(triple.object, ox.Literal) else ""
    elif action is Action.RETYPE:
        value = _type(path, line, re.split("[#/]", str(triple.object).strip("<>"))[-1]).value
    else:
        value = _entity(triple.object)
    if not value:
        wanted = "a text" if action is Action.RENAME else "an entity's IRI"
        raise ReadError(path, line, f"{triple} is no decision", wanted)
    return Decision(action, subject, value, None, f"{path}:{line}" if line else str(path))


def _entity(term: object) -> str | None:
    """Entity id at the end of an IRI, whatever the base; None for anything else."""
    if not isinstance(term, ox.NamedNode):
        return None
    local = "/".join(term.value.rsplit("/", 2)[-2:])
    return local if _ID.fullmatch(local) else None


def _line_of(text: str, entity: str | None) -> int | None:
    """First line that starts a block about the entity."""
    if entity is None:
        return None
    name = re.escape(entity.partition("/")[2])
    found = re.search(rf"^(?:[\w-]*:|<[^\s>]*/){name}>?\s", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else None
