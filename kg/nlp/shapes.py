"""How names are written: the runs of a text that look like proper names."""

import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["Shape", "find_shapes", "is_strong"]

_RUN = re.compile(r"[^\W_][\w]*(?:[-./+@^*'’&×]{1,2}(?=[\w{])\{?\w+\}?)*(?:\+{1,2}|\*)?")
_STRONG = re.compile(
    r"[^\W\d_]*[a-zß-ÿ+@^*'-]+[A-Z]|[A-Z][\w.-]*[A-Z]|[A-Za-z]+[-.]?\d|\d[\d.]*[-]?[A-Z]|[A-Z]\w*\+"
)
_ROMAN = re.compile(r"(?:I{1,3}|IV|VI{0,3}|IX)$")
_NOT_NAMES = re.compile(
    r"(?:\d+(?:[.,]\d+)*(?:[KMBTGkx%×]|st|nd|rd|th|D|B|fps|FPS|GB|TB|MB|Hz|x|X)?|\d+[-–]\d+|[A-Z]|"
    r"\d+[DdxX×]\w{0,2}|\d+-[a-z]+|[a-z]+-\d+|\d[\d.,]*[-]?(?:K|M|B|GB|G)(?:-\w+)?)$"
)


class Shape(NamedTuple):
    """A run that looks like a name: offsets, and whether its form alone says so."""

    start: int
    end: int
    strong: bool


def is_strong(word: str) -> bool:
    """Whether the form of ``word`` alone makes it a name: capitals inside, letters and digits."""
    return _STRONG.match(word) is not None and not _NOT_NAMES.match(word)


def find_shapes(text: str) -> Iterator[Shape]:
    """Words that look like names, one by one, in order: strong ones and capitalised ones."""
    for match in _RUN.finditer(text):
        word = match.group()
        if is_strong(word):
            yield Shape(match.start(), match.end(), True)
        elif word[0].isupper() and len(word) > 1:
            yield Shape(match.start(), match.end(), False)
