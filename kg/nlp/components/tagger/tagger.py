"""Mentions of a paper with type, confidence and roles, from plain strings."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.core.errors import KgError
from kg.core.records import ROLES, Definition, EntityType, Field, Mention, Role
from kg.nlp.components.tagger.decode import TYPES, best_path, span_probability, spans_of
from kg.nlp.components.tagger.encoder import Encoder
from kg.nlp.components.tagger.hints import hint_array
from kg.nlp.components.tagger.words import Word, split_words

__all__ = ["MODEL", "Tagged", "Tagger"]

MODEL = Path(__file__).parents[2] / "model"
"""Folder of the model that ships with the package."""
FILES = ("tagger.onnx", "tokenizer.json", "settings.json")
_INSTALL = "install kg again, or name the folder of a model made by training.export"
_ROLES = tuple(Role)


class Tagged(NamedTuple):
    """A mention; offsets in characters of the field, end exclusive; ``roles`` sum to 1."""

    field: Field
    start: int
    end: int
    type: EntityType
    confidence: float
    roles: tuple[tuple[Role, float], ...]


class Tagger:
    """The trained tagger. Reads its network when the first paper comes.

    Raises
    ------
    KgError
        If a file of the model isn't there.
    """

    def __init__(self, folder: Path = MODEL) -> None:
        for name in FILES:
            if not (folder / name).is_file():
                raise KgError(f"{folder / name}: no such file; the tagger needs it", _INSTALL)
        self._folder = folder
        self._encoder: Encoder | None = None
        settings = json.loads((folder / "settings.json").read_text("utf8"))
        self._transitions = np.array(settings["transitions"], dtype=np.float64)
        self._temperature = float(settings["temperature"])

    def predict(
        self,
        title: str,
        abstract: str,
        candidates: Iterable[Mention] = (),
        definitions: Iterable[Definition] = (),
    ) -> list[Tagged]:
        """Mentions in the order of the text.

        ``candidates`` (of lexicon and patterns) and ``definitions`` are hints: the network has
        learnt how far to trust them, and finds names without any.
        """
        words = split_words(title, abstract)
        if not words:
            return []
        if self._encoder is None:
            self._encoder = Encoder(self._folder)
        hints = hint_array(words, candidates, definitions)
        tags, roles = self._encoder.scores(words, hints)
        spans = _within_fields(spans_of(best_path(tags, self._transitions)), words)
        # dividing all scores by the temperature flattens the distribution over paths
        heat = self._temperature
        sure = span_probability(tags / heat, self._transitions / heat, spans)
        return [
            Tagged(
                words[start].field,
                words[start].start,
                words[end - 1].end,
                TYPES[kind],
                round(probability, 4),
                _roles(TYPES[kind], roles[start:end]),
            )
            for (start, end, kind), probability in zip(spans, sure, strict=True)
        ]


def _within_fields(
    spans: list[tuple[int, int, int]], words: list[Word]
) -> list[tuple[int, int, int]]:
    """Spans that lie in one field."""
    return [s for s in spans if words[s[0]].field == words[s[1] - 1].field]


def _roles(kind: EntityType, scores: NDArray[np.float64]) -> tuple[tuple[Role, float], ...]:
    """Distribution over the roles of a type, from the mean score of the words."""
    mean = scores.mean(axis=0)
    chances = np.array([np.exp(mean[_ROLES.index(r)] - mean.max()) for r in ROLES[kind]])
    chances /= chances.sum()
    return tuple((r, round(float(c), 4)) for r, c in zip(ROLES[kind], chances, strict=True))
