"""spaCy shell around the finder of roles."""

from spacy.language import Language
from spacy.tokens import Doc

from kg.nlp.extensions import claims, definitions, document_text, mentions, sentences, set_claims
from kg.relations.roles import find_roles

__all__ = ["RoleFinder", "make_roles"]


class RoleFinder:
    """Replaces ``doc._.kg_claims`` by claims about the final mentions."""

    def __call__(self, doc: Doc) -> Doc:
        """``doc`` with the claims of the cues and the tagger's claims, moved to final mentions."""
        text = document_text(doc)
        fields = {"title": text.title, "abstract": text.abstract}
        found = find_roles(fields, sentences(doc), mentions(doc), definitions(doc), claims(doc))
        set_claims(doc, tuple(sorted(set(found))))
        return doc


@Language.factory("kg_roles", assigns=["doc._.kg_claims"])
def make_roles(nlp: Language, name: str) -> RoleFinder:  # noqa: ARG001
    """Component that finds roles."""
    return RoleFinder()
