"""Mentions of one paper that name one thing, before anything is resolved."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.core.records import Definition, EntityType, Mention
from kg.core.text import normalise_key
from kg.relations.sentences import Place

__all__ = ["Group", "group_places"]

_SAME_SPACE = {EntityType.MODEL: "technique", EntityType.METHOD: "technique"}


@dataclass(frozen=True, slots=True)
class Group:
    """The places of one thing in a paper, in the order of the text; ``type`` is the first's."""

    key: str
    type: EntityType
    places: tuple[Place, ...]
    defined: bool

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Mentions in the order of the text."""
        return tuple(place.mention for place in self.places)


def group_places(places: Iterable[Place], definitions: Iterable[Definition]) -> list[Group]:
    """Groups in the order of their first mention; a defined abbreviation joins its long form."""
    longs = {_key(d.short_text): _key(d.long_text) for d in definitions}
    found: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in places:
        key = _key(place.mention.text)
        kind = place.mention.type
        found[_SAME_SPACE.get(kind, kind.value), longs.get(key, key)].append(place)
    defined = {*longs, *longs.values()}
    return [
        Group(key, members[0].mention.type, tuple(members), key in defined)
        for (_, key), members in found.items()
    ]


def _key(text: str) -> str:
    """Key under which spellings of a name meet; a plural is its singular."""
    key = normalise_key(text)
    return key[:-1] if len(key) > 3 and key.endswith("s") and not key.endswith("ss") else key
