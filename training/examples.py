"""Gold annotations to labelled words."""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language

from kg.core.records import Paper, Role
from kg.nlp import extensions
from kg.nlp.components.tagger.decode import TAGS
from kg.nlp.components.tagger.hints import hint_array
from kg.nlp.components.tagger.words import Word, split_words
from kg.nlp.pipeline import build_nlp, make_doc

__all__ = ["FOLDS", "Example", "is_held_out", "read_examples", "read_gold"]

AFTER_HINTS = ("kg_tagger", "kg_merger", "kg_consistency", "kg_roles", "kg_figures")
"""Components that run on what the tagger finds, and the tagger."""
ROLE_NAMES = [str(r) for r in Role]
FOLDS = 3
"""Parts of the gold papers for cross-validation."""
NO_ROLE = -100
"""Label of a word outside mentions: left out of the loss of the role head."""


@dataclass(frozen=True, slots=True)
class Example:
    """A paper with its words, and per word its hints, a tag and a role."""

    paper: dict[str, Any]
    source: str
    words: tuple[Word, ...]
    hints: NDArray[np.float32]
    tags: tuple[int, ...]
    roles: tuple[int, ...]


def is_held_out(paper_id: str, folds: int = FOLDS, fold: int = 0) -> bool:
    """Whether the paper belongs to ``fold``, by a hash of its id."""
    return int(hashlib.sha256(paper_id.encode()).hexdigest(), 16) % folds == fold


def read_examples(paths: Iterable[Path]) -> list[Example]:
    """Examples of all files, in the order of the files."""
    nlp = build_nlp(exclude=AFTER_HINTS)
    found = []
    for path in paths:
        found += [_example(paper, path.stem, nlp) for paper in read_gold(path)]
    return found


def read_gold(path: Path) -> list[dict[str, Any]]:
    """Papers of a gold file."""
    return [json.loads(line) for line in path.read_text("utf8").splitlines() if line.strip()]


def _example(paper: dict[str, Any], source: str, nlp: Language) -> Example:
    words = split_words(paper["title"], paper["abstract"])
    doc = nlp(make_doc(Paper(paper["id"], paper["title"], paper["abstract"]), nlp))
    hints = hint_array(words, extensions.mentions(doc), extensions.definitions(doc))
    tags, roles = [0] * len(words), [NO_ROLE] * len(words)
    surfaces: dict[str, tuple[str, str]] = {}
    for entity in paper["entities"]:
        for surface in entity["mentions"]:
            surfaces.setdefault(surface, (entity["type"], entity["role"]))
    for surface in sorted(surfaces, key=lambda s: (-len(s), s)):
        kind, role = surfaces[surface]
        for field in ("title", "abstract"):
            for start, end in _occurrences(surface, paper[field]):
                _label(words, tags, roles, (field, start, end), (kind, role))
    return Example(paper, source, tuple(words), hints, tuple(tags), tuple(roles))


def _occurrences(surface: str, text: str) -> list[tuple[int, int]]:
    if not surface.strip():
        return []
    return [m.span() for m in re.finditer(rf"(?<!\w){re.escape(surface.strip())}(?!\w)", text)]


def _label(
    words: list[Word],
    tags: list[int],
    roles: list[int],
    span: tuple[str, int, int],
    label: tuple[str, str],
) -> None:
    """Label the words of a span unless a longer mention holds one of them."""
    field, start, end = span
    inside = [
        i for i, w in enumerate(words) if w.field == field and w.start >= start and w.end <= end
    ]
    if not inside or any(tags[i] for i in inside):
        return
    for i in inside:
        tags[i] = TAGS.index(f"{'B' if i == inside[0] else 'I'}-{label[0]}")
        roles[i] = ROLE_NAMES.index(label[1])
