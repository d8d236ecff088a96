"""spaCy shell around the finder of roles."""

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from kg.nlp.extensions import claims, definitions, document_text, mentions, sentences, set_claims
from kg.relations.roles import find_roles
from kg.relations.weights import load_models, read_models

__all__ = ["RoleFinder", "make_roles"]


class RoleFinder:
    """Replaces ``doc._.kg_claims`` by claims about the final mentions."""

    def __init__(self, weights: str | None = None) -> None:
        self._models = read_models(Path(weights).read_text("utf8")) if weights else load_models()

    def __call__(self, doc: Doc) -> Doc:
        """``doc`` with the claims of the cues and the tagger's claims, moved to final mentions."""
        text = document_text(doc)
        fields = {"title": text.title, "abstract": text.abstract}
        parts = sentences(doc), mentions(doc), definitions(doc), claims(doc)
        found = find_roles(fields, *parts, models=self._models)
        set_claims(doc, tuple(sorted(set(found))))
        return doc


@Language.factory("kg_roles", assigns=["doc._.kg_claims"], default_config={"weights": None})
def make_roles(nlp: Language, name: str, weights: str | None) -> RoleFinder:  # noqa: ARG001
    """Component that finds roles; ``weights`` is a file, the package's own if None."""
    return RoleFinder(weights)
