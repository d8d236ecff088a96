"""spaCy shell around the finders of figures and sizes."""

from spacy.language import Language
from spacy.tokens import Doc

from kg.nlp.extensions import claims, document_text, mentions, sentences, set_figures, set_sizes
from kg.relations.figures import find_figures
from kg.relations.own import own_techniques
from kg.relations.sizes import find_sizes

__all__ = ["FigureFinder", "make_figures"]


class FigureFinder:
    """Writes ``doc._.kg_figures`` and ``doc._.kg_sizes``."""

    def __call__(self, doc: Doc) -> Doc:
        """``doc`` with its figures; what the paper introduces is read from the claims."""
        text = document_text(doc)
        fields = {"title": text.title, "abstract": text.abstract}
        own = own_techniques(mentions(doc), claims(doc))
        found = find_figures(fields, sentences(doc), mentions(doc), own)
        set_figures(doc, tuple(dict.fromkeys(found)))
        set_sizes(doc, tuple(dict.fromkeys(find_sizes(fields, sentences(doc), mentions(doc)))))
        return doc


@Language.factory("kg_figures", assigns=["doc._.kg_figures", "doc._.kg_sizes"])
def make_figures(nlp: Language, name: str) -> FigureFinder:  # noqa: ARG001
    """Component that finds figures."""
    return FigureFinder()
