"""How names are written: the runs of a text that look like proper names."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kg.nlp.components.lexicon_names.patterns import SUFFIXES

__all__ = ["Shape", "find_shapes", "is_strong"]

_RUN = re.compile(
    r"[^\W_]\w*(?:\{?\^?[-./+@^*&×\u2010-\u2013]{1,2}\{?(?=\w)\w+\}?)*(?:\+{1,2}|\*|\^\{?[\w+*]+\}?)?"
)
_PART = re.compile(r"[^\W_]+")
_STRONG_PART = re.compile(r"[^\W_]*[a-zß-ÿ][A-Z]|[A-Z][^\W_]*[A-Z]|(?=[^\W_]*[A-Za-z])[^\W_]*\d")
_NOT_NAMES = re.compile(
    r"(?:[\d.,/x×-]+(?:[KMBTGkx%×]|st|nd|rd|th|[Dd]|[BbMmKk]|fps|FPS|GB|TB|MB|Hz|ms|px|k)?|[A-Z]|"
    r"\d+[-\w]*-(?:[a-z]+)|[a-z]+-\d+|(?:\d[\d.,]*(?:K|M|B|GB|G|D)[-–/])+[a-zA-Z]*|[a-z]\d?|"
    r"[A-Z]\d?|\d+[DdxX×]\w{0,2}|\d+s|[a-z]+\d?|top\d)$"
)
_AFFIXES = re.compile(r"(?:non|pre|post|pretrained|pre-trained)-(?=[A-Z])")
_SUFFIX = re.compile(rf"-(?:{'|'.join(SUFFIXES)}|curated|equipped)$", re.IGNORECASE)


class Shape(NamedTuple):
    """A run that looks like a name: offsets, and whether its form alone says so."""

    start: int
    end: int
    strong: bool


@lru_cache(maxsize=1 << 14)
def is_strong(word: str) -> bool:
    """Whether the form of ``word`` alone makes it a name: capitals inside, letters and digits.

    ``LaVIT``, ``GPT-4``, ``Swin-B``, ``RefCOCO+`` are; ``Cross-Modal``, ``3D``, ``10M`` aren't.
    """
    if _NOT_NAMES.match(word):
        return False
    parts = _PART.findall(word)
    if any(_STRONG_PART.match(p) and not _NOT_NAMES.match(p) for p in parts):
        return True
    if word.endswith("+") and word[0].isupper():
        return True
    if len(parts) > 1 and any(p[0].isupper() and len(p) > 1 for p in parts):
        return any((len(p) == 1 and p.isupper()) or p.isdigit() for p in parts)
    return False


@lru_cache(maxsize=1 << 14)
def _affixes(word: str) -> tuple[int, int]:
    """Offsets in ``word`` of what is left without ``non-`` and ``-based``."""
    head = _AFFIXES.match(word)
    start = head.end() if head else 0
    end = len(word)
    while tail := _SUFFIX.search(word, start, end):
        if tail.start() <= start:
            break
        end = tail.start()
    return start, end


def find_shapes(text: str) -> Iterator[Shape]:
    """Words that look like names, one by one, in order: strong ones and capitalised ones.

    What is glued to a name is left out: ``CLIP-based`` gives ``CLIP``.
    """
    for match in _RUN.finditer(text):
        word = match.group()
        if word.islower() or word.isdigit():
            continue
        left, right = _affixes(word)
        word = word[left:right]
        start = match.start() + left
        if is_strong(word):
            yield Shape(start, start + len(word), True)
        elif word[0].isupper() and len(word) > 1:
            yield Shape(start, start + len(word), False)
