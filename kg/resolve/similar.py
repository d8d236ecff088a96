"""When two long forms of one abbreviation are spellings of the same words."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from kg.core.text import plain_text
from kg.resolve.keys import (
    fold_word,
    identity_marks,
    is_abbreviation,
    name_key,
    name_words,
    singular,
    strip_articles,
)
from kg.resolve.words import (
    ACRONYM_HEADS,
    ACRONYM_PREFIXES,
    EMPTY_MODIFIERS,
    SMALL_WORDS,
    SPOKEN_AS,
)

__all__ = [
    "abbreviates",
    "capitals_spell",
    "has_word_more",
    "is_acronym",
    "is_common_noun",
    "is_misspelled",
    "is_near",
    "may_define",
]

_WORD_RATIO = 0.82
"""Least similarity (0 to 1) of two words that are spellings of one; inter/intra have 0.8."""
_LEAST_MISSPELLED = 3
"""Words of a name before one misspelled word can't make it another name."""
_LEAST_WORD = 6
"""Letters of a word before it counts as misspelled and not as another word."""
_REPEATED = re.compile(r"([A-Za-z])([2-9])(?![0-9])")
_STARTS = re.compile(r"[A-Z]?[^\W\d_A-Z]+|[A-Z]+(?![^\W\d_A-Z])")
"""Words and, at their capitals, the parts of words."""
_ANY_START = "x"
"""Letter of an abbreviation that stands for any word (``V2X``, ``XAI``)."""
_LEAST_CAPITALS = 3
_LEAST_RUN = 4
"""Letters in a row that a word may give from its middle (``HGFormer`` has a transformer's)."""
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


def _joined_starts(name: str) -> Iterator[str]:
    """Keys of the first words of ``name``, of one, two and so on together."""
    words = name_words(name)
    return (name_key(" ".join(words[:end])).lower() for end in range(1, len(words) + 1))


def _is_same_word(first: str, second: str) -> bool:
    if first == second:
        return True
    if first[:1] != second[:1] or any(c.isdigit() for c in first + second):
        return False
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= _WORD_RATIO


def is_misspelled(first: str, second: str) -> bool:
    """Whether two names of three words or more differ in the spelling of one word alone."""
    a, b = (tuple(fold_word(w) for w in name_words(text)) for text in (first, second))
    if len(a) != len(b) or len(a) < _LEAST_MISSPELLED:
        return False
    differing = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return len(differing) == 1 and all(
        min(len(x), len(y)) >= _LEAST_WORD and _is_same_word(x, y) for x, y in differing
    )


def has_word_more(first: str, second: str) -> bool:
    """Whether ``second`` is ``first`` with one word more after a modifier.

    ``zero-shot segmentation`` and ``zero-shot semantic segmentation``; but not ``video
    segmentation`` and ``video object segmentation``, where the word makes another task.
    """
    a, b = (strip_articles(plain_text(text)).casefold().split(" ") for text in (first, second))
    if len(a) < 2 or len(b) != len(a) + 1:
        return False
    same = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    if not 0 < same < len(a) or a[same:] != b[same + 1 :] or _is_modifier(b[same]):
        return False
    before = a[same - 1]
    return "-" in before or before.endswith("ed") or before[0].isdigit()


def _is_modifier(word: str) -> bool:
    """Whether a word makes another task of the one after it (``continual``, ``multi-modal``)."""
    return "-" in word or (word.endswith("al") and word not in EMPTY_MODIFIERS)


def is_acronym(short: str, long: str) -> bool:
    """Whether ``short`` spells the initials of all words of ``long``.

    Its capitals are the initials, small letters may stand between (``ACLNet``, ``LaMP`` of
    ``Language-Motion Pretraining``); a digit repeats the letter before it (``M^3AE`` of
    ``Multi-Modal Masked Autoencoders``).
    """
    words = [w.casefold() for w in name_words(long) if w.casefold() not in SMALL_WORDS]
    name = singular("".join(name_words(short)))
    letters = _REPEATED.sub(lambda m: m[1] * int(m[2]), name)
    if len(words) < 2 or not letters.isalpha() or not is_abbreviation(short):
        return False
    if name.casefold() in words:
        return False
    shorter = words[:-1] if words[-1] in ACRONYM_HEADS and len(words) > 2 else words
    return any(_spells(letters, ws) for ws in (words, shorter, list(_parts(words))))


def _parts(words: list[str]) -> Iterator[str]:
    """``words`` with prefixes as words of their own: an autoencoder gives A and E."""
    for word in words:
        prefix = next((p for p in ACRONYM_PREFIXES if word.startswith(p) and word != p), "")
        yield from filter(None, (prefix, word[len(prefix) :]))


def _spells(letters: str, words: list[str]) -> bool:
    """Whether ``letters`` are starts of the words: a capital and the small letters after it."""
    if not words or not letters:
        return not words and not letters
    word, rest = words[0], words[1:]
    size = next((i for i, c in enumerate(letters) if i and c.isupper()), len(letters))
    taken = iter(word)
    is_start = letters[0].casefold() == word[0]
    has_letters = is_start and all(c in taken for c in letters[:size].casefold())
    if has_letters and _spells(letters[size:], rest):
        return True
    # A word that is an acronym itself takes as many capitals as it has letters (PLLaVA).
    return letters.casefold().startswith(word) and _spells(letters[len(word) :], rest)


def abbreviates(short: str, long: str) -> bool:
    """Whether the letters of ``short`` occur in ``long`` in their order, the first one first.

    Not where ``short`` is words of ``long``: ``Dice`` abbreviates no ``Dice score``.
    """
    key, text = name_key(short).lower(), name_key(long).lower()  # a key keeps the S of SDS apart
    if not key or key[0] != text[0] or key in _joined_starts(long):
        return False
    letters = iter(text)
    return all(c in letters for c in key)


def may_define(short: str, long: str) -> bool:
    """Whether the words of ``long`` explain ``short``, beyond having its letters in their order.

    Each word that gives a letter gives its first one first, or four and more in a row:
    ``diffusion language models`` are no ``DID``, ``across five fundus datasets`` no ``DRIVE``.
    Names of single words and those in capitals may be less regular.
    """
    words = _STARTS.findall(plain_text(long))
    is_spelled = _spells_by_words(short, [w.casefold() for w in words])
    return len(words) < 2 or is_spelled or (short != short.lower() and _is_in_capitals(long))


def _is_in_capitals(name: str) -> bool:
    """Whether the first word of a name and one more start with a capital."""
    capitals = [w[0].isupper() for w in name_words(name)]
    return bool(capitals) and capitals[0] and sum(capitals) > 1


def _spells_by_words(short: str, words: list[str]) -> bool:
    letters = re.sub(r"[^a-z]", "", name_key(short).lower())
    is_marked = short != short.lower()
    spelled = {0}  # how many letters the words so far can give
    for word in words:
        spelled |= {end for start in spelled for end in _ends(letters, start, word, is_marked)}
    return len(letters) in spelled or (letters.endswith("s") and len(letters) - 1 in spelled)


def _ends(letters: str, start: int, word: str, may_run: bool) -> Iterator[int]:
    """Where in ``letters`` a word can stop that gives letters from ``start`` on."""
    if letters[start : start + 1] in {_ANY_START, SPOKEN_AS.get(word)}:
        yield start + 1
    if may_run:
        yield from _run_ends(letters, start, word)
    rest = iter(word)
    is_next = letters[start : start + 1] == word[0]
    while is_next and start < len(letters) and letters[start] in rest:
        start += 1
        yield start


def _run_ends(letters: str, start: int, word: str) -> Iterator[int]:
    """Where a run of letters from the middle of a word can stop."""
    for end in range(start + _LEAST_RUN, len(letters) + 1):
        if letters[start:end] not in word:
            break
        yield end


def capitals_spell(short: str, long: str) -> bool:
    """Whether the capitals of ``long``, some inside its words, are ``short``.

    ``UNiversal Image-TExt Representation`` is written so to say that it is ``UNITER``.
    """
    capitals = "".join(c for c in long if c.isupper())
    words = re.findall(r"[^\W_]+", long)
    is_marked = any(c.isupper() for w in words if not w.isupper() for c in w[1:])
    return is_marked and len(capitals) >= _LEAST_CAPITALS and capitals == short


def is_common_noun(text: str) -> bool:
    """Whether a name of several words is written without capitals (abbreviations aside)."""
    words = name_words(text)
    return len(words) > 1 and not any(w[0].isupper() and w[1:][-2:].islower() for w in words)
