"""Words of a text with the key under which spellings meet: what the lexicon matches on.

``ResNet50``, ``ResNet-50`` and ``resnet 50`` have the same keys, as have ``multi-modal`` and
``multimodal``, ``Transformers`` and ``transformer``, ``modelling`` and ``modeling``.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from kg.nlp.spelling import JOINED_PREFIXES, KEPT_S, SPELLINGS

__all__ = ["Word", "fold_word", "keys_of", "split_words"]

_WORD = re.compile(r"\d+(?:\.\d+)*|[^\W\d_]+|[+@*&]")
_GAP = re.compile(r"[\s\-_/\u2010-\u2015'’{}$\\^]{0,3}")


class Word(NamedTuple):
    """A word: character offsets, key, and whether it may follow the word before in a name."""

    start: int
    end: int
    key: str
    joined: bool


@lru_cache(maxsize=1 << 15)
def fold_word(word: str) -> str:
    """Key of one word: case, plural and spelling folded (``Datasets`` -> ``dataset``)."""
    key = word.casefold()
    if _is_plural(key):
        if key.endswith("ies") and len(key) > 4:
            key = key[:-3] + "y"
        elif key.endswith(("sses", "shes", "ches", "xes")):
            key = key[:-2]
        else:
            key = key[:-1]
    for ending, replacement in SPELLINGS:
        if key.endswith(ending):
            return key[: -len(ending)] + replacement
    return key


def _is_plural(key: str) -> bool:
    ends = key.endswith("s") and not key.endswith(("ss", "us", "is"))
    return ends and len(key) > 3 and key not in KEPT_S


def split_words(text: str) -> list[Word]:
    """Words of ``text`` in order: runs of letters, numbers, and the signs ``+ @ * &``."""
    words: list[Word] = []
    end = 0
    for match in _WORD.finditer(text):
        start = match.start()
        gap = text[end:start]
        joined = not gap or gap in {" ", "-"} or _GAP.fullmatch(gap) is not None
        key = fold_word(match.group())
        if words and gap in {"-", " "} and words[-1].key in JOINED_PREFIXES and key.isalpha():
            last = words[-1]
            if gap == "-" or JOINED_PREFIXES[last.key]:
                whole = fold_word(last.key + match.group())
                words[-1] = Word(last.start, match.end(), whole, last.joined)
                end = match.end()
                continue
        end = match.end()
        words.append(Word(start, end, key, joined))
    return words


def keys_of(text: str) -> tuple[str, ...]:
    """Keys of the words of a name."""
    return tuple(word.key for word in split_words(text))
