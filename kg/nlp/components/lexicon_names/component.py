"""spaCy shell around the lexicon matcher."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from kg.core.records import EntityType, Mention
from kg.nlp.components.lexicon_names.matcher import NameMatcher
from kg.nlp.extensions import add_mentions, document_text
from kg.nlp.finders import LEXICON

__all__ = ["LexiconFinder", "make_lexicon", "type_of_concept"]

_TYPES = {t.value.lower(): t for t in EntityType}
_PRIOR = 0.84
"""Share of lexicon matches that are right, all types together, on dev.jsonl."""


def type_of_concept(concept: str) -> EntityType | None:
    """Type of a concept id: ``dataset/cc3m`` is a Dataset."""
    return _TYPES.get(concept.split("/", 1)[0])


class LexiconFinder:
    """Adds a mention per name of the lexicon, one for each type that the name can have."""

    def __init__(self, names: Iterable[tuple[str, bool, str]] = ()) -> None:
        self.matcher = NameMatcher(names)

    def __call__(self, doc: Doc) -> Doc:
        """``doc`` with the names of the lexicon among its mentions."""
        document = document_text(doc)
        text = document.text
        found = []
        for start, end, concepts in self.matcher.find(text):
            span = document.span(start, end)
            types = {t for t in map(type_of_concept, concepts) if t is not None}
            if span:
                found += [
                    Mention(span, text[start:end], t, _PRIOR / len(types), LEXICON)
                    for t in sorted(types)
                ]
        add_mentions(doc, tuple(found))
        return doc

    def to_disk(self, path: str | Path, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002
        """Write the names to a JSON Lines file."""
        Path(path).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, exclude: Iterable[str] = ()) -> "LexiconFinder":  # noqa: ARG002
        """Read the names that ``to_disk`` wrote."""
        return self.from_bytes(Path(path).read_bytes())

    def to_bytes(self, exclude: Iterable[str] = ()) -> bytes:  # noqa: ARG002
        """Names as JSON Lines."""
        return "".join(json.dumps(name) + "\n" for name in self.matcher.names).encode("ascii")

    def from_bytes(self, data: bytes, exclude: Iterable[str] = ()) -> "LexiconFinder":  # noqa: ARG002
        """Read the names that ``to_bytes`` gave."""
        rows: list[Any] = [json.loads(line) for line in data.decode("ascii").splitlines()]
        self.matcher = NameMatcher((str(s), bool(c), str(i)) for s, c, i in rows)
        return self


@Language.factory("kg_lexicon", assigns=["doc._.kg_mentions"])
def make_lexicon(nlp: Language, name: str) -> LexiconFinder:  # noqa: ARG001
    """Component that finds names of the lexicon; ``build_nlp`` fills it."""
    return LexiconFinder()
