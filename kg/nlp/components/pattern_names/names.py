"""Proper names of a text with what the words around them say about their type."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from kg.core.records import EntityType
from kg.nlp.components.pattern_names import patterns as p
from kg.nlp.shapes import Shape, find_shapes

__all__ = ["FoundPattern", "find_names"]

_LOOK = 90
"""Characters on either side of a name that are looked at."""


Pair = tuple[tuple[int, int], tuple[int, int]]
"""Offsets of the long and of the short form of a definition."""


class FoundPattern(NamedTuple):
    """A name: character offsets, type, and the cue that told."""

    start: int
    end: int
    type: EntityType
    cue: str


def _any(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


_HEADS: tuple[tuple[EntityType, tuple[str, ...]], ...] = (
    (EntityType.DATASET, p.DATASET_HEADS),
    (EntityType.MODEL, p.MODEL_HEADS),
    (EntityType.METHOD, p.METHOD_HEADS),
    (EntityType.TASK, p.TASK_HEADS),
    (EntityType.METRIC, p.METRIC_HEADS),
)
_TYPE_OF_HEAD = {head: kind for kind, heads in reversed(_HEADS) for head in heads}
_HEAD = "|".join(re.escape(h) for h in sorted(_TYPE_OF_HEAD, key=len, reverse=True))
_HEAD_WORD = re.compile(rf"\b({_HEAD})(?:s|es)?\b(?![-\w])", re.IGNORECASE)
_HEAD_AFTER = re.compile(rf"[\"'”’)\]]?\s+({_HEAD})(?:s|es)?\b(?!-)", re.IGNORECASE)
_APPOSITION = re.compile(
    r"(?:\s*\([^()]*\))?\s*(?:,|:|-|–|—|is|are|as)\s+(?:an?|the|our|the first|one)\s+",
    re.IGNORECASE,
)
_PHRASE_END = re.compile(
    r"[,;:.()]|\b(?:that|which|to|for|of|with|by|via|on|in|using|based|designed|capable|where|"
    r"tailored|aimed|aiming|built|trained|consisting|comprising|containing|from|and|leveraging)\b"
)
_PROPOSED = re.compile(
    rf"\b(?:{_any(p.PROPOSE)})\s+(?:\w+ly\s+)?(?:the\s+|our\s+)?$", re.IGNORECASE
)
_NAMED_BEFORE = re.compile(
    rf"(?:\b(?:{_any(p.NAMED)})|:|,|—|–)\s+(?:the\s+)?[\"'“‘`]*$", re.IGNORECASE
)
_BARE_NAMED = re.compile(rf"\b(?:{_any(p.NAMED)})\s+(?:the\s+)?[\"'“‘`]*$", re.IGNORECASE)
_ARTICLE_HEAD = re.compile(
    r"\b(?:an?|the|our|novel|new|first)\s+(?:[\w-]+[ ,]+){0,9}$", re.IGNORECASE
)
_CUES: tuple[tuple[EntityType, str, re.Pattern[str]], ...] = tuple(
    (kind, cue, re.compile(rf"\b(?:{_any(words)})\s+(?:the\s+|both\s+)?$", re.IGNORECASE))
    for kind, cue, words in (
        (EntityType.DATASET, "on", p.ON_DATA),
        (EntityType.MODEL, "models", p.ON_MODELS),
        (EntityType.METHOD, "methods", p.ON_METHODS),
        (EntityType.METRIC, "metrics", p.ON_METRICS),
    )
)
_HEAD_LAST = re.compile(rf"\b({_HEAD})(?:s|es)?$", re.IGNORECASE)
_OWN = re.compile(
    r"\b(?:our(?: proposed)?|the proposed|we (?:propose|present|introduce|develop) an?|this paper "
    r"(?:proposes|presents|introduces) an?)\s+",
    re.IGNORECASE,
)
_OWN_ORDER = (EntityType.MODEL, EntityType.METHOD, EntityType.DATASET, EntityType.METRIC)
_CHAINING = frozenset({"on", "models", "methods", "metrics", "list"})
_SHAPES: tuple[tuple[EntityType, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(expression)) for kind, expression in p.FORMS
)
_JOIN = re.compile(r"(?:,|,?\s+and|,?\s+or|\s*/|,?\s+as well as)\s+(?:the\s+)?$")


def find_names(
    text: str, title_end: int, definitions: tuple[Pair, ...] = ()
) -> Iterator[FoundPattern]:
    """Names in ``text`` (title, then abstract), each with the cues that stand beside it.

    ``definitions``: offsets of the long and of the short form, which share their cues.
    """
    own = own_type(text)
    names = [*_phrases(text, title_end)]
    chain: tuple[EntityType, str] | None = None
    end_before = -1
    for index, (start, end, strong) in enumerate(names):
        before = text[max(0, start - _LOOK, title_end if start > title_end else 0) : start]
        after = text[end : end + _LOOK]
        cues = list(_cues(before, after, strong, not text[:start].strip(), own))
        joined = end_before >= 0 and _JOIN.fullmatch(text[end_before:start]) is not None
        if joined and chain and strong:
            cues.append(chain)
        for kind, cue in cues:
            yield FoundPattern(start, end, kind, cue)
        left = [c for c in cues if c[1] in _CHAINING]
        chain = (left[0][0], "list") if left else None
        end_before = end
        for kind, cue in cues:
            if cue == "head":
                yield from _members_before(text, names, index, kind)
        if strong:
            yield from _by_shape(text, start, end)
    for pair in definitions:
        yield from _of_definition(text, pair, title_end, own)


def _of_definition(
    text: str, pair: Pair, title_end: int, own: EntityType
) -> Iterator[FoundPattern]:
    """Cues around a definition, for its long and its short form."""
    (long_start, long_end), (short_start, short_end) = pair
    start, end = min(long_start, short_start), max(long_end, short_end)
    before = text[max(0, start - _LOOK, title_end if start > title_end else 0) : start]
    after = text[end : end + _LOOK].lstrip(")]")
    cues = set(_cues(before, after, True, not text[:start].strip(), own))
    head = _HEAD_LAST.search(text, long_start, long_end)
    if head:
        cues.add((_TYPE_OF_HEAD[head.group(1).lower()], "long-head"))
    for kind, cue in sorted(cues):
        yield FoundPattern(long_start, long_end, kind, cue)
        yield FoundPattern(short_start, short_end, kind, cue)
    yield FoundPattern(long_start, long_end, own, "defined")
    yield FoundPattern(short_start, short_end, own, "defined")


def _by_shape(text: str, start: int, end: int) -> Iterator[FoundPattern]:
    """What the form of a name alone says about its type."""
    name = text[start:end]
    for kind, pattern in _SHAPES:
        if pattern.search(name):
            yield FoundPattern(start, end, kind, "form")
            return
    yield FoundPattern(start, end, EntityType.MODEL, "shape")


def own_type(text: str) -> EntityType:
    """Type that the paper gives to its own proposal ("our method", "the proposed network")."""
    votes: Counter[EntityType] = Counter()
    for match in _OWN.finditer(text):
        kind = head_type(text[match.end() : match.end() + _LOOK])
        if kind and kind is not EntityType.TASK:
            votes[kind] += 1
    best = max(votes.values(), default=0)
    return next((t for t in _OWN_ORDER if best and votes[t] == best), EntityType.MODEL)


def _members_before(
    text: str, names: list[Shape], index: int, kind: EntityType
) -> Iterator[FoundPattern]:
    """Names coordinated with name ``index``, whose head noun is theirs: ``A, B and C datasets``."""
    right = names[index].start
    for name in reversed(names[:index]):
        if not _JOIN.fullmatch(text[name.end : right]):
            return
        yield FoundPattern(name.start, name.end, kind, "head-list")
        right = name.start


def _cues(
    before: str, after: str, strong: bool, first: bool, own: EntityType
) -> Iterator[tuple[EntityType, str]]:
    """(type, cue) that the text before and after a name gives."""
    head = _HEAD_AFTER.match(after)
    proposed = _PROPOSED.search(before) is not None
    if head and strong:
        yield _TYPE_OF_HEAD[head.group(1).lower()], "head"
    apposition = _APPOSITION.match(after)
    if apposition and (strong or proposed):
        kind = head_type(after[apposition.end() :])
        if kind and kind is not EntityType.TASK:
            yield kind, "apposition"
    if first and after.startswith(":"):
        yield head_type(after[1:]) or own, "title"
    if not proposed:
        yield from _named_cue(before, strong)
    elif strong and not head:
        yield (head_type(after) if not apposition else None) or own, "propose"
    if strong:
        for kind, cue, pattern in _CUES:
            if pattern.search(before):
                yield kind, cue


def _named_cue(before: str, strong: bool) -> Iterator[tuple[EntityType, str]]:
    """The cue "named" where a noun phrase before the name says what the name was given to."""
    if _NAMED_BEFORE.search(before):
        kind = _type_of_named(before)
        if kind and (strong or _BARE_NAMED.search(before)):
            yield kind, "named"


def _type_of_named(before: str) -> EntityType | None:
    """Type of the noun phrase before "called": the last head noun of it."""
    if not _BARE_NAMED.search(before) and not _PROPOSE_VERB.search(before):
        return None
    heads = _HEAD_WORD.findall(before)
    return _TYPE_OF_HEAD[heads[-1].lower()] if heads else None


_PROPOSE_VERB = re.compile(rf"\b(?:{_any(p.PROPOSE)})\b", re.IGNORECASE)


def head_type(phrase: str) -> EntityType | None:
    """Type that the head noun of a noun phrase gives (``simple framework for X`` -> Model)."""
    stop = _PHRASE_END.search(phrase)
    heads = _HEAD_WORD.findall(phrase[: stop.start()] if stop else phrase)
    return _TYPE_OF_HEAD[heads[-1].lower()] if heads else None


def _phrases(text: str, title_end: int) -> Iterator[Shape]:
    """Names of one or more words: neighbours joined by one blank become one name.

    A capitalised word alone counts where it doesn't start a sentence; in the title only before
    the colon.
    """
    run: list[Shape] = []
    for shape in find_shapes(text):
        if run and text[run[-1].end : shape.start] == " ":
            run.append(shape)
            continue
        yield from _name_of(text, run, title_end)
        run = [shape]
    yield from _name_of(text, run, title_end)


def _name_of(text: str, run: list[Shape], title_end: int) -> Iterator[Shape]:
    """The name that a run of neighbours makes."""
    if not run:
        return
    start, end = run[0].start, run[-1].end
    in_title = end <= title_end
    if in_title and text[end : end + 1] != ":":
        yield from (s for s in run if s.strong)
        return
    if _starts_sentence(text, start) and not run[0].strong and len(run) > 1:
        run = run[1:]
        start = run[0].start
    if len(run) <= 5:
        yield Shape(start, end, any(s.strong for s in run))
    else:
        yield from (s for s in run if s.strong)


def _starts_sentence(text: str, start: int) -> bool:
    head = text[max(0, start - 4) : start].rstrip()
    return start == 0 or head.endswith((".", "!", "?")) or "\n" in text[max(0, start - 3) : start]
