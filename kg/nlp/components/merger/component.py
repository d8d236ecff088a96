"""spaCy shell around the merger."""

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from kg.nlp.components.merger.brackets import close_brackets
from kg.nlp.components.merger.compounds import split_compounds
from kg.nlp.components.merger.merge import lexicon_only, merge_mentions, surface_key
from kg.nlp.extensions import definitions, document_text, mentions, set_mentions
from kg.nlp.finders import LEXICON, TAGGER, kind_of

__all__ = ["Merger", "make_merger"]

THRESHOLD = 0.6
"""Confidence from which an entity is kept: the best F1 in cross-validation."""
DECIDING = (TAGGER,)
"""Finders whose candidates become mentions. The tagger has read those of the others as hints."""


class Merger:
    """Replaces the candidates of all finders by mentions without overlaps."""

    def __init__(self, threshold: float = THRESHOLD, finders: Sequence[str] = DECIDING) -> None:
        self.threshold = threshold
        self.finders = frozenset(finders)

    def __call__(self, doc: Doc) -> Doc:
        """``doc`` with final mentions."""
        found = mentions(doc)
        aliases = {surface_key(d.short_text): surface_key(d.long_text) for d in definitions(doc)}
        chosen = [m for m in found if kind_of(m.finder)[0] in self.finders]
        deciding = list(close_brackets(document_text(doc), chosen, definitions(doc)))
        names = [m for m in found if m.finder == LEXICON]
        sure = merge_mentions(split_compounds(deciding, names), self.threshold, aliases)
        known = lexicon_only(names, sure)
        set_mentions(doc, tuple(sorted((*sure, *merge_mentions(known, 0.0)))))
        return doc


@Language.factory(
    "kg_merger",
    assigns=["doc._.kg_mentions"],
    default_config={"threshold": THRESHOLD, "finders": list(DECIDING)},
)
def make_merger(
    nlp: Language,  # noqa: ARG001
    name: str,  # noqa: ARG001
    threshold: float,
    finders: list[str],
) -> Merger:
    """Component that decides which candidates are entities.

    ``finders`` are those whose candidates become mentions: ``tagger``, ``lexicon``, ``pattern``.
    """
    return Merger(threshold, finders)
