"""What resolution remembers of the papers it has seen: counts per surface form, not papers."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.core.records import AnnotatedPaper, EntityType
from kg.resolve.keys import name_key
from kg.resolve.local import Group, LocalEntity, Pair

__all__ = ["Form", "FormCounts", "KeyUse", "PairCounts", "State", "form_of", "key_use"]


class Form(NamedTuple):
    """How papers name an entity: all that its resolution within one paper turned up."""

    group: Group
    keys: tuple[str, ...]
    fallbacks: tuple[str, ...]
    definitions: tuple[Pair, ...]
    names: tuple[str, ...]


@dataclass(slots=True)
class FormCounts:
    """How often a form was seen, as what, and first where."""

    papers: int = 0
    types: Counter[EntityType] = field(default_factory=Counter)
    first: str = ""

    def add(self, other: "FormCounts") -> None:
        """Add the counts of other papers."""
        self.papers += other.papers
        self.types.update(other.types)
        self.first = min(filter(None, (self.first, other.first)), default="")


@dataclass(slots=True)
class PairCounts:
    """How often an abbreviation was defined so, as what, and beside which curated entities.

    ``coined`` counts the papers that define it for something of their own.
    """

    papers: int = 0
    coined: int = 0
    types: Counter[EntityType] = field(default_factory=Counter)
    first: str = ""
    shorts: Counter[str] = field(default_factory=Counter)
    longs: Counter[str] = field(default_factory=Counter)
    context: Counter[str] = field(default_factory=Counter)

    def add(self, other: "PairCounts") -> None:
        """Add the counts of other papers."""
        self.papers += other.papers
        self.coined += other.coined
        self.types.update(other.types)
        self.first = min(filter(None, (self.first, other.first)), default="")
        self.shorts.update(other.shorts)
        self.longs.update(other.longs)
        self.context.update(other.context)


@dataclass(slots=True)
class State:
    """Counts over papers; the counts of parts add up to those of the whole, in any order."""

    forms: dict[Form, FormCounts] = field(default_factory=dict)
    pairs: dict[tuple[Group, str, str], PairCounts] = field(default_factory=dict)

    def add_paper(
        self,
        annotated: AnnotatedPaper,
        entities: Iterable[LocalEntity],
        context: Iterable[str],
        coined: Collection[LocalEntity] = (),
    ) -> None:
        """Count one paper.

        Parameters
        ----------
        context
            Ids of the curated entities that it names.
        coined
            Those of ``entities`` that are the paper's own, whatever else goes by their names.
        """
        paper = annotated.paper.id
        beside = Counter(context)
        texts = {
            (name_key(d.short_text), name_key(d.long_text)): (d.short_text, d.long_text)
            for d in sorted(annotated.definitions)
        }
        for entity in entities:
            seen = FormCounts(1, Counter((entity.type,)), paper)
            self.forms.setdefault(form_of(entity), FormCounts()).add(seen)
            for pair in entity.definitions:
                short, long = texts.get(pair, pair)
                said = PairCounts(
                    papers=1,
                    coined=int(entity in coined),
                    types=Counter((entity.type,)),
                    first=paper,
                    shorts=Counter((short,)),
                    longs=Counter((long,)),
                    context=beside,
                )
                self.pairs.setdefault((entity.group, *pair), PairCounts()).add(said)

    def add(self, other: "State") -> None:
        """Add the counts of other papers."""
        for form, counts in other.forms.items():
            self.forms.setdefault(form, FormCounts()).add(counts)
        for pair, said in other.pairs.items():
            self.pairs.setdefault(pair, PairCounts()).add(said)


def form_of(entity: LocalEntity) -> Form:
    """Form under which an entity of a paper is counted and looked up."""
    return Form(entity.group, entity.keys, entity.fallbacks, entity.definitions, entity.names)


@dataclass(frozen=True, slots=True)
class KeyUse:
    """How the papers use keys.

    Attributes
    ----------
    papers
        How many papers use a key.
    split
        Keys that papers read in more than one way (``X CD``, with two meanings of ``CD``).
    """

    papers: Counter[tuple[Group, str]]
    split: frozenset[tuple[Group, str]]


def key_use(state: State) -> KeyUse:
    """Use of all keys of ``state``."""
    papers: Counter[tuple[Group, str]] = Counter()
    readings: dict[tuple[Group, str], set[tuple[str, ...]]] = {}
    for form, seen in state.forms.items():
        for key in form.keys:
            papers[form.group, key] += seen.papers
            if form.fallbacks:
                readings.setdefault((form.group, key), set()).add(form.fallbacks)
    return KeyUse(papers, frozenset(k for k, found in readings.items() if len(found) > 1))
