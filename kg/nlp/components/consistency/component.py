"""spaCy shell around document-level consistency."""

from spacy.language import Language
from spacy.tokens import Doc

from kg.nlp.components.consistency.spread import spread_mentions
from kg.nlp.extensions import definitions, document_text, mentions, set_mentions

__all__ = ["Consistency", "make_consistency"]


class Consistency:
    """Adds the mentions that other mentions of the paper imply."""

    def __call__(self, doc: Doc) -> Doc:
        """``doc`` with its mentions completed."""
        set_mentions(doc, spread_mentions(document_text(doc), mentions(doc), definitions(doc)))
        return doc


@Language.factory("kg_consistency", assigns=["doc._.kg_mentions"])
def make_consistency(nlp: Language, name: str) -> Consistency:  # noqa: ARG001
    """Component that makes a paper's mentions consistent."""
    return Consistency()
