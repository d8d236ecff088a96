"""What a cue is: words before or after a mention that tell its role."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from kg.core.records import EntityType, Role
from kg.relations.sentences import Place

__all__ = [
    "DATASETS",
    "GAP",
    "OTHERS_TRAINED",
    "OTHERS_TRAINING",
    "TECHNIQUES",
    "Cue",
    "contexts_of",
    "find_cues",
]

DATASETS: tuple[EntityType, ...] = (EntityType.DATASET,)
TECHNIQUES: tuple[EntityType, ...] = (EntityType.MODEL, EntityType.METHOD)

GAP = r"(?:[^\s.;:]+ ){0,%d}?"
"""Up to so many words of the same clause: ``GAP % 4``."""

_OVER = (
    r"(?:out-?perform\w*|surpass\w*|exceed\w*|beat\w*|than|over|versus|vs|against|unlike|"
    r"compar\w+ (?:to|with)|relative to|competitive with|performance (?:as|of)|on par with)"
)
_OTHERS = (
    r"(?:(?!(?:when|after|by|once|if|while|using|with|we|our|is|are|was|were|on|for|in)\b)"
    r"[^\s;:,]+ )"
)
_BACKGROUND = (
    r"^(?:while|although|though|whereas|unlike|most|existing|recent|current|prior|previous|"
    r"conventional|traditional) [^,;:]*?"
)

OTHERS_TRAINED = (
    rf"(?:{_OVER} {_OTHERS}{{0,6}}?(?:, )?(?:that (?:is|are|was|were) )?|{_BACKGROUND})"
    r"(?:pre-?)?train(?:ed|ing) [^,;:]*?(?:, )?(?:such as |like |including )?"
)
"""Ends where other models' training is spoken of: ``outperforms models trained on``."""

OTHERS_TRAINING = rf"{_OVER} (?:\S+ ){{0,4}}?"
"""Ends where what other models were trained on is named: ``improves over an X-pretrained one``."""

_REACH = 28
"""Tokens before a mention that a cue may look at."""


@dataclass(frozen=True)
class Cue:
    """A rule: words around a mention (or the list it is in) that tell its role.

    Attributes
    ----------
    name
        ``<role>.<what>``; the rule of the claims it makes.
    role, types
        The role it tells, of which types of entities.
    before
        Regular expression for what ends right before the mention: lower-case tokens with a blank
        after each, mentions as ``DATASET``, ``MODEL``, ``METHOD``, ``TASK``, ``METRIC``, the
        paper's own introduced ones as ``OWN``.
    after
        The same for what follows the mention, each token with a blank after it.
    unless
        Regular expression for what ends right before the mention where the cue is of something
        else: ``outperforms models trained on`` is of other models' training.
    example, counter
        A sentence in which it holds of the mention ``[[name|Type]]`` and one in which it doesn't;
        other mentions are ``{name|Type}``.
    """

    name: str
    role: Role
    types: tuple[EntityType, ...]
    example: str
    counter: str
    before: str = ""
    after: str = ""
    unless: str = ""

    @cached_property
    def _before(self) -> re.Pattern[str]:
        return re.compile(rf"(?:^|(?<=\s))(?:{self.before})$")

    @cached_property
    def _after(self) -> re.Pattern[str]:
        return re.compile(self.after)

    @cached_property
    def _unless(self) -> re.Pattern[str]:
        return re.compile(rf"(?:^|(?<=\s))(?:{self.unless})$")

    def holds(self, before: str, after: str) -> bool:
        """Whether the cue stands in the given contexts."""
        if self.after and not self._after.match(after):
            return False
        if self.before and not self._before.search(before):
            return False
        return not self.unless or self._unless.search(before) is None


def contexts_of(place: Place) -> tuple[str, str]:
    """What stands before and after the list that a mention is in, as cues see it.

    What is glued to the mention itself (``-based``) counts as what follows it.
    """
    tokens = place.sentence.tokens
    before = tokens[max(0, place.first - _REACH) : place.first]
    glued = tokens[place.at + 1 : place.at + 2]
    after = tokens[place.at + 1 :] if glued and glued[0].startswith("-") else place.after
    return "".join(f"{t} " for t in before), "".join(f"{t} " for t in after[:10])


def find_cues(place: Place, cues: Iterable[Cue]) -> Iterator[Cue]:
    """Cues that hold of a mention."""
    before, after = contexts_of(place)
    for cue in cues:
        if place.mention.type in cue.types and cue.holds(before, after):
            yield cue
