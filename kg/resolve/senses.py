"""What an abbreviation stands for, over the corpus and in a paper that defines it."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.core.records import EntityType
from kg.resolve.concept_index import ConceptIndex
from kg.resolve.families import broader_names
from kg.resolve.keys import identity_marks, name_key, name_words, singular
from kg.resolve.local import Group
from kg.resolve.meanings import Meaning, Short, group_meanings
from kg.resolve.similar import is_common_noun
from kg.resolve.state import PairCounts, State

__all__ = ["Reading", "Sense", "Senses", "find_senses", "key_ref", "split_ref"]

_RARE_SHARE = 0.05
"""Share of an abbreviation's papers below which a definition says nothing about the others."""
_MANY_PAPERS = 20
"""Papers that use an abbreviation undefined before a definition can be called rare."""
_MAIN_SHARE = 0.8
"""Share of a long form's definitions that its main abbreviation must have to stand for it."""
_SENSE = "\x1f"
"""Between an abbreviation and its meaning in a reference; white space, so in no key."""


@dataclass(frozen=True, slots=True)
class Reading:
    """That a key stands for node ``ref``, said by ``paper``, with a confidence in [0, 1].

    ``spellings``: of an abbreviation, as ``spelling`` gives them; a name in other letters
    (``Bolt`` where papers define ``BOLT``) is something else.
    """

    ref: str
    paper: str
    confidence: float
    spellings: frozenset[str] = frozenset()

    def fits(self, names: Iterable[str]) -> bool:
        """Whether one of ``names`` is spelled like the abbreviation."""
        return not self.spellings or any(spelling(n) in self.spellings for n in names)


@dataclass(slots=True)
class Sense:
    """One meaning of an abbreviation: its long forms and the company it keeps."""

    ref: str
    papers: int
    types: Counter[EntityType]
    context: Counter[str]


@dataclass(slots=True)
class Senses:
    """Where keys lead: by a paper's definition, by the corpus's only one, or by context."""

    by_pair: dict[tuple[Group, str, str], Reading] = field(default_factory=dict)
    by_key: dict[tuple[Group, str], Reading] = field(default_factory=dict)
    ambiguous: dict[tuple[Group, str], tuple[Sense, ...]] = field(default_factory=dict)


@dataclass(slots=True)
class _Votes:
    """The nodes that the definitions of one long form lead to."""

    refs: Counter[str] = field(default_factory=Counter)
    first: str = ""
    text: str = ""

    def add(self, ref: str, said: PairCounts) -> None:
        """Count one definition."""
        self.refs[ref] += said.papers
        self.first = min(filter(None, (self.first, said.first)), default="")
        self.text = min(filter(None, (self.text, *said.longs)), default="")


def key_ref(group: Group, key: str, sense: str | None = None) -> str:
    """Reference of the node of a key that no lexicon knows."""
    return f"{group.value}|{key}" if sense is None else f"{group.value}|{key}{_SENSE}{sense}"


def spelling(name: str) -> str:
    """``name`` in its case, but for the first letter, singular and without marks between."""
    joined = "".join(singular(w) for w in name_words(name))
    return joined[:1].casefold() + joined[1:]


def split_ref(ref: str) -> tuple[Group | None, str, str | None]:
    """Group, key and sense of a reference that ``key_ref`` made; of a concept's id, no group."""
    group, bar, rest = ref.partition("|")
    if not bar:
        return None, ref, None
    key, mark, sense = rest.partition(_SENSE)
    return Group(group), key, sense if mark else None


def find_senses(state: State, index: ConceptIndex) -> Senses:
    """Meanings of every abbreviation that a paper defines."""
    senses = Senses()
    by_short: dict[tuple[Group, str], dict[str, PairCounts]] = defaultdict(dict)
    for (group, key, long), said in sorted(state.pairs.items(), key=lambda item: item[0]):
        by_short[group, key][long] = said
    undefined = _undefined_papers(state)
    votes: dict[tuple[Group, str], _Votes] = defaultdict(_Votes)
    for (group, key), longs in by_short.items():
        short = Short(group, key, index.find(group, key), undefined[group, key])
        meanings = group_meanings(short, longs, index)
        terms = {m.leader for m in meanings if undefined[group, m.leader] > m.papers}
        _settle(senses, short, meanings, terms)
        for meaning in meanings:
            if meaning.is_coined and meaning.leader in terms:
                continue  # one paper's name for its own way of doing what others do too
            for long, said in meaning.longs.items():
                votes[group, long].add(senses.by_pair[group, key, long].ref, said)
    _settle_long_forms(senses, votes, index)
    return senses


def _undefined_papers(
    state: State,
) -> Counter[tuple[Group, str]]:
    counts: Counter[tuple[Group, str]] = Counter()
    for form, seen in state.forms.items():
        defined = {key for pair in form.definitions for key in pair}
        for key in form.keys:
            if key not in defined:
                counts[form.group, key] += seen.papers
    return counts


def _settle(senses: Senses, short: Short, meanings: list[Meaning], terms: set[str]) -> None:
    """Give every meaning its node, and the bare abbreviation the only one, if it is.

    ``terms`` are the long forms that more papers write out than abbreviate so.
    """
    group, key = short.group, short.key
    defined = sum(m.papers for m in meanings)
    used = defined + short.undefined
    rare = short.undefined >= _MANY_PAPERS and defined < _RARE_SHARE * used
    alone = len(meanings) == 1 and not rare and short.known is None
    found = []
    for meaning in meanings:
        is_term = meaning.leader in terms and not meaning.is_coined
        ref = _ref(group, key, meaning, alone, is_term)
        found.append(_sense(ref, meaning))
        for long, said in meaning.longs.items():
            senses.by_pair[group, key, long] = Reading(ref, said.first, 0.97)
    if short.known is not None:
        return
    if alone:
        first = min(said.first for said in meanings[0].longs.values())
        support = min(0.95, 0.8 + 0.03 * defined)
        shorts = {t for said in meanings[0].longs.values() for t in said.shorts}
        written = frozenset(map(spelling, shorts))
        senses.by_key[group, key] = Reading(found[0].ref, first, round(support, 4), written)
    elif len({s.ref for s in found}) > 1:
        senses.ambiguous[group, key] = tuple(found)


def _sense(ref: str, meaning: Meaning) -> Sense:
    types: Counter[EntityType] = Counter()
    context: Counter[str] = Counter()
    for said in meaning.longs.values():
        types.update(said.types)
        context.update(said.context)
    return Sense(ref, meaning.papers, types, context)


def _ref(group: Group, short: str, meaning: Meaning, alone: bool, is_term: bool) -> str:
    """Node of a meaning: a term goes by its long form, a proper name by its short one."""
    if meaning.concept is not None:
        return meaning.concept.id
    if _goes_by_long_form(group, short, meaning, is_term):
        return key_ref(group, meaning.leader)
    return key_ref(group, short, None if alone else meaning.leader)


def _goes_by_long_form(group: Group, short: str, meaning: Meaning, is_term: bool) -> bool:
    if not set(identity_marks(short)) <= set(identity_marks(meaning.leader)):
        return False
    if group in {Group.TASK, Group.METRIC} or is_term:
        return True
    return any(is_common_noun(t) for said in meaning.longs.values() for t in said.longs)


def _settle_long_forms(
    senses: Senses, votes: dict[tuple[Group, str], _Votes], index: ConceptIndex
) -> None:
    """Lead a long form without its abbreviation to the node that nearly all definitions give it."""
    for (group, long), vote in votes.items():
        if index.find(group, long) is not None:
            continue
        ref, papers = min(vote.refs.items(), key=lambda item: (-item[1], item[0]))
        if _is_kind_of_other(group, vote.text, ref, index):
            continue
        if papers >= _MAIN_SHARE * vote.refs.total() and ref != key_ref(group, long):
            senses.by_key.setdefault((group, long), Reading(ref, vote.first, 0.95))


def _is_kind_of_other(group: Group, long: str, ref: str, index: ConceptIndex) -> bool:
    """Whether a long form is a kind of another curated entity than the curated ``ref``.

    A paper may abbreviate ``self-supervised contrastive learning`` by ``SSL``; elsewhere it is a
    kind of contrastive learning.
    """
    concept = index.concepts.get(ref)
    if concept is None:
        return False
    wider = (index.find(group, name_key(n), (n,)) for n in broader_names(long, concept.type))
    return any(w is not None and w.id != ref for w in wider)
