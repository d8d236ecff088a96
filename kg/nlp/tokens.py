"""A plain tokenizer: no rule needs tokens, and it is fast."""

import re
from collections.abc import Iterable
from pathlib import Path

from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

__all__ = ["TOKENIZER", "PlainTokenizer", "make_tokenizer"]

TOKENIZER = "kg_tokens"
"""Name under which spaCy's registry has the tokenizer."""

_TOKEN = re.compile(r"\w+|[^\w\s]|\s+")
_SURROGATE = re.compile("[\ud800-\udfff]")


class PlainTokenizer:
    """Words, single signs and white space as tokens; ``doc.text`` is the text as it was given.

    Half a surrogate pair, which no UTF-8 can hold, becomes U+FFFD; offsets stay true.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Doc over ``text``."""
        words: list[str] = []
        spaces: list[bool] = []
        for run in _TOKEN.findall(_SURROGATE.sub("\ufffd", text)):
            rest = run
            if run[0] == " " and words and not spaces[-1]:
                spaces[-1] = True  # spaCy keeps a blank with the word before it
                rest = run[1:]
            if rest:
                words.append(rest)
                spaces.append(False)
        return Doc(self.vocab, words=words, spaces=spaces)

    def to_bytes(self, exclude: Iterable[str] = ()) -> bytes:  # noqa: ARG002
        """Nothing: there are no settings."""
        return b""

    def from_bytes(self, data: bytes, exclude: Iterable[str] = ()) -> "PlainTokenizer":  # noqa: ARG002
        """Itself: there are no settings."""
        return self

    def to_disk(self, path: str | Path, exclude: Iterable[str] = ()) -> None:
        """Nothing: there are no settings."""

    def from_disk(self, path: str | Path, exclude: Iterable[str] = ()) -> "PlainTokenizer":  # noqa: ARG002
        """Itself: there are no settings."""
        return self


@registry.tokenizers(TOKENIZER)
def make_tokenizer():  # type: ignore[no-untyped-def]
    """Maker of a tokenizer for a pipeline."""
    return lambda nlp: PlainTokenizer(nlp.vocab)
