"""The lexicon by joining key: which curated entities a name can stand for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Protocol

from kg.core.records import Concept, Paper
from kg.core.text import normalise_key
from kg.resolve.keys import name_key
from kg.resolve.local import GROUP_OF, Group

__all__ = ["ConceptIndex", "ConceptSource"]


class ConceptSource(Protocol):
    """What resolution needs of a lexicon."""

    @property
    def concepts(self) -> Mapping[str, Concept]:
        """Curated entities by id."""


class ConceptIndex:
    """Curated entities by group and joining key; an alias keeps all the concepts that have it."""

    def __init__(self, lexicon: ConceptSource) -> None:
        self.concepts: dict[str, Concept] = dict(sorted(lexicon.concepts.items()))
        """Curated entities by id."""
        self._by_key: dict[tuple[Group, str], set[str]] = defaultdict(set)
        self._written: dict[str, frozenset[str]] = {}
        for concept in self.concepts.values():
            names = (concept.label, *concept.aliases, *concept.cased)
            self._written[concept.id] = frozenset(names)
            for name in names:
                self._by_key[GROUP_OF[concept.type], name_key(name)].add(concept.id)

    def find(self, group: Group, key: str, names: Iterable[str] = ()) -> Concept | None:
        """The curated entity of that key; of several, the one that is written most like ``names``.

        Names count as written first, then with hyphens and case folded; the last tie goes to the
        smaller id.
        """
        found = self._by_key.get((group, key))
        if not found:
            return None
        if len(found) == 1:
            return self.concepts[next(iter(found))]
        written = sorted(set(names))
        return self.concepts[min(found, key=lambda c: (self._distance(c, written), c))]

    def is_known(self, group: Group, key: str) -> bool:
        """Whether a curated entity has the key."""
        return (group, key) in self._by_key

    def is_ambiguous(self, group: Group, key: str) -> bool:
        """Whether several curated entities share the key."""
        return len(self._by_key.get((group, key), ())) > 1

    def groups(self, key: str) -> tuple[Group, ...]:
        """Groups in which the key is curated."""
        return tuple(g for g in Group if self._by_key.get((g, key)))

    def has_name(self, concept: Concept, key: str) -> bool:
        """Whether the key is that of a name of ``concept``."""
        return concept.id in self._by_key.get((GROUP_OF[concept.type], key), ())

    def goes_by_short(self, short: str, long: str) -> bool:
        """Whether a curated entity with that long form is known by its abbreviation (``LoRA``)."""
        found = (self.find(group, short) for group in Group)
        return any(
            c is not None and name_key(c.label) == short and self.has_name(c, long) for c in found
        )

    def may_introduce(self, paper: Paper, concept: Concept) -> bool:
        """Whether ``concept`` may be new in ``paper``: it has no arXiv id, or is that concept's."""
        number = (paper.arxiv_id or "").partition("v")[0]
        return not number or f"https://arxiv.org/abs/{number}" in concept.same_as

    def long_names(self, concept: Concept) -> tuple[str, ...]:
        """Names of several words, the label first."""
        names = (concept.label, *concept.aliases, *concept.cased)
        return tuple(n for n in names if " " in n or n.count("-") > 1)

    def _distance(self, concept: str, names: Iterable[str]) -> int:
        """0 where a name is written just so, 1 where but for case and hyphens, else 2."""
        written = self._written[concept]
        folded = {normalise_key(w) for w in written}
        return min(
            (0 if n in written else 1 if normalise_key(n) in folded else 2 for n in names),
            default=2,
        )
