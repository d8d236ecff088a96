"""Other readings of a name: abbreviations in it written out, a head word left out."""

from collections.abc import Callable

from kg.core.text import collapse_space, plain_text
from kg.resolve.keys import is_proper, name_key, strip_articles
from kg.resolve.local import Group
from kg.resolve.words import EMPTY_HEADS, PROPER_HEADS

__all__ = ["expand_words", "without_head"]

_EXPANDED_GROUPS = frozenset({Group.TASK, Group.TECHNIQUE, Group.METRIC})
_LEAST_KEY = 3
"""Characters that a name must keep when its head is left out (``3D model`` is no ``3D``)."""


def expand_words(name: str, group: Group, long_form: Callable[[str], str | None]) -> str | None:
    """``name`` with the abbreviations in it written out; None where it holds none.

    Parameters
    ----------
    name
        Of two or more words: ``semi-supervised CD``.
    long_form
        Gives the long form of an abbreviation's key, or None.
    """
    words = collapse_space(plain_text(name)).split(" ")
    if len(words) < 2 or group not in _EXPANDED_GROUPS:
        return None
    expanded = [long_form(name_key(w)) or w if _may_abbreviate(w) else w for w in words]
    return " ".join(expanded) if expanded != words else None


def _may_abbreviate(word: str) -> bool:
    return sum(c.isupper() for c in word) > 1


def without_head(name: str, group: Group) -> tuple[str, bool] | None:
    """``name`` without an uninformative last word, and whether that is safe by itself.

    ``MNIST dataset`` -> ``MNIST``, safe; ``Segment Anything model`` -> ``Segment Anything``, not
    safe: only where the paper or the lexicon has that name too. None where nothing can go.
    """
    words = strip_articles(collapse_space(plain_text(name))).split(" ")
    head = words[-1].casefold()
    rest = " ".join(words[:-1])
    if not rest or len(name_key(rest)) < _LEAST_KEY:
        return None
    if head in EMPTY_HEADS and group in {Group.TASK, Group.METRIC}:
        return rest, True
    if head in PROPER_HEADS and group in {Group.TECHNIQUE, Group.DATASET}:
        return rest, is_proper(rest) and not rest[0].isdigit()
    return None
