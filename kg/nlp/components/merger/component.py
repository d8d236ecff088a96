"""spaCy shell around the merger."""

from spacy.language import Language
from spacy.tokens import Doc

from kg.nlp.components.merger.merge import merge_mentions, surface_key
from kg.nlp.components.merger.weights import THRESHOLD
from kg.nlp.extensions import definitions, mentions, set_mentions

__all__ = ["Merger", "make_merger"]


class Merger:
    """Replaces the candidates of all finders by mentions without overlaps."""

    def __init__(self, threshold: float = THRESHOLD) -> None:
        self.threshold = threshold

    def __call__(self, doc: Doc) -> Doc:
        """``doc`` with final mentions."""
        aliases = {surface_key(d.short_text): surface_key(d.long_text) for d in definitions(doc)}
        set_mentions(doc, merge_mentions(mentions(doc), self.threshold, aliases))
        return doc


@Language.factory(
    "kg_merger", assigns=["doc._.kg_mentions"], default_config={"threshold": THRESHOLD}
)
def make_merger(nlp: Language, name: str, threshold: float) -> Merger:  # noqa: ARG001
    """Component that decides which candidates are entities."""
    return Merger(threshold)
