"""The meanings of an abbreviation: which of its long forms are one, and which are curated."""

from dataclasses import dataclass

from kg.core.records import Concept
from kg.resolve.concept_index import ConceptIndex
from kg.resolve.keys import fold_word, identity_marks, name_key, name_words
from kg.resolve.local import Group
from kg.resolve.similar import abbreviates, is_near
from kg.resolve.state import PairCounts

__all__ = ["Meaning", "Short", "group_meanings"]

_CLEAR_LEAD = 2
"""How many times the papers of any other meaning a curated name's own one must have."""
_SIGNS = frozenset("+*")
"""Marks of another version that no long form spells out."""


@dataclass(slots=True)
class Meaning:
    """Long forms of one abbreviation that mean the same: every two of them are near."""

    longs: dict[str, PairCounts]
    concept: Concept | None = None

    @property
    def leader(self) -> str:
        """Key of the most frequent long form."""
        return min(self.longs, key=lambda k: (-self.longs[k].papers, k))

    @property
    def papers(self) -> int:
        """Papers that define the abbreviation so."""
        return sum(said.papers for said in self.longs.values())

    @property
    def is_coined(self) -> bool:
        """Whether most of the papers that define the abbreviation so mean a thing of their own."""
        return sum(said.coined for said in self.longs.values()) * 2 > self.papers


@dataclass(frozen=True, slots=True)
class Short:
    """An abbreviation, and the curated entity that goes by it."""

    group: Group
    key: str
    known: Concept | None
    undefined: int
    """Papers that use it without a definition."""


def group_meanings(
    short: Short, longs: dict[str, PairCounts], index: ConceptIndex
) -> list[Meaning]:
    """Long forms grouped, the most frequent first; each is near every other of its group."""
    meanings: list[Meaning] = []
    for long in sorted(longs, key=lambda k: (-longs[k].papers, k)):
        concept = _find_concept(short, long, longs[long], index)
        for meaning in meanings:
            same = concept is not None and concept == meaning.concept
            if same or (
                concept is None
                and meaning.concept is None
                and all(_is_near(longs[long], said) for said in meaning.longs.values())
            ):
                meaning.longs[long] = longs[long]
                break
        else:
            meanings.append(Meaning({long: longs[long]}, concept))
    _give_unexplained(short, meanings, index)
    return meanings


def _find_concept(short: Short, long: str, said: PairCounts, index: ConceptIndex) -> Concept | None:
    """The curated entity that a definition names: by long form, else by one like its own."""
    concept, known = index.find(short.group, long, said.longs), short.known
    if concept is not None and _is_marked(short, concept, index):
        return None
    if concept is not None or known is None:
        return concept
    names = _expansions(short, known, index) or list(index.long_names(known))
    return known if any(_is_like(said, name, names) for name in names) else None


def _give_unexplained(short: Short, meanings: list[Meaning], index: ConceptIndex) -> None:
    """Give a curated name of which no long form is curated the meaning that it mostly has.

    Initials prove nothing: ``ACT`` is what most papers say it is; where they don't agree, or
    where a paper says so of something of its own, every paper means what it says. A word of
    longer names (``Dice``, ``Dice score``) is no abbreviation.
    """
    known = short.known
    if known is None or _expansions(short, known, index) or _is_word(short, known, index):
        return
    if any(m.concept == known for m in meanings):
        return
    first, *others = sorted(meanings, key=lambda m: (-m.papers, m.leader))
    is_clear = all(first.papers >= _CLEAR_LEAD * other.papers for other in others)
    if is_clear and first.concept is None and not first.is_coined:
        first.concept = known


def _expansions(short: Short, known: Concept, index: ConceptIndex) -> list[str]:
    return [n for n in index.long_names(known) if abbreviates(short.key, n)]


def _is_word(short: Short, known: Concept, index: ConceptIndex) -> bool:
    """Whether at least two longer names of a curated entity have its short one as a word."""
    words = [{name_key(w) for w in name_words(n)} for n in index.long_names(known)]
    return sum(short.key in ws for ws in words) > 1


def _is_marked(short: Short, concept: Concept, index: ConceptIndex) -> bool:
    """Whether a sign says that the abbreviation is of something else: ``LoRA+`` is no ``LoRA``."""
    signs = _SIGNS & set(identity_marks(short.key)) - set(identity_marks(concept.label))
    return bool(signs) and not index.has_name(concept, short.key)


def _is_like(said: PairCounts, name: str, names: list[str]) -> bool:
    """Whether a paper's long form is a spelling of ``name`` or has a word more within it.

    Not where other ``names`` have words more too, so that these tell what is what: ``area under
    the success curve`` is none of those under the ROC curve.
    """
    if is_near(_text(said), name):
        return True
    words = _words(name)
    return words <= _words(_text(said)) and not any(words < _words(n) for n in names)


def _words(name: str) -> set[str]:
    return {fold_word(w) for w in name_words(name)}


def _text(said: PairCounts) -> str:
    return min(said.longs, key=lambda t: (-said.longs[t], t))


def _is_near(first: PairCounts, second: PairCounts) -> bool:
    return is_near(_text(first), _text(second))
