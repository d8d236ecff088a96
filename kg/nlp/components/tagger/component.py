"""spaCy shell around the tagger."""

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from kg.core.records import Claim, Mention, Span
from kg.nlp.components.tagger.tagger import MODEL, Tagger
from kg.nlp.document import DocumentText
from kg.nlp.extensions import add_claims, add_mentions, definitions, document_text, sentences
from kg.nlp.extensions import mentions as candidates
from kg.nlp.finders import TAGGER
from kg.relations.roles import LEAST

__all__ = ["TaggerComponent", "make_tagger"]


class TaggerComponent:
    """Adds the tagger's mentions, and a claim for each of their roles that has a chance."""

    def __init__(self, model: str | None = None) -> None:
        self._tagger = Tagger(Path(model) if model else MODEL)

    def __call__(self, doc: Doc) -> Doc:
        """``doc`` with what the tagger found."""
        text = document_text(doc)
        mentions, claims = [], []
        hints = candidates(doc), definitions(doc)
        for found in self._tagger.predict(text.title, text.abstract, *hints):
            span = Span(found.field, found.start, found.end)
            surface = text.field_text(found.field)[found.start : found.end]
            mentions.append(Mention(span, surface, found.type, found.confidence, TAGGER))
            evidence = _sentence(span, sentences(doc), text)
            claims += [Claim(span, r, c, TAGGER, evidence) for r, c in found.roles if c >= LEAST]
        add_mentions(doc, tuple(mentions))
        add_claims(doc, tuple(claims))
        return doc


def _sentence(span: Span, found: tuple[Span, ...], text: DocumentText) -> Span:
    """Sentence that holds ``span``; the whole field where none does."""
    for sentence in found:
        inside = sentence.start <= span.start and span.end <= sentence.end
        if sentence.field == span.field and inside:
            return sentence
    return Span(span.field, 0, len(text.field_text(span.field)))


@Language.factory(
    "kg_tagger",
    assigns=["doc._.kg_mentions", "doc._.kg_claims"],
    default_config={"model": None},
)
def make_tagger(nlp: Language, name: str, model: str | None) -> TaggerComponent:  # noqa: ARG001
    """Component that finds mentions and roles; ``model`` is a folder, the package's own if None."""
    return TaggerComponent(model)
