"""Docs of papers without a pipeline, for the tests of single components."""

import spacy
from spacy.tokens import Doc

from kg.core.records import Paper
from kg.nlp.document import DocumentText
from kg.nlp.extensions import set_document_text
from kg.nlp.tokens import PlainTokenizer

_TOKENIZE = PlainTokenizer(spacy.blank("en").vocab)


def doc_of(paper: Paper) -> Doc:
    """Doc of ``paper`` on which no component has written yet."""
    document = DocumentText.of(paper)
    doc = _TOKENIZE(document.text)
    set_document_text(doc, document)
    return doc
