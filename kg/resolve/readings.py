"""Other readings of a name: abbreviations in it written out, a head word left out."""

import re
from collections.abc import Callable, Iterator

from kg.core.text import collapse_space, plain_text
from kg.resolve.keys import fold_word, is_proper, name_key, name_words, strip_articles
from kg.resolve.local import Group
from kg.resolve.words import (
    EMPTY_HEADS,
    EVALUATIVE,
    EVALUATIVE_OF_METRICS,
    NOUNS_OF_VERBS,
    PROPER_HEADS,
    SIZE_WORDS,
    SPLIT_WORDS,
)

__all__ = ["as_noun_phrase", "expand_words", "loose_readings", "split_edition", "without_head"]

_EXPANDED_GROUPS = frozenset({Group.TASK, Group.TECHNIQUE, Group.METRIC})
_EDITION = re.compile(r"(?P<name>.*?\w)[- ](?P<edition>test-(?:dev|std)|[^\s-]+)")
_PARADIGM_ENDINGS = ("supervised", "contrastive")
_PARTS = re.compile(r"([- ])")
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
    words = _PARTS.split(collapse_space(plain_text(name)))
    if len(words) < 2 or group not in _EXPANDED_GROUPS:
        return None
    expanded = [long_form(name_key(w)) or w if _may_abbreviate(w) else w for w in words]
    return "".join(expanded) if expanded != words else None


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


def as_noun_phrase(name: str, group: Group) -> str | None:
    """``predicting mortality``, ``prediction of mortality`` -> ``mortality prediction``.

    None where ``name`` is no task or has neither form.
    """
    words = name_words(strip_articles(name).replace("-", "\x00"))
    words = tuple(w.replace("\x00", "-") for w in words)
    if group is not Group.TASK or len(words) < 2:
        return None
    noun = _noun_of(words[0])
    if noun is not None:
        rest = words[1:]
    elif len(words) > 2 and words[1] == "of" and fold_word(words[0]) in _NOUNS:
        noun, rest = fold_word(words[0]), words[2:]
    else:
        return None
    return f"{strip_articles(' '.join(rest))} {noun}"


def loose_readings(name: str, group: Group) -> Iterator[str]:
    """Names that ``name`` may stand for if the lexicon has them.

    ``vanilla attention`` -> ``attention``; ``self-supervised`` -> ``self-supervised learning``;
    ``self-train``, ``pseudo-labelled`` -> ``self-training``, ``pseudo-labeling``.
    """
    if group is Group.DATASET:
        return
    text = strip_articles(collapse_space(plain_text(name)))
    first, _, rest = text.partition(" ")
    empty = EVALUATIVE | EVALUATIVE_OF_METRICS if group is Group.METRIC else EVALUATIVE
    if rest and first.casefold() in empty:
        yield rest
    if group is Group.TECHNIQUE and not rest and text.endswith(_PARADIGM_ENDINGS):
        yield f"{text} learning"
    if group is not Group.METRIC and text[-1:].islower() and not is_proper(text):
        yield from (f"{stem}ing" for stem in _stems(text))


def _stems(text: str) -> Iterator[str]:
    """``text`` as what -ing follows: without a last -e or -ed."""
    yield text
    if text.endswith("ed"):
        yield text[:-2]
    elif text.endswith("e"):
        yield text[:-1]


def split_edition(name: str, group: Group) -> tuple[str, str] | None:
    """Name and edition of a thing: ``MS COCO test-dev`` -> ``MS COCO``, ``test-dev``.

    Editions are sizes, splits, years and numbers after a blank or hyphen. None without one.
    """
    text = strip_articles(collapse_space(plain_text(name)))
    found = _EDITION.fullmatch(text)
    marks = {Group.DATASET: SPLIT_WORDS, Group.TECHNIQUE: SIZE_WORDS}.get(group, frozenset())
    if found is None or not is_proper(found["name"]):
        return None
    tail = found["edition"]
    return (found["name"], tail) if tail[:1].isdigit() or tail.casefold() in marks else None


def _noun_of(word: str) -> str | None:
    """Noun of a verb in its base form or in -ing."""
    folded = fold_word(word)
    if folded in NOUNS_OF_VERBS:
        return NOUNS_OF_VERBS[folded]
    return _PARTICIPLES.get(folded)


def _participle(verb: str) -> str:
    return fold_word((verb[:-1] if verb.endswith("e") else verb) + "ing")


_NOUNS = frozenset(NOUNS_OF_VERBS.values())
_PARTICIPLES = {_participle(verb): noun for verb, noun in NOUNS_OF_VERBS.items()}
