"""Words to the arrays that the network reads."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from kg.nlp.components.tagger.hints import HINTS
from kg.nlp.components.tagger.words import SHAPES, Word

__all__ = ["Encode", "Window", "windows", "word_encoder"]

MAX_PIECES = 512
CLS, SEP, UNKNOWN = 101, 102, 100

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


class Window(NamedTuple):
    """A run of words that fits the network; arrays over pieces, ``first`` over words.

    ``hints``: (pieces, ``HINTS``), zero for the marks at the ends.
    """

    pieces: Ints
    shapes: Ints
    fields: Ints
    hints: Floats
    first: Ints


Encode = Callable[[str], tuple[int, ...]]
"""Gives the numbers of a word's pieces."""


def word_encoder(tokenizer: Tokenizer) -> Encode:
    """Encoder of single words that remembers those it has seen: most words come again."""

    @lru_cache(maxsize=1 << 16)
    def encode(text: str) -> tuple[int, ...]:
        if "\ud800" <= text <= "\udfff":  # half a surrogate pair: the tokenizer would fail on it
            return (UNKNOWN,)
        ids = tokenizer.encode(text, add_special_tokens=False).ids
        return tuple(ids[: MAX_PIECES // 2]) or (UNKNOWN,)

    return encode


def windows(words: Sequence[Word], hints: Floats, encode: Encode) -> list[Window]:
    """Windows of at most 512 pieces that cover all words; ``hints``: (words, ``HINTS``)."""
    encoded = [encode(word.text) for word in words]
    runs: list[list[int]] = [[]]
    used = 2
    for i, ids in enumerate(encoded):
        if used + len(ids) > MAX_PIECES:
            runs.append([])
            used = 2
        runs[-1].append(i)
        used += len(ids)
    return [
        _window([words[i] for i in run], [encoded[i] for i in run], hints[run[0] : run[-1] + 1])
        for run in runs
        if run
    ]


def _window(words: list[Word], encoded: list[tuple[int, ...]], hints: Floats) -> Window:
    pieces, shapes, fields, first = [CLS], [SHAPES], [0], []
    for word, ids in zip(words, encoded, strict=True):
        first.append(len(pieces))
        pieces += ids
        shapes += [word.shape] * len(ids)
        fields += [int(word.field == "title")] * len(ids)
    end = np.zeros((1, HINTS), dtype=np.float32)
    spread = np.concatenate([end, np.repeat(hints, [len(ids) for ids in encoded], axis=0), end])
    rows = ([*pieces, SEP], [*shapes, SHAPES], [*fields, 0], first)
    numbers, forms, titles, starts = (np.asarray(row, dtype=np.int64) for row in rows)
    return Window(numbers, forms, titles, spread, starts)
