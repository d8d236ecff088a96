"""The network on onnxruntime: words to emissions of tags and scores of roles."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from kg.nlp.components.tagger.inputs import windows, word_encoder
from kg.nlp.components.tagger.words import Word

__all__ = ["Encoder"]

NO_FUSION = ("SkipLayerNormFusion",)
"""Optimisations left out: the fused kernel takes a sixth longer than its parts."""

Floats = NDArray[np.float64]
Hints = NDArray[np.float32]


class Encoder:
    """Runs a paper at a time on one thread, so that no result depends on its neighbours."""

    def __init__(self, folder: Path) -> None:
        self._encode = word_encoder(Tokenizer.from_file(str(folder / "tokenizer.json")))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session: Any = onnxruntime.InferenceSession(
            str(folder / "tagger.onnx"),
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=list(NO_FUSION),
        )

    def scores(self, words: Sequence[Word], hints: Hints) -> tuple[Floats, Floats]:
        """Emissions (words, tags) and role scores (words, roles) of words with their hints."""
        parts = []
        for window in windows(words, hints, self._encode):
            feed = {name: value[None] for name, value in window._asdict().items()}
            parts.append(self._session.run(["tags", "roles"], feed))
        tags, roles = (np.concatenate([p[i][0] for p in parts]) for i in (0, 1))
        return tags.astype(np.float64), roles.astype(np.float64)
