"""spaCy shell around the finders of figures and sizes."""

from spacy.language import Language
from spacy.tokens import Doc

from kg.nlp.extensions import document_text, mentions, sentences, set_figures
from kg.relations.figures import find_figures

__all__ = ["FigureFinder", "make_figures"]


class FigureFinder:
    """Writes ``doc._.kg_figures`` and ``doc._.kg_sizes``."""

    def __call__(self, doc: Doc) -> Doc:
        """``doc`` with its figures."""
        text = document_text(doc)
        fields = {"title": text.title, "abstract": text.abstract}
        found = dict.fromkeys(find_figures(fields, sentences(doc), mentions(doc)))
        set_figures(doc, tuple(found))
        return doc


@Language.factory("kg_figures", assigns=["doc._.kg_figures", "doc._.kg_sizes"])
def make_figures(nlp: Language, name: str) -> FigureFinder:  # noqa: ARG001
    """Component that finds figures."""
    return FigureFinder()
