"""Forms to nodes: everything that the corpus says about one entity, in counts."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.core.records import EntityType, Merge
from kg.resolve.keys import display_name, name_key
from kg.resolve.linker import Choice, Linker
from kg.resolve.local import TYPES_IN, Group
from kg.resolve.senses import split_ref
from kg.resolve.state import Form, FormCounts, State

__all__ = ["Node", "collect_nodes"]

_JOINED_IN_PAPER = 0.85
"""Confidence that a name which only the paper's wording joins to the entity belongs to it."""


@dataclass(slots=True)
class Node:
    """What the papers call an entity, what they take it for, and why the names are one.

    Attributes
    ----------
    ref
        A concept's id, or the group and key of a node that no lexicon knows.
    surfaces
        Names as written (without LaTeX) with the number of papers.
    merges
        The best reason for each name.
    longs
        Long forms that papers give for the abbreviation that the node goes by.
    """

    ref: str
    group: Group
    papers: int = 0
    types: Counter[EntityType] = field(default_factory=Counter)
    surfaces: Counter[str] = field(default_factory=Counter)
    merges: dict[str, Merge] = field(default_factory=dict)
    longs: Counter[str] = field(default_factory=Counter)

    @property
    def type(self) -> EntityType:
        """Type that most papers give it; ties go to the earlier type."""
        order = list(EntityType)
        return max(TYPES_IN[self.group], key=lambda t: (self.types[t], -order.index(t)))

    def add(self, form: Form, counts: FormCounts, merges: Mapping[str, Merge]) -> None:
        """Count the papers of a form."""
        self.papers += counts.papers
        self.types.update(counts.types)
        for name in dict.fromkeys(display_name(n) for n in form.names):
            self.surfaces[name] += counts.papers
            merge, old = merges[name], self.merges.get(name)
            if old is None or _rank(merge) < _rank(old):
                self.merges[name] = merge


def _rank(merge: Merge) -> tuple[float, str, str]:
    return -merge.confidence, merge.reason, merge.paper or ""


def collect_nodes(state: State, linker: Linker) -> dict[str, Node]:
    """Nodes by reference, sorted; every form counts for the node that it leads to by itself."""
    nodes: dict[str, Node] = {}
    for form, counts in state.forms.items():
        choice = linker.choose(form)
        group = linker.group_of(choice.ref)
        node = nodes.setdefault(choice.ref, Node(choice.ref, group))
        node.add(form, counts, _merges(form, counts, choice, linker))
    for (group, short, long), said in state.pairs.items():
        ref = linker.defined_ref(group, short, long)
        if ref in nodes:
            nodes[ref].longs.update(said.longs)
    return dict(sorted(nodes.items()))


def _merges(form: Form, counts: FormCounts, choice: Choice, linker: Linker) -> dict[str, Merge]:
    """Why each name of ``form`` is a name of the chosen node."""
    merges = {}
    _, own, _ = split_ref(choice.ref)
    defined = {key for pair in form.definitions for key in pair}
    concept = linker.index.concepts.get(choice.ref)
    for name in sorted({display_name(n) for n in form.names}):
        key = name_key(name)
        if choice.reason == "curator":
            merges[name] = Merge(name, "curator")
        elif concept is not None and linker.index.has_name(concept, key):
            merges[name] = Merge(name, "lexicon", None, choice.confidence)
        elif key in defined:
            confidence = choice.confidence if choice.reason == "abbreviation" else 0.95
            merges[name] = Merge(name, "abbreviation", counts.first, confidence)
        elif choice.reason == "abbreviation" and key != own:
            merges[name] = Merge(name, "abbreviation", choice.paper, choice.confidence)
        elif key == own:
            merges[name] = Merge(name, "key")
        else:
            merges[name] = Merge(name, "context", counts.first, _JOINED_IN_PAPER)
    return merges
