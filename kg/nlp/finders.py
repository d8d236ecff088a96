"""Names of the components that find mentions, as ``Mention.finder`` has them."""

__all__ = ["CONSISTENCY", "LEXICON", "PATTERN", "TAGGER", "kind_of"]

LEXICON = "lexicon"
PATTERN = "pattern"
"""Followed by a full stop and the cue: ``pattern.title``."""
TAGGER = "tagger"
CONSISTENCY = "consistency"


def kind_of(finder: str) -> tuple[str, str]:
    """Which component a finder is, and its cue where it has one: ``("pattern", "title")``."""
    component, _, cue = finder.partition(".")
    return component, cue
