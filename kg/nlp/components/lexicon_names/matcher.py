"""All names of the lexicon in a text: a trie over the keys of words, longest match first."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from kg.nlp.components.lexicon_names.patterns import PREFIXES, SUFFIXES, VERSION
from kg.nlp.words import Word, split_words

__all__ = ["FoundName", "NameMatcher"]

_VERSION = re.compile(VERSION)
_SUFFIX = re.compile(rf"-(?:{'|'.join(SUFFIXES)})(?![^\W_])", re.IGNORECASE)
_PREFIX = re.compile(rf"(?:{'|'.join(PREFIXES)})[-/]$", re.IGNORECASE)
_LEAF = ""
_SHORT = 4
"""Letters up to which an acronym must be written as it is in the lexicon."""


class FoundName(NamedTuple):
    """A name of a concept: character offsets and the ids of the concepts that have it."""

    start: int
    end: int
    concepts: tuple[str, ...]


class NameMatcher:
    """Finds names; built once from (surface, cased, concept id)."""

    def __init__(self, names: Iterable[tuple[str, bool, str]]) -> None:
        self.names = sorted(set(names))
        self._trie: dict[str, Any] = {}
        for surface, cased, concept in self.names:
            node = self._trie
            for word in split_words(surface):
                node = node.setdefault(word.key, {})
            if node is not self._trie:
                node.setdefault(_LEAF, []).append((surface, cased, concept))

    def find(self, text: str) -> Iterator[FoundName]:
        """Names in ``text``, not overlapping, in order."""
        words = split_words(text)
        at = 0
        while at < len(words):
            node = self._trie.get(words[at].key)
            found = self._longest(text, words, at, node) if node is not None else None
            if found:
                yield found[0]
                at = found[1]
            else:
                at += 1

    def _longest(
        self, text: str, words: list[Word], at: int, node: dict[str, Any]
    ) -> tuple[FoundName, int] | None:
        """Longest name that starts with word ``at``, and the number of the word after it."""
        ends = []
        last = at
        while True:
            if _LEAF in node:
                ends.append((last, node[_LEAF]))
            last += 1
            if last >= len(words) or not words[last].joined:
                break
            child = node.get(words[last].key)
            if child is None:
                break
            node = child
        start = words[at].start
        if ends and not starts_name(text, start):
            return None
        for last, leaves in reversed(ends):
            end = words[last].end
            if not ends_name(text, end):
                continue
            surface = text[start:end]
            concepts = sorted({c for s, cased, c in leaves if same_case(s, cased, surface)})
            if concepts:
                return FoundName(start, end, tuple(concepts)), last + 1
        return None


def starts_name(text: str, start: int) -> bool:
    """Whether a name can start here: not inside a word, a compound or a path."""
    if start == 0:
        return True
    before = text[start - 1]
    if before.isalnum() or before in "_@.\\" or (before == "#"):
        return False
    if before in "-/\u2010\u2011\u2013":
        if start > 1 and text[start - 2].isspace():
            return True
        if before == "/":
            return "//" not in text[max(0, start - 40) : start].rsplit(" ", 1)[-1]
        return _PREFIX.search(text, max(0, start - 16), start) is not None
    return True


def ends_name(text: str, end: int) -> bool:
    """Whether a name can end here: no letter, digit, version mark or further part follows."""
    if end >= len(text):
        return True
    after = text[end]
    if after.isalnum() or after == "_":
        return False
    if _SUFFIX.match(text, end):
        return True
    if after == "/":
        digits = text[end - 1].isdigit()
        follows = text[end + 1 : end + 2]
        return not (follows.isdigit() and not digits)
    if after == "-" and text[end + 1 : end + 2].isalnum():
        return False
    return _VERSION.match(text, end) is None


def same_case(name: str, cased: bool, surface: str) -> bool:
    """Whether ``surface`` is written as ``name`` has to be.

    ``cased`` names only as written (a plural s aside); acronyms of up to four letters with their
    capitals; other names with a capital inside in any case but all small.
    """
    if cased:
        return surface == name or (surface == name + "s" and len(name) > 1)
    if " " in name or not any(c.isupper() for c in name[1:]):
        return True
    if not any(c.isupper() for c in surface):
        return False
    if sum(c.isalpha() for c in name) <= _SHORT:
        wanted = sum(c.isupper() for c in name)
        return sum(c.isupper() for c in surface) >= min(wanted, 2)
    return True
