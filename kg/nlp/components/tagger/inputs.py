"""Words to the arrays that the network reads."""

from collections.abc import Sequence
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
    encoded = [
        e.ids[: MAX_PIECES // 2] or [UNKNOWN]
        for e in tokenizer.encode_batch([w.text for w in words], add_special_tokens=False)
    ]
    runs: list[list[int]] = [[]]
    used = 2
    for i, ids in enumerate(encoded):
        if used + len(ids) > MAX_PIECES:
            runs.append([])
            used = 2
        runs[-1].append(i)
        used += len(ids)
    return [_window([words[i] for i in run], [encoded[i] for i in run]) for run in runs if run]


def _window(words: list[Word], encoded: list[list[int]]) -> Window:
    pieces, shapes, fields, first = [CLS], [SHAPES], [0], []
    for word, ids in zip(words, encoded, strict=True):
        first.append(len(pieces))
        pieces += ids
        shapes += [word.shape] * len(ids)
        fields += [int(word.field == "title")] * len(ids)
    rows = ([*pieces, SEP], [*shapes, SHAPES], [*fields, 0], first)
    return Window(*(np.asarray(row, dtype=np.int64) for row in rows))
