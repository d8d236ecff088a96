"""spaCy shell around the naming patterns."""

from itertools import chain

from spacy.language import Language
from spacy.tokens import Doc

from kg.core.records import Mention
from kg.nlp.components.pattern_names.names import find_names
from kg.nlp.components.pattern_names.patterns import CONFIDENCE, DEFAULT_CONFIDENCE
from kg.nlp.components.pattern_names.phrases import find_phrases
from kg.nlp.extensions import add_mentions, definitions, document_text
from kg.nlp.finders import PATTERN

__all__ = ["PatternFinder", "make_patterns"]


class PatternFinder:
    """Adds a mention per name and cue; the finder is ``pattern.<cue>``."""

    def __call__(self, doc: Doc) -> Doc:
        """``doc`` with the names of patterns among its mentions."""
        document = document_text(doc)
        text = document.text
        found = set()
        pairs = tuple(
            (document.offsets(d.long), document.offsets(d.short)) for d in definitions(doc)
        )
        names = find_names(text, len(document.title), pairs)
        for start, end, kind, cue in chain(names, find_phrases(text)):
            span = document.span(start, end)
            if span:
                sure = CONFIDENCE.get(cue, DEFAULT_CONFIDENCE)
                found.add(Mention(span, text[start:end], kind, sure, f"{PATTERN}.{cue}"))
        add_mentions(doc, tuple(sorted(found)))
        return doc


@Language.factory("kg_patterns", assigns=["doc._.kg_mentions"])
def make_patterns(nlp: Language, name: str) -> PatternFinder:  # noqa: ARG001
    """Component that finds names by patterns."""
    return PatternFinder()
