"""Lexicon files: Turtle to blocks of statements, one block per concept."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.core.errors import LexiconError
from kg.core.ids import DEFAULT_BASE_IRI
from kg.lexicon import vocabulary as terms

__all__ = ["Block", "LexiconFile", "read_lexicon_file"]

Statements = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Block:
    """What a file says of one concept: values by property IRI, in the order of the file."""

    id: str
    statements: Statements

    def first(self, term: str) -> str | None:
        """First value of a property, None without one."""
        values = self.statements.get(term)
        return values[0] if values else None

    def all(self, *properties: str) -> tuple[str, ...]:
        """Values of the properties, sorted and each once."""
        return tuple(sorted({v for p in properties for v in self.statements.get(p, ())}))

    def ids(self, term: str) -> tuple[str, ...]:
        """Values of a property that are concepts, as their ids."""
        return tuple(v.removeprefix(DEFAULT_BASE_IRI) for v in self.all(term))


@dataclass(frozen=True, slots=True)
class LexiconFile:
    """A file as it was read: its text (to find lines in) and its blocks, sorted by id."""

    path: Path
    text: str
    blocks: tuple[Block, ...]

    def where(self, concept: str) -> str:
        """``file:line`` of a concept's block, the file alone if the line can't be told."""
        name = re.escape(concept.rsplit("/", 1)[-1])
        found = re.search(rf"^(?:[\w-]*:|<[^\s>]*/){name}>?\s", self.text, re.MULTILINE)
        if found is None:
            return str(self.path)
        return f"{self.path}:{self.text.count(chr(10), 0, found.start()) + 1}"


def read_lexicon_file(path: Path) -> LexiconFile:
    """Blocks of a Turtle file; statements about concept schemes are left out.

    Raises
    ------
    LexiconError
        If the file can't be read, is not Turtle, or describes something whose IRI is not below
        ``https://w3id.org/mlkg/``.
    """
    try:
        text = path.read_text(encoding="utf8")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(path, (f"can't be read ({error}); expected Turtle in UTF-8",)) from error
    by_subject: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for subject, term, value in _statements(path, text):
        by_subject[subject][term].append(value)
    blocks = []
    for iri, statements in sorted(by_subject.items()):
        if terms.CONCEPT_SCHEME in statements.get(terms.RDF_TYPE, ()):
            continue
        if not iri.startswith(DEFAULT_BASE_IRI):
            problem = f"<{iri}> is no concept of this lexicon; expected {DEFAULT_BASE_IRI}..."
            raise LexiconError(path, (problem,))
        values = {term: tuple(found) for term, found in statements.items()}
        blocks.append(Block(iri.removeprefix(DEFAULT_BASE_IRI), values))
    return LexiconFile(path, text, tuple(blocks))


def _statements(path: Path, text: str) -> Iterator[tuple[str, str, str]]:
    """Triples as strings: the IRI or the characters of each term."""
    try:
        for triple in ox.parse(text, format=ox.RdfFormat.TURTLE):
            subject, term, value = triple.subject, triple.predicate, triple.object
            if isinstance(value, ox.NamedNode | ox.Literal) and isinstance(subject, ox.NamedNode):
                yield subject.value, term.value, value.value
            else:
                raise LexiconError(path, (f"blank node in {triple}; expected IRIs and texts",))
    except SyntaxError as error:
        where = f"{path}:{error.lineno}" if error.lineno else str(path)
        raise LexiconError(where, (f"not Turtle: {error.msg}",)) from error
