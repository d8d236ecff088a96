"""What a curator should look at: the least certain merges and the likeliest missed ones."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from kg.core.records import Entity, Merge
from kg.resolve.decisions import Action
from kg.resolve.keys import fold_word, name_key, name_words
from kg.resolve.local import GROUP_OF
from kg.resolve.similar import has_word_more, is_acronym, is_near
from kg.resolve.words import SMALL_WORDS

__all__ = ["Doubt", "missed_merges", "uncertain_merges"]

_LARGEST_BLOCK = 200
"""Entities with a word in common beyond which the word says nothing."""
_SURE = 0.97
"""Confidence from which on a merge needs no look."""
_ACRONYM = 0.9
_WORD_MORE = 0.8
_SHARED = 0.85
_LEAST_INITIALS = 3
"""Letters of an acronym: two fit too many names."""


@dataclass(frozen=True, slots=True, order=True)
class Doubt:
    """A decision that a curator may take against what resolution did, and what speaks for it.

    ``action``, ``name`` and ``value`` are a line of a decisions file. ``certainty`` in [0, 1] is
    that of the merge for ``different``, and how alike the names are for ``same``.
    """

    action: Action
    name: str
    value: str
    certainty: float
    reason: str
    papers: int


def uncertain_merges(entities: Iterable[Entity], papers: Callable[[str], int]) -> tuple[Doubt, ...]:
    """Names that least certainly belong to their entity, the least certain first.

    Parameters
    ----------
    papers
        Gives the number of papers that name an entity, by its id.
    """
    found = [
        Doubt(
            Action.DIFFERENT,
            merge.surface,
            entity.id,
            merge.confidence,
            merge.reason + (f" in {merge.paper}" if merge.paper else ""),
            papers(entity.id),
        )
        for entity in entities
        for merge in entity.merges
        if _is_doubtful(entity, merge)
    ]
    return tuple(sorted(found, key=lambda d: (d.certainty, -d.papers, d)))


def _is_doubtful(entity: Entity, merge: Merge) -> bool:
    return merge.confidence < _SURE and name_key(merge.surface) != name_key(entity.label)


def missed_merges(entities: Iterable[Entity], papers: Callable[[str], int]) -> tuple[Doubt, ...]:
    """Pairs of entities of one kind that may be one, the likeliest and most used first."""
    blocks: dict[tuple[str, str], list[Entity]] = defaultdict(list)
    for entity in sorted(entities, key=lambda e: e.id):
        for block in _blocks(entity):
            blocks[GROUP_OF[entity.type].value, block].append(entity)
    found = {(d.name, d.value): d for d in _shared_names(blocks, papers)}
    for members in blocks.values():
        if len(members) <= _LARGEST_BLOCK:
            for first, second in combinations(members, 2):
                if (first.id, second.id) in found or _is_related(first, second):
                    continue
                likeness = _likeness(first.label, second.label)
                if likeness is not None:
                    both = min(papers(first.id), papers(second.id))
                    found[first.id, second.id] = Doubt(
                        Action.SAME, first.id, second.id, *likeness, both
                    )
    return tuple(sorted(found.values(), key=lambda d: (-d.certainty, -d.papers, d)))


def _shared_names(
    blocks: dict[tuple[str, str], list[Entity]], papers: Callable[[str], int]
) -> Iterator[Doubt]:
    """Entities that go by what another one is also called."""
    everything = {e.id: e for members in blocks.values() for e in members}
    called: dict[tuple[str, str], list[Entity]] = defaultdict(list)
    for entity in everything.values():
        for key in {name_key(m.surface) for m in entity.merges} - {name_key(entity.label)}:
            called[GROUP_OF[entity.type].value, key].append(entity)
    for entity in everything.values():
        for other in called.get((GROUP_OF[entity.type].value, name_key(entity.label)), ()):
            if not _is_related(entity, other):
                first, second = sorted((entity.id, other.id))
                both = min(papers(first), papers(second))
                yield Doubt(Action.SAME, first, second, _SHARED, "a name of both", both)


def _is_related(first: Entity, second: Entity) -> bool:
    """Whether one is known to be a kind, variant or part of the other, or both are curated."""
    above = {*first.broader, *first.variant_of, *first.part_of}
    below = {*second.broader, *second.variant_of, *second.part_of}
    both_curated = first.concept is not None and second.concept is not None
    return second.id in above or first.id in below or both_curated


def _blocks(entity: Entity) -> Iterator[str]:
    """Keys under which an entity meets the ones it may be: words, and initials."""
    words = [w for w in name_words(entity.label) if w.casefold() not in SMALL_WORDS]
    if not words:
        return
    if len(words) > 1:
        yield f"^{''.join(w[0] for w in words).casefold()}"
    else:
        yield f"^{''.join(c for c in words[0] if c.isupper()).casefold()}"
        yield f"={words[0].casefold()[:4]}"
    yield from sorted({fold_word(words[0]), fold_word(words[-1])})


def _likeness(first: str, second: str) -> tuple[float, str] | None:
    """How alike two labels are and in what; None if they are not."""
    for short, long in ((first, second), (second, first)):
        if len(name_key(short)) >= _LEAST_INITIALS and is_acronym(short, long):
            return _ACRONYM, "initials"
    if is_near(first, second) and _has_letters((first, second)):
        return round(fuzz.ratio(name_key(first), name_key(second)) / 100, 2), "spelling"
    if has_word_more(first, second) or has_word_more(second, first):
        return _WORD_MORE, "one word more"
    return None


def _has_letters(names: Sequence[str]) -> bool:
    """Whether the names are long enough for a likeness to be no chance."""
    return min(len(name_key(n)) for n in names) > 4
