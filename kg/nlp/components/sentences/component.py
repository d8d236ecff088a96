"""spaCy shell around the sentence splitter."""

from spacy.language import Language
from spacy.tokens import Doc

from kg.core.records import Span
from kg.nlp.components.sentences.split import find_sentences
from kg.nlp.extensions import document_text, set_sentences

__all__ = ["SentenceSplitter", "make_sentences"]


class SentenceSplitter:
    """Writes ``doc._.kg_sentences``: the title as one sentence, then those of the abstract."""

    def __call__(self, doc: Doc) -> Doc:
        """``doc`` with its sentences."""
        text = document_text(doc)
        found = [Span("abstract", start, end) for start, end in find_sentences(text.abstract)]
        if text.title.strip():
            left = len(text.title) - len(text.title.lstrip())
            found.insert(0, Span("title", left, left + len(text.title.strip())))
        set_sentences(doc, tuple(found))
        return doc


@Language.factory("kg_sentences", assigns=["doc._.kg_sentences"])
def make_sentences(nlp: Language, name: str) -> SentenceSplitter:  # noqa: ARG001
    """Component that splits sentences."""
    return SentenceSplitter()
