"""What the components write on a spaCy ``Doc``, with typed getters and setters.

Every attribute is a tuple of core records. Components append; the merger replaces the mentions.
"""

from typing import cast

from spacy.tokens import Doc

from kg.core.records import Claim, DatasetSize, Definition, Figure, Mention, Resource, Span
from kg.nlp.document import DocumentText

__all__ = [
    "add_claims",
    "add_mentions",
    "claims",
    "definitions",
    "document_text",
    "figures",
    "mentions",
    "resources",
    "sentences",
    "set_claims",
    "set_definitions",
    "set_document_text",
    "set_figures",
    "set_mentions",
    "set_resources",
    "set_sentences",
    "set_sizes",
    "sizes",
]

_ATTRIBUTES = (
    "kg_text",
    "kg_sentences",
    "kg_mentions",
    "kg_definitions",
    "kg_claims",
    "kg_figures",
    "kg_sizes",
    "kg_resources",
)

for _name in _ATTRIBUTES:
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=())


def document_text(doc: Doc) -> DocumentText:
    """Title and abstract that ``doc`` was made from; a foreign doc is an abstract without title."""
    found = doc._.kg_text
    if isinstance(found, DocumentText):
        return found
    head, separator, tail = doc.text.partition("\n\n")
    return DocumentText(head, tail) if separator else DocumentText("", doc.text)


def set_document_text(doc: Doc, text: DocumentText) -> None:
    """Remember the fields that ``doc`` was made from."""
    doc._.kg_text = text


def mentions(doc: Doc) -> tuple[Mention, ...]:
    """Mentions found so far."""
    return cast(tuple[Mention, ...], doc._.kg_mentions)


def add_mentions(doc: Doc, found: tuple[Mention, ...]) -> None:
    """Add mentions to those found so far."""
    doc._.kg_mentions = doc._.kg_mentions + found


def set_mentions(doc: Doc, found: tuple[Mention, ...]) -> None:
    """Replace the mentions."""
    doc._.kg_mentions = found


def claims(doc: Doc) -> tuple[Claim, ...]:
    """Roles claimed so far."""
    return cast(tuple[Claim, ...], doc._.kg_claims)


def add_claims(doc: Doc, found: tuple[Claim, ...]) -> None:
    """Add claims to those made so far."""
    doc._.kg_claims = doc._.kg_claims + found


def set_claims(doc: Doc, found: tuple[Claim, ...]) -> None:
    """Replace the claims."""
    doc._.kg_claims = found


def sentences(doc: Doc) -> tuple[Span, ...]:
    """Sentences, title first."""
    return cast(tuple[Span, ...], doc._.kg_sentences)


def set_sentences(doc: Doc, found: tuple[Span, ...]) -> None:
    """Replace the sentences."""
    doc._.kg_sentences = found


def definitions(doc: Doc) -> tuple[Definition, ...]:
    """Abbreviations that the paper defines."""
    return cast(tuple[Definition, ...], doc._.kg_definitions)


def set_definitions(doc: Doc, found: tuple[Definition, ...]) -> None:
    """Replace the definitions."""
    doc._.kg_definitions = found


def figures(doc: Doc) -> tuple[Figure, ...]:
    """Figures that the text states."""
    return cast(tuple[Figure, ...], doc._.kg_figures)


def set_figures(doc: Doc, found: tuple[Figure, ...]) -> None:
    """Replace the figures."""
    doc._.kg_figures = found


def sizes(doc: Doc) -> tuple[DatasetSize, ...]:
    """Sizes of datasets that the text states."""
    return cast(tuple[DatasetSize, ...], doc._.kg_sizes)


def set_sizes(doc: Doc, found: tuple[DatasetSize, ...]) -> None:
    """Replace the sizes."""
    doc._.kg_sizes = found


def resources(doc: Doc) -> tuple[Resource, ...]:
    """Links to code, data and project pages."""
    return cast(tuple[Resource, ...], doc._.kg_resources)


def set_resources(doc: Doc, found: tuple[Resource, ...]) -> None:
    """Replace the links."""
    doc._.kg_resources = found
