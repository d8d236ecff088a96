"""Blocks of lexicon files to ``Concept`` records, later files over earlier ones."""

import re
from collections.abc import Iterable
from dataclasses import replace

from kg.core.errors import LexiconError
from kg.core.ids import entity_id
from kg.core.records import Concept, EntityType
from kg.lexicon import vocabulary as terms
from kg.lexicon.load import Block, LexiconFile

__all__ = ["build_concepts"]

_PLAIN_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SHORT_LABEL = 60
"""Characters; a plain label up to here is its own slug but for case and blanks."""


def build_concepts(files: Iterable[LexiconFile]) -> dict[str, Concept]:
    """Concepts by id, sorted, of ``files`` in order.

    A block with a ``skos:prefLabel`` adds a concept or takes the place of an earlier one. A block
    without one adds its statements to the concept that an earlier file has under that IRI.

    Raises
    ------
    LexiconError
        If a block has no type or more than one, no label or an empty one, an unknown property,
        an IRI that does not follow from type and label, or extends a concept that is not there.
    """
    concepts: dict[str, Concept] = {}
    for file in files:
        for block in file.blocks:
            problems = tuple(_problems(block))
            if problems:
                raise LexiconError(file.where(block.id), problems)
            if terms.PREF_LABEL in block.statements:
                concepts[block.id] = _concept(file, block)
            elif block.id in concepts:
                concepts[block.id] = _extended(concepts[block.id], block)
            else:
                problem = f"{block.id} has no skos:prefLabel; expected one, as it is new here"
                raise LexiconError(file.where(block.id), (problem,))
    return dict(sorted(concepts.items()))


def _problems(block: Block) -> Iterable[str]:
    """What is wrong with the statements of a block by themselves."""
    for unknown in sorted(block.statements.keys() - terms.KNOWN):
        yield f"{block.id}: unknown property <{unknown}>"
    if len(block.statements.get(terms.PREF_LABEL, ())) > 1:
        yield f"{block.id}: more than one skos:prefLabel"
    for term in (terms.PREF_LABEL, terms.ALT_LABEL, terms.CASED_LABEL):
        if any(not value.strip() for value in block.statements.get(term, ())):
            yield f"{block.id}: empty label; expected a name"


def _concept(file: LexiconFile, block: Block) -> Concept:
    """Record of a block that stands alone."""
    label = block.first(terms.PREF_LABEL) or ""
    kind = _type(file, block)
    wanted = _entity_id(kind, label)
    if block.id != wanted:
        problem = f"{block.id} is labelled {label!r}; expected the IRI to end in {wanted}"
        raise LexiconError(file.where(block.id), (problem,))
    return _extended(Concept(block.id, kind, label), block)


def _type(file: LexiconFile, block: Block) -> EntityType:
    """The entity type that a block states."""
    classes = block.statements.get(terms.RDF_TYPE, ())
    kinds = {terms.ENTITY_CLASSES[c] for c in classes if c in terms.ENTITY_CLASSES}
    if len(kinds) != 1 or terms.CONCEPT not in classes:
        names = ", ".join(f"kg:{t.value}" for t in EntityType)
        problem = f"{block.id} has the wrong types; expected skos:Concept and one of {names}"
        raise LexiconError(file.where(block.id), (problem,))
    return kinds.pop()


def _entity_id(kind: EntityType, label: str) -> str:
    """``kg.core.ids.entity_id``, the short way for labels of plain words."""
    made = label.lower().replace(" ", "-")
    if len(made) <= _SHORT_LABEL and _PLAIN_SLUG.fullmatch(made):
        return f"{kind.value.lower()}/{made}"
    return entity_id(kind, label)


def _extended(concept: Concept, block: Block) -> Concept:
    """``concept`` with what ``block`` adds."""
    cased = {*concept.cased, *block.statements.get(terms.CASED_LABEL, ())}
    if "true" in block.statements.get(terms.MATCH_CASE, ()):
        cased.add(concept.label)
    aliases = {*concept.aliases, *block.statements.get(terms.ALT_LABEL, ())}
    return replace(
        concept,
        aliases=tuple(sorted(aliases)),
        cased=tuple(sorted(cased)),
        broader=_joined(concept.broader, block.ids(terms.BROADER)),
        variant_of=_joined(concept.variant_of, block.ids(terms.VARIANT_OF)),
        part_of=_joined(concept.part_of, block.ids(terms.PART_OF)),
        same_as=_joined(concept.same_as, block.all(*terms.SAME_AS)),
        homepage=block.first(terms.HOMEPAGE) or concept.homepage,
        definition=block.first(terms.DEFINITION) or concept.definition,
    )


def _joined(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({*old, *new})) if new else old
