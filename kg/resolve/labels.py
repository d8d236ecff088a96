"""What a node is called: the usual short name of a thing, the full singular name of a term."""

from collections import Counter

from kg.core.records import EntityType
from kg.resolve.keys import is_proper, name_key, singular, strip_articles
from kg.resolve.nodes import Node
from kg.resolve.senses import split_ref
from kg.resolve.words import PROPER_WORDS

__all__ = ["choose_label"]

_TERM_TYPES = frozenset({EntityType.TASK, EntityType.METHOD, EntityType.METRIC})


def choose_label(node: Node, kind: EntityType) -> str:
    """Preferred label of a node that no lexicon knows.

    Of the spellings of the node's own key (a term's long form, a thing's short name) the most
    frequent one; a term of common nouns in small letters and singular. An abbreviation with
    several meanings says which one it has here: ``SAM (sharpness-aware minimization)``.
    """
    _, own, sense = split_ref(node.ref)
    counts: Counter[str] = Counter()
    for name, papers in node.surfaces.items():
        counts[strip_articles(name)] += papers
    spellings = {n: c for n, c in counts.items() if name_key(n) == own}
    if not spellings:
        spellings = {n: c for n, c in node.longs.items() if name_key(n) == own} or dict(counts)
    label = min(spellings, key=lambda n: (-spellings[n], n))
    if kind in _TERM_TYPES:
        label = _as_term(label, spellings)
    if sense is not None and node.longs:
        return f"{label} ({_lower(min(node.longs, key=lambda t: (-node.longs[t], t)))})"
    return label


def _as_term(label: str, spellings: dict[str, int]) -> str:
    """Small letters and singular, where ``label`` is a term and not a proper name."""
    in_small = sum(papers for name, papers in spellings.items() if name[:1].islower())
    if " " not in label and (is_proper(label) or not in_small or label[:1].isupper()):
        return label if not in_small else _singular_end(label)
    return _singular_end(_lower(label))


def _lower(text: str) -> str:
    """``text`` with capitals only where a word is an abbreviation or a name (``Gaussian``)."""
    words = text.split(" ")
    return " ".join("-".join(_lower_word(part) for part in word.split("-")) for word in words)


def _lower_word(word: str) -> str:
    if not word[:1].isupper() or is_proper(word) or word.casefold() in PROPER_WORDS:
        return word
    return word.lower() if len(word) > 1 else word


def _singular_end(text: str) -> str:
    """``text`` with its last word in the singular."""
    head, gap, last = text.rpartition(" ")
    return head + gap + singular(last)
