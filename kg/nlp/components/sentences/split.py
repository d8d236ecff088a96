"""Where the sentences of an abstract start and end."""

import re
from collections.abc import Iterator

from kg.nlp.components.sentences.patterns import ABBREVIATIONS, MAY_END

__all__ = ["find_sentences"]

# A stop, what closes after it, then white space; or a stop glued to a capitalised word.
_BOUNDARY = re.compile(r"(?:[.!?…]+|[。！？])[\"'”’)\]}]*(\s+|$|(?=\\?[A-Z][a-z]+\s))")
_STARTS = re.compile(r"[\"'“‘(\[{$\\~]*(?:[^\W_a-zß-ÿ]|[a-z]+[A-Z0-9])")
_LAST_WORD = re.compile(r"\S+$")
_INITIAL = re.compile(r"(?:^|[\s(.])[A-Z]\.$")
_ENUMERATOR = re.compile(r"(?:^|[.:;,]\s|\band\s)\(?(?:\d{1,2}|[ivx]{1,4}|[a-hA-H])\.$")
_LOOK_BACK = 24
"""Characters before a stop that can matter for it."""


def find_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the sentences of ``text``, in order, without the white space between them.

    A stop ends a sentence unless it belongs to an abbreviation, an initial, a number, a URL or an
    enumerator, or the next word starts in lower case.
    """
    start = 0
    for match in _BOUNDARY.finditer(text):
        if not _ends_sentence(text, match):
            continue
        yield from _trimmed(text, start, match.start(1))
        start = match.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch without white space at its ends, if any of it is left."""
    body = text[start:end]
    left = len(body) - len(body.lstrip())
    stripped = body.strip()
    if stripped:
        yield start + left, start + left + len(stripped)


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    """Whether the stop of ``match`` closes a sentence."""
    if match.end() >= len(text):
        return True
    starts_new = _STARTS.match(text, match.end()) is not None
    if text[match.start()] != ".":
        return starts_new
    head = text[max(0, match.start() - _LOOK_BACK) : match.start() + 1]
    word_match = _LAST_WORD.search(head)
    word = word_match.group().lstrip("([{\"'“‘").lower() if word_match else ""
    if not match.group(1):
        return "/" not in word and "@" not in word and len(word) > 2 and word.isascii()
    if word in ABBREVIATIONS:
        return word in MAY_END and starts_new and text[match.end()].isupper()
    if _INITIAL.search(head) or _ENUMERATOR.search(head):
        return False
    return starts_new
