"""What lexicon, patterns and definitions say of each word, as numbers that the network reads."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.core.records import Definition, EntityType, Field, Mention, Span
from kg.nlp.components.tagger.words import Word
from kg.nlp.finders import LEXICON, kind_of

__all__ = ["CUES", "HINTS", "LEXICON_HINTS", "hint_array"]

Floats = NDArray[np.float32]

CUES: tuple[str, ...] = (
    "title", "propose", "named", "apposition", "head", "head-list", "on", "models", "methods",
    "metrics", "list", "defined", "long-head",
)  # fmt: skip
"""Cues of the naming patterns that get a number of their own."""
_PER_TYPE = 2 * len(EntityType)
_LEXICON, _PATTERN, _PHRASE = 0, _PER_TYPE, 2 * _PER_TYPE
_FORM = 3 * _PER_TYPE
_DEFINITION = _FORM + len(EntityType)
_CUE = _DEFINITION + 4
HINTS = _CUE + len(CUES)
"""Numbers per word, each 0 or 1: begin and inside by type for the lexicon, for the patterns and for
phrases; the form of a name by type; begin and inside of short and long forms; the cues."""

LEXICON_HINTS = _PER_TYPE
"""How many of them, the first ones, say what the lexicon knows."""

_TYPES = {kind: number for number, kind in enumerate(EntityType)}
_CUE_NUMBERS = {cue: number for number, cue in enumerate(CUES)}


class _Places(NamedTuple):
    """Numbers of the words of a field, and where they start and end."""

    numbers: list[int]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]


def hint_array(
    words: Sequence[Word], candidates: Iterable[Mention], definitions: Iterable[Definition]
) -> Floats:
    """Hints of a paper's words, (words, ``HINTS``).

    Parameters
    ----------
    words
        All words of the paper.
    candidates
        Mentions that lexicon and patterns found.
    definitions
        Abbreviations that the paper defines.
    """
    table = np.zeros((len(words), HINTS), dtype=np.float32)
    places: dict[Field, _Places] = {
        "title": _places(words, "title"),
        "abstract": _places(words, "abstract"),
    }
    for mention in candidates:
        for column, last in _columns(mention):
            _mark(table, places, mention.span, column, last)
    for definition in definitions:
        _mark(table, places, definition.short, _DEFINITION, True)
        _mark(table, places, definition.long, _DEFINITION + 2, True)
    return table


def _places(words: Sequence[Word], field: Field) -> _Places:
    numbers = [i for i, w in enumerate(words) if w.field == field]
    starts = np.array([words[i].start for i in numbers], dtype=np.int64)
    ends = np.array([words[i].end for i in numbers], dtype=np.int64)
    return _Places(numbers, starts, ends)


def _columns(mention: Mention) -> Iterable[tuple[int, bool]]:
    """(column, whether the column after it marks the words inside) of a candidate."""
    kind = _TYPES[mention.type]
    component, cue = kind_of(mention.finder)
    if component == LEXICON:
        yield _LEXICON + 2 * kind, True
        return
    if "-phrase-" in cue:
        yield _PHRASE + 2 * kind, True
    elif cue in {"form", "shape"}:
        if cue == "form":
            yield _FORM + kind, False
    else:
        yield _PATTERN + 2 * kind, True
        if cue in _CUE_NUMBERS:
            yield _CUE + _CUE_NUMBERS[cue], False


def _mark(
    table: Floats, places: dict[Field, _Places], span: Span, column: int, split: bool
) -> None:
    """Set ``column`` for the words of ``span``; with ``split`` all but the first get the next."""
    found = places[span.field]
    if not found.numbers:
        return
    first = int(np.searchsorted(found.ends, span.start, side="right"))
    last = int(np.searchsorted(found.starts, span.end, side="left"))
    base = found.numbers[0]
    if first >= last:
        return
    table[base + first, column] = 1.0
    table[base + first + 1 : base + last, column + (1 if split else 0)] = 1.0
