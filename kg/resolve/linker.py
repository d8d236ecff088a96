"""From the form of an entity in a paper to the node that it is."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.core.records import Concept
from kg.resolve.concept_index import ConceptIndex
from kg.resolve.curation import NO_CURATION, Curation
from kg.resolve.keys import name_key
from kg.resolve.local import GROUP_OF, Group
from kg.resolve.readings import expand_words, loose_readings, split_edition
from kg.resolve.senses import Sense, Senses, key_ref, split_ref
from kg.resolve.state import Form, KeyUse
from kg.resolve.words import BARE_HEADS

__all__ = ["Choice", "Linker"]

_LEAST_OVERLAP = 0.5
"""Curated neighbours shared with a sense, per paper of the sense, before context can decide."""
_LOOSE = 0.85
"""Confidence of a reading that is not quite what the paper wrote."""
_CLEAR_LEAD = 2.0
"""How many times the second best overlap the best one must be."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The node ``ref`` of a form, and why: lexicon, abbreviation, context, key or curator."""

    ref: str
    reason: str
    paper: str | None = None
    confidence: float = 1.0


class Linker:
    """Decides for every form; holds counts and the lexicon, no papers."""

    def __init__(
        self,
        index: ConceptIndex,
        senses: Senses,
        use: KeyUse,
        curation: Curation = NO_CURATION,
    ) -> None:
        """``use``: how papers use keys; ``curation``: what a person decided."""
        self.index = index
        self._senses = senses
        self._use = use
        self._curation = curation
        self._known: dict[Form, tuple[Choice, tuple[Sense, ...]]] = {}

    def __getstate__(self) -> dict[str, object]:
        """What another process needs: it finds out again what follows from the rest."""
        return {**self.__dict__, "_known": {}}

    def choose(self, form: Form, context: Counter[str] | None = None) -> Choice:
        """Node of ``form``; ``context`` (ids of curated entities) decides between senses."""
        choice, senses = self._known.get(form) or self._remember(form)
        sense = _by_context(senses, context) if context and senses else None
        return choice if sense is None else self._curated(Choice(sense.ref, "context", None, 0.6))

    def _remember(self, form: Form) -> tuple[Choice, tuple[Sense, ...]]:
        """What ``form`` is by itself, and the senses that context may choose from instead."""
        forced = self._curation.forced_ref(form)
        if forced is not None:
            found: tuple[Choice, tuple[Sense, ...]] = Choice(forced, "curator"), ()
        else:
            choice, senses = self._choose(form)
            found = self._curated(choice), senses
        self._known[form] = found
        return found

    def _curated(self, choice: Choice) -> Choice:
        ref = self._curation.redirect.get(choice.ref)
        return choice if ref is None else Choice(ref, "curator")

    def group_of(self, ref: str) -> Group:
        """Group of the node with that reference."""
        group, _, _ = split_ref(ref)
        return GROUP_OF[self.index.concepts[ref].type] if group is None else group

    def defined_ref(self, group: Group, short: str, long: str) -> str:
        """Node of an abbreviation that a paper defines so."""
        ref = self._senses.by_pair[group, short, long].ref
        return self._curation.redirect.get(ref, ref)

    def _choose(self, form: Form) -> tuple[Choice, tuple[Sense, ...]]:
        for short, long in form.definitions:
            reading = self._senses.by_pair.get((form.group, short, long))
            if reading is not None and {short, long} & set(form.keys):
                return self._defined(form, reading.ref, reading.paper, reading.confidence), ()
        return self._undefined(form, _telling(form.keys))

    def _defined(self, form: Form, ref: str, paper: str, confidence: float) -> Choice:
        if ref in self.index.concepts:
            concept = self.index.concepts[ref]
            if all(self.index.has_name(concept, key) for key in form.keys):
                return Choice(ref, "lexicon", None, self._certainty(form, concept))
        return Choice(ref, "abbreviation", paper, confidence)

    def _undefined(self, form: Form, keys: tuple[str, ...]) -> tuple[Choice, tuple[Sense, ...]]:
        for key in keys + form.fallbacks:
            concept = self.index.find(form.group, key, form.names)
            if concept is not None:
                return Choice(concept.id, "lexicon", None, self._certainty(form, concept)), ()
        readings = form.fallbacks + self._expansions(form)
        editions = [self._edition(form.group, name) for name in form.names]
        for key in (*readings, *_looser(form, editions)):
            concept = self.index.find(form.group, key)
            if concept is not None:
                return Choice(concept.id, "lexicon", None, _LOOSE), ()
        key = self._most_used(form, keys, readings)
        key = next((e for e in editions if e is not None), key)
        return self._by_key(form.group, key, form)

    def _most_used(self, form: Form, keys: tuple[str, ...], readings: tuple[str, ...]) -> str:
        """The reading that most papers write in full; the name as written where none does.

        But a name that several papers read differently is not one name.
        """
        if not readings:
            return keys[0]
        papers = self._use.papers
        best = min(readings, key=lambda k: (-papers[form.group, k], k))
        is_used = papers[form.group, best] or (form.group, keys[0]) in self._use.split
        return best if is_used else keys[0]

    def _by_key(self, group: Group, key: str, form: Form) -> tuple[Choice, tuple[Sense, ...]]:
        reading = self._senses.by_key.get((group, key))
        if reading is not None and (key not in form.keys or reading.fits(form.names)):
            return Choice(reading.ref, "abbreviation", reading.paper, reading.confidence), ()
        choice = Choice(key_ref(group, key), "key", None, 1.0 if key in form.keys else 0.8)
        return choice, self._senses.ambiguous.get((group, key), ())

    def _expansions(self, form: Form) -> tuple[str, ...]:
        """Keys of the names with abbreviations that the lexicon knows written out.

        Empty where the paper has a name without any: it says by itself what they stand for.
        """
        texts = [expand_words(name, form.group, self._long_form) for name in form.names]
        return tuple(sorted({name_key(t) for t in texts if t is not None})) if all(texts) else ()

    def _edition(self, group: Group, name: str) -> str | None:
        """Key of an edition by the label of the thing: ``MS COCO test-dev`` is of ``COCO``."""
        parts = split_edition(name, group)
        concept = parts and self.index.find(group, name_key(parts[0]), (parts[0],))
        return name_key(f"{concept.label} {parts[1]}") if parts and concept else None

    def _long_form(self, short: str) -> str | None:
        """Label of the only task or technique with that abbreviation, where it is a term."""
        labels = {
            concept.label
            for group in (Group.TASK, Group.TECHNIQUE)
            if (concept := self.index.find(group, short)) is not None
        }
        label = min(labels) if len(labels) == 1 else None
        return label if label is not None and label == label.lower() else None

    def _certainty(self, form: Form, concept: Concept) -> float:
        """Confidence that a lexicon name means that entity here."""
        if any(self.index.is_ambiguous(form.group, k) for k in form.keys):
            return 0.8
        written = {concept.label, *concept.aliases, *concept.cased}
        return 0.99 if written & set(form.names) else 0.97


def _looser(form: Form, editions: Iterable[str | None]) -> Iterator[str]:
    """Keys of readings that count only where the lexicon has them."""
    for name, edition in zip(form.names, editions, strict=True):
        for reading in loose_readings(name, form.group):
            yield name_key(reading)
        if edition is not None:
            yield edition


def _telling(keys: tuple[str, ...]) -> tuple[str, ...]:
    """``keys`` without bare heads, unless there is nothing else."""
    return tuple(k for k in keys if k not in BARE_HEADS) or keys


def _by_context(senses: tuple[Sense, ...], context: Counter[str]) -> Sense | None:
    """The sense that keeps clearly more of the paper's company than any other, if one does."""
    scored = []
    for sense in senses:
        shared = sum(sense.context[c] for c in context)
        scored.append((shared / sense.papers, sense.ref, sense))
    scored.sort(key=lambda s: (-s[0], s[1]))
    if not scored or scored[0][0] < _LEAST_OVERLAP:
        return None
    if len(scored) > 1 and scored[0][0] < _CLEAR_LEAD * scored[1][0]:
        return None
    return scored[0][2]
