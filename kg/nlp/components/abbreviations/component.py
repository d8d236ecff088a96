"""spaCy shell around the finder of definitions."""

from spacy.language import Language
from spacy.tokens import Doc

from kg.core.records import Definition
from kg.nlp.components.abbreviations.schwartz_hearst import find_definitions
from kg.nlp.extensions import document_text, set_definitions

__all__ = ["AbbreviationFinder", "make_abbreviations"]


class AbbreviationFinder:
    """Writes ``doc._.kg_definitions``: the abbreviations that title and abstract define."""

    def __call__(self, doc: Doc) -> Doc:
        """``doc`` with its definitions, sorted."""
        document = document_text(doc)
        text = document.text
        found = set()
        for short_start, short_end, long_start, long_end in find_definitions(text):
            short = document.span(short_start, short_end)
            long = document.span(long_start, long_end)
            if short and long:
                surfaces = text[short_start:short_end], text[long_start:long_end]
                found.add(Definition(short, long, *surfaces))
        set_definitions(doc, tuple(sorted(found)))
        return doc


@Language.factory("kg_abbreviations", assigns=["doc._.kg_definitions"])
def make_abbreviations(nlp: Language, name: str) -> AbbreviationFinder:  # noqa: ARG001
    """Component that finds definitions of abbreviations."""
    return AbbreviationFinder()
