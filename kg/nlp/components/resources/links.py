"""Links in a text, repaired so that they can be opened."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.nlp.components.resources.patterns import (
    BARE_HOSTS,
    BARE_SUFFIXES,
    KINDS_BY_URL,
    KINDS_BY_WORD,
)

__all__ = ["FoundLink", "find_links"]

_SCHEME = r"h?ttps?\s?[:;]\s?/{1,2}\s?(?=[\w\\~])"
_BARE = (
    rf"(?<![\w./@-])(?:www\.(?=\w)|(?=(?:{'|'.join(map(re.escape, BARE_HOSTS))})(?:/|\b))|"
    rf"(?=[\w-]+\.(?:{'|'.join(map(re.escape, BARE_SUFFIXES))})\b))"
)
_URL = re.compile(rf"(?:{_SCHEME}|{_BARE})[^\s<>\"“”‘’`|]+", re.IGNORECASE)
_SCHEME_HEAD = re.compile(r"h?(ttps?)\s?[:;]\s?/{1,2}\s?", re.IGNORECASE)
_TAIL = re.compile(r"(?:[.,;:!?'\"*’”_~\\]|\\\\)+$")
_CLOSERS = {")": "(", "]": "[", "}": "{"}
_LOOK_BACK = 120
"""Characters before a link that can say what it leads to."""


class FoundLink(NamedTuple):
    """A link: the repaired URL, what it leads to, and the characters it stands in."""

    url: str
    kind: str
    start: int
    end: int


def find_links(text: str) -> Iterator[FoundLink]:
    """Links of ``text`` in order: ``https;//x.`` becomes ``https://x``, ``github.com/x`` too."""
    if "/" not in text and ".i" not in text:
        return
    for match in _URL.finditer(text):
        end = match.start() + len(_without_tail(match.group()))
        url = _repaired(text[match.start() : end])
        if url:
            before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
            yield FoundLink(url, _kind(url, before), match.start(), end)


def _without_tail(raw: str) -> str:
    """``raw`` up to where the URL ends: no stop, no bracket that was opened before it."""
    for position, char in enumerate(raw):
        opener = _CLOSERS.get(char)
        if opener and raw.count(opener, 0, position) <= raw.count(char, 0, position):
            raw = raw[:position]
            break
    before = ""
    while before != raw:
        before = raw
        raw = _TAIL.sub("", raw)
        if raw and raw[-1] in "([{":
            raw = raw[:-1]
    return raw


def _repaired(raw: str) -> str:
    """URL that can be opened, or nothing where ``raw`` has no host."""
    plain = re.sub(r"\\([_%#&~$])", r"\1", raw)
    plain = re.sub(r"\{|\}|\\", "", plain)
    scheme = _SCHEME_HEAD.match(plain)
    rest = plain[scheme.end() :] if scheme else plain
    if "." not in rest.split("/")[0]:
        return ""
    return ("h" + scheme.group(1).lower() if scheme else "https") + "://" + rest


def _kind(url: str, before: str) -> str:
    """What a link leads to: code, dataset, project, demo, model or paper."""
    low = url.lower()
    for kind, pattern in KINDS_BY_URL:
        if re.search(pattern, low):
            return kind
    found = [
        (m.end(), kind) for kind, p in KINDS_BY_WORD for m in re.finditer(p, before, re.IGNORECASE)
    ]
    return max(found)[1] if found else "project"
