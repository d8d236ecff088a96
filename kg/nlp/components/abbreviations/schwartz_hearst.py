"""Definitions of abbreviations, on characters.

Source: Schwartz and Hearst (2003), A simple algorithm for identifying abbreviation definitions in
biomedical text, PSB; extended to hyphenated long forms, both orders and definitions in words.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.nlp.components.abbreviations.patterns import (
    CLAUSE,
    NAMED,
    NO_START,
    NOT_SHORT,
    PERHAPS_NAMED,
    SMALL_WORDS,
    SPOKEN_DIGITS,
    STANDS_FOR,
)

__all__ = ["Found", "find_definitions", "match_long_form"]

_MAX_SHORT = 24
"""Characters of a short form (Schwartz and Hearst: 10; model names are longer)."""
_MAX_LONG = 160
"""Characters of text searched for a long form."""
_BRACKETS = re.compile(r"(?<=[\s\w'\"”}\]-])[(\[]\s*([^()\[\]]{2,160}?)\s*[)\]]")
_SHORT = re.compile(r"[^\W_](?:[\w+*@./$^{}\\-]*[\w+*}$])?(?:[ -][^\W_][\w+.-]*)?")
_SHORT_BEFORE = re.compile(r"(?<![\w-])([^\W_][\w+*.-]*[\w+*])\s*$")
_SHORT_AFTER = r"[\"'“‘`]*([^\W_][\w+*.-]*[\w+*])"
_NAMED = re.compile(
    r"(?:,|\(|—|–|\b)\s*(?:which is |that is |also |hereafter |here |simply )?"
    rf"(?:({'|'.join(PERHAPS_NAMED)})|{'|'.join(re.escape(w) for w in NAMED)})"
    rf"\s+(?:the )?{_SHORT_AFTER}"
)
_STANDS = re.compile(
    r"(?<![\w-])([^\W_][\w+*.-]*[\w+*])[\"'”’]*\s*[,(—–]?\s*"
    rf"(?:{'|'.join(re.escape(w) for w in STANDS_FOR)})\s+[\"'“‘]*"
)
_POWER = re.compile(r"([a-z])\^?\{?([2-4])\}?(?!\d)")
_SPOKEN = re.compile(rf"(?<=[a-z])[{''.join(SPOKEN_DIGITS)}](?=[a-z])")
_WORD = re.compile(r"[^\s-]+")
_STOP = re.compile(rf"[.;:!?]\s|\n\n|[()\[\]]|\b(?:{'|'.join(CLAUSE)})\s")
_EDGES = " .,;:!?\"'”’"
_STOP_OR_COMMA = re.compile(r",\s|" + _STOP.pattern)


class Found(NamedTuple):
    """A definition: character offsets of the short and of the long form, end exclusive."""

    short_start: int
    short_end: int
    long_start: int
    long_end: int


def find_definitions(text: str) -> Iterator[Found]:
    """Definitions in ``text``: ``long (SHORT)``, ``SHORT (long)``, and those in words."""
    for match in _BRACKETS.finditer(text):
        found = _in_brackets(text, match)
        if found:
            yield found
    for match in _NAMED.finditer(text):
        short = match.span(2)
        if match[1] and not is_short_form(match[2]):
            continue
        end = len(text[: match.start()].rstrip(" ,(\"'“”"))
        found = _long_before(text, short, end)
        if found:
            yield found
    for match in _STANDS.finditer(text):
        if is_short_form(match.group(1)):
            found = _long_after(text, match.span(1), match.end())
            if found:
                yield found


def is_short_form(short: str) -> bool:
    """Whether ``short`` looks like an abbreviation.

    It is short, starts with a letter or digit, has a capital letter and at most two words.
    """
    if not 2 <= len(short) <= _MAX_SHORT or short.lower() in NOT_SHORT:
        return False
    if len(short.split()) > 2 or not short[0].isalnum():
        return False
    letters = sum(c.isalpha() for c in short)
    return letters > 0 and any(c.isupper() for c in short)


def _in_brackets(text: str, match: re.Match[str]) -> Found | None:
    """Definition made by a pair of brackets, either way round."""
    start, end = match.span(1)
    inner = text[start:end]
    cut = re.search(r"[,;:=]| or | and ", inner)
    short_end = start + cut.start() if cut else end
    short = text[start:short_end]
    if is_short_form(short) and _SHORT.fullmatch(short):
        before = len(text[: match.start()].rstrip(" \"'”"))
        found = _long_before(text, (start, short_end), before)
        if found:
            return found
    head = _SHORT_BEFORE.search(text, max(0, match.start() - 40), match.start())
    if head and " " in inner.strip("-") + " " and is_short_form(head.group(1)):
        return _long_after(text, head.span(1), start, end)
    return None


def _long_before(text: str, short: tuple[int, int], end: int) -> Found | None:
    """Definition whose long form ends at ``end``, inside the same sentence."""
    start = max(0, end - _MAX_LONG)
    for stop in _STOP.finditer(text, start, end):
        start = stop.end()
    window = text[start:end]
    body = text[short[0] : short[1]]
    at = match_long_form(body, window)
    if at is None:
        return None
    return Found(*short, start + at, end)


def _long_after(
    text: str, short: tuple[int, int], start: int, end: int | None = None
) -> Found | None:
    """Definition whose long form starts at ``start``; it must start with the short form's letter.

    Without ``end`` the long form is as many words as it takes for every capital of the short form
    to start one; where none does, as many as it takes to spell it (``RAG`` is not
    ``retrieval-augmented``, though that has its letters).
    """
    body = text[short[0] : short[1]]
    limit = min(len(text), start + _MAX_LONG) if end is None else end
    stop = (_STOP if end is not None else _STOP_OR_COMMA).search(text, start, limit)
    limit = stop.start() if stop else limit
    nearest = None
    for word in _WORD.finditer(text, start, limit):
        window = text[start : word.end()].rstrip(_EDGES)
        if end is None and _is_spelled(body, window):
            return Found(*short, start, start + len(window))
        if match_long_form(body, window) == 0:
            if end is not None:
                return Found(*short, start, limit)
            nearest = nearest or Found(*short, start, start + len(window))
    return nearest


def _is_spelled(short: str, long: str) -> bool:
    """Whether ``long`` may be what ``short`` stands for, with a word for every capital."""
    letters = [c for c in short if c.isalnum()]
    words = tuple(_WORD.findall(long.lower()))
    return _has_initials(_without_plural(short), words) and _is_long_form(short, letters, long)


def _has_initials(short: str, words: tuple[str, ...]) -> bool:
    """Whether the words start with the capitals of ``short``, in order and all of them.

    Small letters and digits go with the capital before them (``NeRF``), a word that is an acronym
    takes as many letters as it has (``3DGS``), and small words may have none.
    """
    if not short or not words:
        return not short and not words
    word, rest = words[0], words[1:]
    if word in SMALL_WORDS and _has_initials(short, rest):
        return True
    size = next((i for i, c in enumerate(short) if i and c.isupper()), len(short))
    is_start = short[0].lower() == word[0] and _is_within(short[:size].lower(), word)
    if is_start and _has_initials(short[size:], rest):
        return True
    return short.lower().startswith(word) and _has_initials(short[len(word) :], rest)


def _is_within(letters: str, word: str) -> bool:
    """Whether ``word`` has the letters in their order."""
    left = iter(word)
    return all(c in left for c in letters)


def match_long_form(short: str, window: str) -> int | None:
    """Start in ``window`` of the long form of ``short`` that ends where ``window`` ends.

    Every letter and digit of ``short`` is matched from right to left; the first one must start a
    word (or a part of a hyphenated word). A digit that isn't found may be the sound of a word
    (``T2I``) or say how often the letter before it comes (``M^3AE``). None where there is no such
    long form, where it contains the short form, or is more than min(n + 5, 2 n) words for n
    letters.
    """
    plain, *guesses = _spellings(_without_plural(short).lower())
    at = _match(short, plain, window)
    for guess in guesses:
        if at is None:
            at = _match(short, guess, window)
            at = None if at is not None and "," in window[at:] else at
    return at


def _spellings(short: str) -> Iterator[str]:
    """``short`` and, where it has a digit after a letter, what that may be short for."""
    yield short
    repeated = _POWER.sub(lambda m: m[1] * int(m[2]), short)
    spoken = _SPOKEN.sub(lambda m: SPOKEN_DIGITS[m[0]], short)
    yield from (other for other in (spoken, repeated) if other != short)


def _match(short: str, spelling: str, window: str) -> int | None:
    """Start of the long form that has the letters and digits of ``spelling``."""
    letters = [c for c in spelling if c.isalnum()]
    lower = window.lower()
    if len(letters) < 2 or len(lower) != len(window):
        return None
    at = len(window)
    for number, letter in enumerate(reversed(letters)):
        first = number == len(letters) - 1
        at -= 1
        while at >= 0 and not (lower[at] == letter and (not first or _starts_word(lower, at))):
            at -= 1
        if at < 0:
            return None
    while at > 0 and (window[at - 1] == "-" or window[at - 1].isalnum()):
        at -= 1  # a hyphenated word counts from its start
    return at if _is_long_form(short, letters, window[at:]) else None


def _starts_word(text: str, at: int) -> bool:
    return at == 0 or not text[at - 1].isalnum()


def _without_plural(short: str) -> str:
    """``LLMs`` -> ``LLM``."""
    return short[:-1] if len(short) > 2 and short[-1] == "s" and short[-2].isupper() else short


def _is_long_form(short: str, letters: list[str], long: str) -> bool:
    """Whether ``long`` may be what ``short`` stands for."""
    words = long.split()
    if not words or len(long) <= len(short) or words[0].lower() in NO_START:
        return False
    if len(words) > min(len(letters) + 5, 2 * len(letters)):
        return False
    parts = re.split(r"[\s-]+", long.lower())
    return short.lower() not in parts and not re.search(r"https?:|www\.", long)
