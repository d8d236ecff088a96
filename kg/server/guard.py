"""Which queries are refused before they run: those that would leave this store or change it.

A query is cut into tokens and looked at for keywords. The store's parser has the last word on what
a token is, so the processes that run queries have no network either: see ``sandbox.py``.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.server.refusal import Refusal

__all__ = ["check_query", "is_changing", "varies"]

_TOKEN = re.compile(
    r"""
      (?P<comment>\#[^\n\r]*)
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<text>\"{3}(?:(?:\"|\"\")?(?:[^\"\\]|\\.))*\"{3} | '{3}(?:(?:'|'')?(?:[^'\\]|\\.))*'{3}
        | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
    | (?P<broken>["'])
    | (?P<name>(?:[^\W\d][\w.\-]{0,60})?:(?:[\w.\-:%]|\\.)*)
    | (?P<variable>[?$]\w+)
    | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<word>[^\W\d]\w*)
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_WORD = re.compile(r"[^\W\d]\w*")
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_SERVICE = re.compile(r"\bservice\b", re.IGNORECASE)
_UPDATES = frozenset(
    {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH"}
)
_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
_VARYING = frozenset({"NOW", "RAND", "UUID", "STRUUID", "BNODE"})


def check_query(text: str, sandboxed: bool = True) -> None:
    """Refuse a query that has SERVICE in it, or is an update.

    ``sandboxed`` False: what runs queries can reach the network, so that the word ``service`` is
    refused wherever it stands, even in a string.

    Raises
    ------
    Refusal
        403, saying why.
    """
    readings = {text, _decode(text)}
    if any("SERVICE" in _words(reading) for reading in readings) or (
        not sandboxed and any(_SERVICE.search(reading) for reading in readings)
    ):
        raise Refusal(403, "SERVICE is refused: this endpoint asks no other")
    if is_changing(text):
        raise Refusal(403, "updates are refused: this endpoint only reads")


def is_changing(text: str) -> bool:
    """Whether the first keyword that says what to do is one of an update."""
    for word in _find_words(text):
        if word in _FORMS:
            return False
        if word in _UPDATES:
            return True
    return False


def varies(text: str) -> bool:
    """Whether a query may have another answer each time: it asks for the time or a random value."""
    return not _VARYING.isdisjoint(_words(text))


def _decode(text: str) -> str:
    r"""``text`` with its ``\u0053`` escapes read, which some parsers do before anything else."""
    return _ESCAPE.sub(_char, text)


def _char(match: re.Match[str]) -> str:
    code = int(match.group(1) or match.group(2), 16)
    return chr(code) if code < 0x110000 else match.group()


@lru_cache(maxsize=32)
def _words(text: str) -> frozenset[str]:
    """Keywords, in capitals: words outside strings, IRIs, comments, names and variables."""
    return frozenset(_find_words(text))


def _find_words(text: str) -> Iterator[str]:
    """Words in the order of the text; after a quote that nothing closes, all there are."""
    for match in _TOKEN.finditer(text):
        if match.lastgroup == "word":
            yield match.group().upper()
        elif match.lastgroup == "broken":
            yield from (word.upper() for word in _WORD.findall(text, match.start()))
            return
