"""The components of the pipeline, in the order in which they run."""

__all__ = ["COMPONENTS"]

COMPONENTS: tuple[tuple[str, str], ...] = (
    ("kg_sentences", "kg.nlp.components.sentences.component"),
    ("kg_abbreviations", "kg.nlp.components.abbreviations.component"),
    ("kg_resources", "kg.nlp.components.resources.component"),
    ("kg_lexicon", "kg.nlp.components.lexicon_names.component"),
    ("kg_patterns", "kg.nlp.components.pattern_names.component"),
    ("kg_tagger", "kg.nlp.components.tagger.component"),
    ("kg_merger", "kg.nlp.components.merger.component"),
    ("kg_consistency", "kg.nlp.components.consistency.component"),
    ("kg_roles", "kg.nlp.components.roles.component"),
    ("kg_figures", "kg.nlp.components.figures.component"),
)
"""Name of the factory and the module that registers it."""
