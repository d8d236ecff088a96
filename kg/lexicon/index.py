"""The lexicon: concepts, the names they go by, and what they are kinds of."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from kg.core.records import Concept
from kg.core.text import normalise_key

__all__ = ["Lexicon"]


@dataclass(frozen=True)
class Lexicon:
    """Curated concepts by id; nothing in it changes after it was made.

    A name in ``Concept.cased`` counts only as written. That goes for the label too where it stands
    there (``kg:matchCase`` in the file).
    """

    concepts: Mapping[str, Concept] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "concepts", MappingProxyType(dict(sorted(self.concepts.items()))))

    def __reduce__(self) -> tuple[type["Lexicon"], tuple[dict[str, Concept]]]:
        """Pickle the concepts alone: a mapping proxy can't be pickled."""
        return Lexicon, (dict(self.concepts),)

    def lookup(self, text: str) -> tuple[Concept, ...]:
        """All concepts that have ``text`` for a name, sorted by id; an ambiguous name has several.

        Labels and aliases are compared by ``normalise_key`` (``ms-coco`` finds ``MS COCO``), cased
        names character by character (``Flamingo``, not ``flamingo``).
        """
        by_key, by_spelling = self._by_name
        found = {*by_key.get(normalise_key(text), ()), *by_spelling.get(text, ())}
        return tuple(self.concepts[i] for i in sorted(found))

    def names(self) -> Iterator[tuple[str, bool, str]]:
        """(name, whether it counts only as written, concept id), by id, the label first."""
        for concept in self.concepts.values():
            yield concept.label, concept.label in concept.cased, concept.id
            for alias in concept.aliases:
                yield alias, False, concept.id
            for cased in concept.cased:
                if cased != concept.label:
                    yield cased, True, concept.id

    def ancestors(self, concept: str) -> tuple[str, ...]:
        """Ids of all that a concept is a kind, variant or part of, nearest first.

        Empty for an id that is not in the lexicon; ends on a cycle.
        """
        seen: dict[str, None] = {}
        rank = [concept]
        while rank:
            rank = [p for i in rank for p in self.parents(i) if p not in seen and p != concept]
            seen.update(dict.fromkeys(rank))
        return tuple(seen)

    def parents(self, concept: str) -> tuple[str, ...]:
        """Ids that a concept names as broader, as its family or as its whole."""
        known = self.concepts.get(concept)
        return (*known.broader, *known.variant_of, *known.part_of) if known else ()

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 (hexadecimal) of the content, the same whatever files it was read from."""
        total = hashlib.sha256()
        for concept in self.concepts.values():
            total.update(repr(concept).encode())
        return total.hexdigest()

    @cached_property
    def _by_name(self) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
        """Concept ids by key and by exact spelling."""
        by_key: dict[str, set[str]] = {}
        by_spelling: dict[str, set[str]] = {}
        for name, cased, concept in self.names():
            if cased:
                by_spelling.setdefault(name, set()).add(concept)
            else:
                by_key.setdefault(normalise_key(name), set()).add(concept)
        return by_key, by_spelling
