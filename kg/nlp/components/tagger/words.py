"""Words of a paper with their offsets and the shapes that an uncased encoder doesn't see."""

import re
from typing import NamedTuple

from kg.core.records import Field

__all__ = ["SHAPES", "Word", "split_words"]

_WORD = re.compile(r"\d+(?:[.,]\d+)+|\w+|[^\w\s]")
SHAPES = 20
"""Number of shapes: ten forms, each with and without white space before the word."""


class Word(NamedTuple):
    """A word of a field; offsets in characters, end exclusive."""

    field: Field
    start: int
    end: int
    text: str
    shape: int


def split_words(title: str, abstract: str) -> list[Word]:
    """Words of title and abstract; punctuation, hyphens and slashes are words of their own."""
    words = []
    for field, text in (("title", title), ("abstract", abstract)):
        for found in _WORD.finditer(text):
            start, end = found.span()
            glued = start > 0 and not text[start - 1].isspace()
            shape = _form(found.group()) + (SHAPES // 2 if glued else 0)
            words.append(Word(field, start, end, found.group(), shape))  # type: ignore[arg-type]
    return words


def _form(word: str) -> int:
    """Form of a word, 0 to 9: lower case, capitalised, capitals, mixed, digits and so on."""
    if not word[0].isalnum():
        return 1 if word == "-" else 2 if word in "/+@" else 0
    if word[0].isdigit() and not any(c.isalpha() for c in word):
        return 3
    if any(c.isdigit() for c in word):
        return 4
    if word.islower():
        return 5
    if word.isupper():
        return 6 if len(word) > 1 else 7
    return 8 if word[1:].islower() else 9
