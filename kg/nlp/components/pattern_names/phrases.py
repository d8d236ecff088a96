"""Common-noun names of tasks and methods: a head with the words that modify it."""

from collections.abc import Iterator

from kg.core.records import EntityType
from kg.nlp.components.pattern_names.phrase_words import (
    METHOD_HEADS,
    STOPS,
    TASK_HEADS,
    TASK_MODIFIERS,
    VAGUE,
)
from kg.nlp.words import Word, split_words

__all__ = ["find_phrases"]

_MAX_WORDS = 6
"""Words of a phrase, hyphenated parts counted."""


def find_phrases(text: str) -> Iterator[tuple[int, int, EntityType, str]]:
    """Offsets, type and cue of phrases such as ``weakly supervised semantic segmentation``.

    A phrase is a head and the words before it up to a stop word, a sign or a number.
    """
    words = split_words(text)
    for at, word in enumerate(words):
        kind = _type_of_head(word.key)
        if kind is None or not _ends(text, words, at):
            continue
        first = _first_word(text, words, at)
        key = " ".join(w.key for w in words[first : at + 1])
        if key in VAGUE or (first == at and kind is EntityType.METHOD):
            continue
        if any(w.key in TASK_MODIFIERS for w in words[first:at]):
            kind = EntityType.TASK
        cue = f"{kind.value.lower()}-phrase-{min(3, at - first + 1)}"
        yield words[first].start, word.end, kind, cue


def _type_of_head(key: str) -> EntityType | None:
    if key in TASK_HEADS:
        return EntityType.TASK
    return EntityType.METHOD if key in METHOD_HEADS else None


def _ends(text: str, words: list[Word], at: int) -> bool:
    """Whether the phrase can end with this word: no further head, no hyphen after it."""
    end = words[at].end
    if text[end : end + 1] in {"-", "/", "_"}:
        return False
    follows = at + 1 < len(words) and words[at + 1].joined
    return not (follows and _type_of_head(words[at + 1].key) is not None)


def _first_word(text: str, words: list[Word], at: int) -> int:
    """Number of the first word of the phrase that ends with word ``at``."""
    first = at
    while first > 0 and at - first < _MAX_WORDS and words[first].joined:
        before = words[first - 1]
        gap = text[before.end : words[first].start]
        if gap not in {" ", "-", "/"} or not before.key[0].isalpha():
            break
        if _is_stop(text, words, first - 1):
            break
        first -= 1
    while first < at and text[words[first].start - 1 : words[first].start] in {"-", "/"}:
        first += 1  # the word before the hyphen was left out: so is the one after it
    return first


def _is_stop(text: str, words: list[Word], number: int) -> bool:
    """Whether word ``number``, or the hyphenated compound that it is in, is a stop word."""
    word = words[number]
    written = text[word.start : word.end].lower()
    if written in STOPS or (written.endswith("ly") and text[word.end : word.end + 1] == " "):
        return True
    start, end = word.start, word.end
    while start > 0 and (text[start - 1].isalnum() or text[start - 1] == "-"):
        start -= 1
    while end < len(text) and (text[end].isalnum() or text[end] == "-"):
        end += 1
    return text[start:end].lower() in STOPS
