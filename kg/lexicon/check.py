"""What is wrong with a lexicon as a whole: one line per problem."""

from collections import defaultdict
from collections.abc import Iterator

from kg.core.records import Concept, EntityType
from kg.core.text import normalise_key
from kg.lexicon.index import Lexicon

__all__ = ["check_lexicon"]

_RELATIONS: dict[str, tuple[str, frozenset[EntityType]]] = {
    "broader": ("skos:broader", frozenset({EntityType.TASK, EntityType.METHOD, EntityType.METRIC})),
    "variant_of": (
        "kg:variantOf",
        frozenset({EntityType.MODEL, EntityType.METHOD, EntityType.DATASET}),
    ),
    "part_of": ("kg:partOf", frozenset({EntityType.DATASET})),
}
"""Field of ``Concept``, its property, and the types that may have it."""
_TECHNIQUES = frozenset({EntityType.MODEL, EntityType.METHOD})
"""Types that one family may have: DINOv2 is a model, DINO a method."""


def check_lexicon(lexicon: Lexicon) -> tuple[str, ...]:
    """Problems of a lexicon, sorted, each starting with the id of the concept; empty if clean.

    Found are names that two concepts of one type share, names given twice in one concept, relations
    to concepts that are not there or are of another type, cycles, and addresses that are not HTTP.
    """
    problems = {
        *_shared_names(lexicon),
        *_repeated_names(lexicon),
        *_relations(lexicon),
        *_cycles(lexicon),
        *_addresses(lexicon),
    }
    return tuple(sorted(problems))


def _shared_names(lexicon: Lexicon) -> Iterator[str]:
    """Names of more than one concept of a type: a reader could not tell which is meant."""
    owners: dict[tuple[EntityType, str], set[str]] = defaultdict(set)
    spelled: dict[tuple[EntityType, str], str] = {}
    for name, cased, concept in lexicon.names():
        kind = lexicon.concepts[concept].type
        key = (kind, f"={name}" if cased else normalise_key(name))
        owners[key].add(concept)
        spelled.setdefault(key, name)
    for key, found in owners.items():
        if len(found) > 1:
            first, *others = sorted(found)
            yield f"{first}: {spelled[key]!r} is also a name of {', '.join(others)}"


def _repeated_names(lexicon: Lexicon) -> Iterator[str]:
    """Names that one concept has twice, the label among them."""
    for concept in lexicon.concepts.values():
        seen: dict[str, str] = {}
        for name in (concept.label, *concept.aliases):
            key = normalise_key(name)
            if not key:
                yield f"{concept.id}: {name!r} has no letters or digits"
            elif key in seen:
                yield f"{concept.id}: {name!r} says the same as {seen[key]!r}"
            seen.setdefault(key, name)
        folded = {normalise_key(alias) for alias in concept.aliases}
        for name in concept.cased:
            if normalise_key(name) in folded:
                yield f"{concept.id}: {name!r} is cased, but an alias matches it in any case"


def _relations(lexicon: Lexicon) -> Iterator[str]:
    for concept in lexicon.concepts.values():
        for attribute, (term, types) in _RELATIONS.items():
            targets: tuple[str, ...] = getattr(concept, attribute)
            if targets and concept.type not in types:
                yield f"{concept.id}: a {concept.type.value} has no {term}"
            for target in targets:
                yield from _target_problems(lexicon, concept, term, target)


def _target_problems(lexicon: Lexicon, concept: Concept, term: str, target: str) -> Iterator[str]:
    known = lexicon.concepts.get(target)
    if known is None:
        yield f"{concept.id}: {term} {target}, which is not in the lexicon"
    elif not {known.type, concept.type} <= _TECHNIQUES and known.type is not concept.type:
        yield f"{concept.id}: {term} {target}, which is a {known.type.value}"


def _cycles(lexicon: Lexicon) -> Iterator[str]:
    """Concepts that are, over some steps, above themselves."""
    for concept in lexicon.concepts:
        above = {p for a in (concept, *lexicon.ancestors(concept)) for p in lexicon.parents(a)}
        if concept in above:
            yield f"{concept}: is broader than, a variant of or a part of itself"


def _addresses(lexicon: Lexicon) -> Iterator[str]:
    for concept in lexicon.concepts.values():
        for address in (*concept.same_as, *((concept.homepage,) if concept.homepage else ())):
            if not address.startswith(("https://", "http://")) or " " in address:
                yield f"{concept.id}: {address!r} is no web address; expected https://..."
