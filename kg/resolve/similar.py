"""When two long forms of one abbreviation are spellings of the same words."""

from difflib import SequenceMatcher

from kg.resolve.keys import fold_word, identity_marks, name_key, name_words

__all__ = ["abbreviates", "is_common_noun", "is_near"]

_WORD_RATIO = 0.82
"""Least similarity (0 to 1) of two words that are spellings of one; inter/intra have 0.8."""
_LEAST_SHARE = 0.6
"""Least share of the longer name's words that the shorter one must have to be a part of it."""


def is_near(first: str, second: str) -> bool:
    """Whether two long forms differ in spelling alone, or one leaves out words at an end.

    Not transitive: every pair is judged by itself. ``self-supervised learning`` and
    ``semi-supervised learning`` are apart, and so are names with other numbers.
    """
    if identity_marks(first) != identity_marks(second):
        return False
    if name_key(first) == name_key(second):
        return True
    a, b = (tuple(fold_word(w) for w in name_words(text)) for text in (first, second))
    if len(a) == len(b):
        return all(_is_same_word(x, y) for x, y in zip(a, b, strict=True))
    short, long = sorted((a, b), key=len)
    if len(short) < 2 or len(short) < _LEAST_SHARE * len(long):
        return False
    return short in (long[: len(short)], long[-len(short) :])


def _is_same_word(first: str, second: str) -> bool:
    if first == second:
        return True
    if first[:1] != second[:1] or any(c.isdigit() for c in first + second):
        return False
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= _WORD_RATIO


def abbreviates(short: str, long: str) -> bool:
    """Whether the letters of ``short`` occur in ``long`` in their order, the first one first."""
    key, text = name_key(short), name_key(long)
    if not key or key in text or key[0] != text[0]:
        return False
    letters = iter(text)
    return all(c in letters for c in key)


def is_common_noun(text: str) -> bool:
    """Whether a name of several words is written without capitals (abbreviations aside)."""
    words = name_words(text)
    return len(words) > 1 and not any(w[0].isupper() and w[1:].islower() for w in words)
