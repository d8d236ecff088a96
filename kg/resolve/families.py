"""Versions, sizes, splits and kinds by their names: ``ViT-B/16`` is a ``ViT``."""

import re
from collections.abc import Callable, Iterator

from kg.core.records import EntityType
from kg.resolve.keys import name_words
from kg.resolve.words import SIZE_WORDS, SPLIT_WORDS

__all__ = ["broader_names", "family_names", "whole_names"]

_END_NUMBER = re.compile(r"(?P<stem>.*[^\W\d_].*?)[- ]?[vV]?(?:\d+x)?\d+(?:\.\d+)*[a-zA-Z]?")
"""A version or size at the end: ``BLIP-2``, ``LLaVA-1.5``, ``YOLOv8``, ``GPT-4V``, ``LLaMA-7B``."""
_END_VERSION = re.compile(r"(?P<stem>.*[^\W_])[- ]?[vV]\d+(?:\.\d+)*[a-zA-Z]?")
_END_LETTER = re.compile(r"(?P<stem>.*\d)-?[ac-jln-zAC-JLN-Z]")
"""An edition of a version: ``GPT-4V`` of ``GPT-4``."""
_END_SLASH = re.compile(r"(?P<stem>.*[^/ ])/\d+")
_END_WORD = re.compile(r"(?P<stem>.*[^\W_][+*]?)[- ](?P<word>[^\s-]+)")
_END_SIGN = re.compile(r"(?P<stem>.*[^\W_])\+{1,2}")
_MARKED = re.compile(r"[A-Z0-9+]")
"""What a name has after its first letter if it can be one of a family."""
_LEAST_STEM = 2
"""Letters of a family's name at the least: ``S4`` is no version of ``S``."""
_FAMILY_TYPES = frozenset({EntityType.MODEL, EntityType.METHOD})
_KIND_TYPES = frozenset({EntityType.TASK, EntityType.METHOD, EntityType.METRIC})

_Stems = Callable[[str], Iterator[str]]


def family_names(name: str, kind: EntityType) -> Iterator[str]:
    """Names of what ``name`` may be a version or size of, the nearest first.

    Only a name that is known counts: ``S2ORC`` yields nothing, ``CC3M`` is asked of by its
    lexicon entry. Empty for tasks and metrics.
    """
    if kind in _FAMILY_TYPES and _MARKED.search(name, 1):
        yield from _chain(name, _model_stems)
    elif kind is EntityType.DATASET:
        yield from _chain(name, _dataset_stems)


def whole_names(name: str, kind: EntityType) -> Iterator[str]:
    """Names of the dataset that ``name`` may be a split or subset of, the nearest first."""
    if kind is EntityType.DATASET:
        yield from _chain(name, _split_stems)


def broader_names(name: str, kind: EntityType) -> Iterator[str]:
    """Names of the wider terms of a term, the nearest first: its last words, two or more.

    ``zero-shot image classification`` -> ``image classification``. An adverb goes with its
    participle: ``weakly supervised learning`` is no kind of ``supervised learning``.
    """
    words = name_words(name.replace("-", "\x00"))
    words = tuple(w.replace("\x00", "-") for w in words)
    if kind not in _KIND_TYPES:
        return
    for start in range(1, len(words) - 1):
        if not words[start - 1].endswith("ly"):
            yield " ".join(words[start:])


def _chain(name: str, stems: _Stems) -> Iterator[str]:
    """Stems of ``name``, then of its nearest stem, and so on; each shorter than the last."""
    seen = {name}
    ahead = [name]
    while ahead:
        found = [s for n in ahead for s in stems(n) if s not in seen and _is_stem(s)]
        ahead = sorted(dict.fromkeys(found), key=lambda s: (-len(s), s))
        seen.update(ahead)
        yield from ahead


def _is_stem(text: str) -> bool:
    return sum(c.isalpha() for c in text) >= _LEAST_STEM


def _model_stems(name: str) -> Iterator[str]:
    for shape in (_END_SLASH, _END_LETTER, _END_VERSION, _END_NUMBER, _END_SIGN):
        found = shape.fullmatch(name)
        if found:
            yield found["stem"].rstrip(" -")
    found = _END_WORD.fullmatch(name)
    if found and (found["word"].casefold() in SIZE_WORDS or found["word"][:1].isdigit()):
        yield found["stem"].rstrip(" -")


def _dataset_stems(name: str) -> Iterator[str]:
    for shape in (_END_VERSION, _END_NUMBER, _END_SIGN):
        found = shape.fullmatch(name)
        if found:
            yield found["stem"].rstrip(" -")


def _split_stems(name: str) -> Iterator[str]:
    found = _END_WORD.fullmatch(name)
    if found and found["word"].casefold() in SPLIT_WORDS:
        yield found["stem"]
