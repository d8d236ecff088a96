"""Sentences as plain tokens in which mentions are markers: what the cues are written against."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kg.core.records import Mention, Span
from kg.relations.words import HEADS, LIST_SIGNS

__all__ = ["OWN", "Place", "Sentence", "find_places", "mark_own"]

OWN = "OWN"
"""Token of a mention of what the paper itself introduces."""

_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|-[^\W\d_]+|\d+(?:[.,]\d+)*|[^\w\s]")
_MACRO = re.compile(r"\\([%&#_$])|\\(?:text|math|emph)\w*|[{}$]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its span, where it stands, and its tokens.

    Attributes
    ----------
    span
        In the field as it was read.
    position
        0 for the title, then 1 for the abstract's first sentence and so on.
    of
        Number of sentences of the abstract.
    tokens
        Words and signs in lower case; a mention is its type in capitals (``DATASET``).
    """

    span: Span
    position: int
    of: int
    tokens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mention stands: its token in the sentence, and the list that it is a member of.

    ``first`` and ``last`` are the tokens of the first and the last mention of the list.
    """

    mention: Mention
    sentence: Sentence
    at: int
    first: int
    last: int

    @property
    def before(self) -> tuple[str, ...]:
        """Tokens before the list."""
        return self.sentence.tokens[: self.first]

    @property
    def after(self) -> tuple[str, ...]:
        """Tokens after the list."""
        return self.sentence.tokens[self.last + 1 :]


def find_places(
    fields: Mapping[str, str], sentences: tuple[Span, ...], mentions: tuple[Mention, ...]
) -> Iterator[Place]:
    """Places of the mentions that lie in a sentence, in the order of the text.

    Parameters
    ----------
    fields
        Text of title and abstract by the field's name.
    sentences, mentions
        Of the paper; mentions don't overlap.
    """
    inside = _by_sentence(sentences, mentions)
    in_abstract = [s for s in sentences if s.field == "abstract"]
    for span, members in inside.items():
        position = 0 if span.field == "title" else bisect_left(in_abstract, span) + 1
        tokens, at = _tokens(fields[span.field], span, members)
        sentence = Sentence(span, position, len(in_abstract), tuple(tokens))
        for mention, token in zip(members, at, strict=True):
            first, last = _list_around(tokens, token)
            yield Place(mention, sentence, token, first, last)


def mark_own(places: list[Place], own: frozenset[Span]) -> list[Place]:
    """``places`` with ``OWN`` in place of the type of the mentions in ``own``."""
    changed: dict[Span, list[str]] = {}
    for place in places:
        if place.mention.span in own:
            sentence = place.sentence
            changed.setdefault(sentence.span, list(sentence.tokens))[place.at] = OWN
    sentences = {
        p.sentence.span: replace(p.sentence, tokens=tuple(changed[p.sentence.span]))
        for p in places
        if p.sentence.span in changed
    }
    return [replace(p, sentence=sentences.get(p.sentence.span, p.sentence)) for p in places]


def _by_sentence(
    sentences: tuple[Span, ...], mentions: tuple[Mention, ...]
) -> dict[Span, list[Mention]]:
    found: dict[Span, list[Mention]] = {s: [] for s in sorted(sentences)}
    starts = list(found)
    for mention in sorted(mentions):
        own = mention.span
        at = bisect_right(starts, Span(own.field, own.start, 1 << 60)) - 1
        if at >= 0 and starts[at].field == own.field and own.end <= starts[at].end:
            found[starts[at]].append(mention)
    return {s: members for s, members in found.items() if members}


def _tokens(text: str, span: Span, members: list[Mention]) -> tuple[list[str], list[int]]:
    """Tokens of a sentence and the places of its mentions among them."""
    tokens: list[str] = []
    at: list[int] = []
    end = span.start
    for mention in members:
        tokens += _split(text[end : mention.span.start])
        at.append(len(tokens))
        tokens.append(mention.type.upper())
        end = mention.span.end
    tokens += _split(text[end : span.end])
    return tokens, at


def _split(text: str) -> list[str]:
    if "\\" in text or "{" in text or "$" in text:
        text = _MACRO.sub(lambda m: m.group(1) or "", text)
    return _TOKEN.findall(text.lower())


def _list_around(tokens: list[str], at: int) -> tuple[int, int]:
    """First and last mention of the list around the mention at ``at``: ``A , B ( C ) and D``."""
    first = last = at
    while (before := _next_member(tokens, first, -1)) is not None:
        first = before
    while (after := _next_member(tokens, last, 1)) is not None:
        last = after
    return first, last


def _next_member(tokens: list[str], at: int, step: int) -> int | None:
    """Neighbour in the list: the mention beyond a list sign, articles and head nouns apart."""
    place = at + step
    signs = heads = 0
    while 0 <= place < len(tokens):
        token = tokens[place]
        if token.isupper() and token.isalpha():
            same = token == tokens[at] or {token, tokens[at]} <= {"MODEL", "METHOD", "OWN"}
            return place if signs and same else None
        if token in LIST_SIGNS:
            signs += 1
        elif token in HEADS:
            heads += 1
        elif token not in {"the", "on", "both"} or (not signs and step > 0):
            return None
        if signs > 3 or heads > 2:
            return None
        place += step
    return None
