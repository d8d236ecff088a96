"""Words to the arrays that the network reads."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from kg.nlp.components.tagger.words import SHAPES, Word

__all__ = ["Window", "windows"]

MAX_PIECES = 512
CLS, SEP, UNKNOWN = 101, 102, 100

Ints = NDArray[np.int64]


class Window(NamedTuple):
    """A run of words that fits the network; arrays over pieces, ``first`` over words."""

    pieces: Ints
    shapes: Ints
    fields: Ints
    first: Ints


def windows(words: Sequence[Word], tokenizer: Tokenizer) -> list[Window]:
    """Windows of at most 512 pieces that cover all words in order."""
    encoded = [_pieces(tokenizer, word.text) for word in words]
    runs: list[list[int]] = [[]]
    used = 2
    for i, ids in enumerate(encoded):
        if used + len(ids) > MAX_PIECES:
            runs.append([])
            used = 2
        runs[-1].append(i)
        used += len(ids)
    return [_window([words[i] for i in run], [encoded[i] for i in run]) for run in runs if run]


@lru_cache(maxsize=1 << 16)
def _pieces(tokenizer: Tokenizer, word: str) -> tuple[int, ...]:
    """Ids of a word's pieces; a corpus has few words, and they come again and again."""
    ids = tokenizer.encode(word, add_special_tokens=False).ids
    return tuple(ids[: MAX_PIECES // 2]) or (UNKNOWN,)


def _window(words: list[Word], encoded: list[tuple[int, ...]]) -> Window:
    pieces, shapes, fields, first = [CLS], [SHAPES], [0], []
    for word, ids in zip(words, encoded, strict=True):
        first.append(len(pieces))
        pieces += ids
        shapes += [word.shape] * len(ids)
        fields += [int(word.field == "title")] * len(ids)
    rows = ([*pieces, SEP], [*shapes, SHAPES], [*fields, 0], first)
    return Window(*(np.asarray(row, dtype=np.int64) for row in rows))
