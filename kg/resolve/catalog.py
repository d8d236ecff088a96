"""Nodes to entities: labels, ids, relations to other entities."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kg.core.ids import digest, entity_id
from kg.core.records import Concept, Entity, EntityType, Paper
from kg.resolve.concept_index import ConceptIndex
from kg.resolve.curation import NO_CURATION, Curation
from kg.resolve.families import broader_names, family_names, whole_names
from kg.resolve.keys import name_key
from kg.resolve.labels import choose_label
from kg.resolve.local import GROUP_OF, Group
from kg.resolve.nodes import Node
from kg.resolve.senses import split_ref

__all__ = ["Catalog", "Naming"]

Naming = tuple[str, str]
"""A node that a paper names, and the paper's id if it introduces it, else nothing."""


class Catalog:
    """The entities of a corpus and of the lexicon above them, by reference and by id."""

    def __init__(
        self, nodes: Mapping[str, Node], index: ConceptIndex, curation: Curation = NO_CURATION
    ) -> None:
        self._nodes = dict(nodes)
        self._index = index
        self._curation = curation
        self._types = {ref: self._type(ref) for ref in self._refs()}
        self._labels = {ref: self._label(ref) for ref in self._refs()}
        self._ids = _unique_ids(self._types, self._labels, index.concepts)
        self._by_name = self._index_names()

    def _refs(self) -> Iterator[str]:
        yield from sorted({*self._nodes, *self._index.concepts})

    def type_of(self, ref: str) -> EntityType:
        """Type of a node."""
        return self._types[ref]

    def label_of(self, ref: str) -> str:
        """Preferred label of a node."""
        return self._labels[ref]

    def id_of(self, ref: str) -> str:
        """Entity id of a node."""
        return self._ids[ref]

    def is_known(self, ref: str, paper: Paper) -> bool:
        """Whether the lexicon has the node, and not as what ``paper`` introduces."""
        concept = self._index.concepts.get(ref)
        return concept is not None and not self._index.may_introduce(paper, concept)

    def names(self) -> Iterator[tuple[str, Group, tuple[str, ...]]]:
        """(node, group, all its names), sorted by node."""
        for ref in self._refs():
            names = {self._labels[ref]}
            if ref in self._nodes:
                names |= set(self._nodes[ref].surfaces)
            if ref in self._index.concepts:
                concept = self._index.concepts[ref]
                names |= {*concept.aliases, *concept.cased}
            yield ref, GROUP_OF[self._types[ref]], tuple(sorted(names))

    def entities(self, linked: Iterable[Naming]) -> Iterator[Entity]:
        """What papers name and all that it is a kind, variant or part of, sorted by id."""
        introduced: dict[str, set[str]] = defaultdict(set)
        for ref, paper in linked:
            introduced[ref].update(filter(None, (paper,)))
        found: dict[str, Entity] = {}
        parents: dict[str, tuple[tuple[str, ...], ...]] = {}
        ahead = sorted(introduced)
        while ahead:
            for ref in ahead:
                parents[ref] = self._parents(ref)
                found[ref] = self._entity(ref, parents[ref], introduced.get(ref, ()))
            above = {p for ref in ahead for ps in parents[ref] for p in ps}
            ahead = sorted(above - found.keys())
        yield from sorted(found.values(), key=lambda e: e.id)

    def _type(self, ref: str) -> EntityType:
        if ref in self._curation.types:
            return self._curation.types[ref]
        concept = self._index.concepts.get(ref)
        return concept.type if concept is not None else self._nodes[ref].type

    def _label(self, ref: str) -> str:
        if ref in self._curation.labels:
            return self._curation.labels[ref]
        concept = self._index.concepts.get(ref)
        if concept is not None:
            return concept.label
        return choose_label(self._nodes[ref], self._types[ref])

    def _index_names(self) -> dict[tuple[Group, str], str]:
        """The node that most papers call so, by group and key."""
        votes: dict[tuple[Group, str], Counter[str]] = defaultdict(Counter)
        for ref, node in self._nodes.items():
            group = GROUP_OF[self._types[ref]]
            for name, papers in node.surfaces.items():
                votes[group, name_key(name)][ref] += papers
        return {k: min(v, key=lambda r: (-v[r], r)) for k, v in votes.items()}

    def _find(self, kind: EntityType, name: str) -> str | None:
        """Node called ``name``, curated or of the corpus."""
        group, key = GROUP_OF[kind], name_key(name)
        concept = self._index.find(group, key, (name,))
        ref = concept.id if concept is not None else self._by_name.get((group, key))
        return None if ref is None else self._curation.redirect.get(ref, ref)

    def _parents(self, ref: str) -> tuple[tuple[str, ...], ...]:
        """(broader, variant of, part of) as references; the lexicon's where it has the node."""
        concept = self._index.concepts.get(ref)
        if concept is not None:
            known = (concept.broader, concept.variant_of, concept.part_of)
            return tuple(self._known(ref, targets) for targets in known)
        kind, label = self._types[ref], self._labels[ref]
        whole = self._nearest(ref, whole_names(label, kind))
        family = () if whole else self._nearest(ref, family_names(label, kind))
        return self._nearest(ref, broader_names(label, kind), same_type=True), family, whole

    def _known(self, ref: str, targets: Iterable[str]) -> tuple[str, ...]:
        """Those of the lexicon's ``targets`` that are there and of the same group."""
        ends = {self._curation.redirect.get(t, t) for t in targets if t in self._index.concepts}
        group = GROUP_OF[self._types[ref]]
        return tuple(sorted(t for t in ends - {ref} if GROUP_OF[self._types[t]] is group))

    def _nearest(self, ref: str, names: Iterable[str], same_type: bool = False) -> tuple[str, ...]:
        for name in names:
            target = self._find(self._types[ref], name)
            if target is None or target == ref:
                continue
            if not same_type or self._types[target] is self._types[ref]:
                return (target,)
        return ()

    def _entity(
        self, ref: str, parents: tuple[tuple[str, ...], ...], introduced: Iterable[str]
    ) -> Entity:
        node = self._nodes.get(ref) or Node(ref, GROUP_OF[self._types[ref]])
        concept = self._index.concepts.get(ref)
        label = self._labels[ref]
        broader, variant_of, part_of = (
            tuple(sorted(self._ids[p] for p in refs)) for refs in parents
        )
        return Entity(
            id=self._ids[ref],
            type=self._types[ref],
            label=label,
            aliases=_aliases(node, concept, label),
            concept=None if concept is None else concept.id,
            broader=broader,
            variant_of=variant_of,
            part_of=part_of,
            introduced_in=tuple(sorted(introduced)),
            same_as=() if concept is None else concept.same_as,
            homepage=None if concept is None else concept.homepage,
            definition=None if concept is None else concept.definition,
            merges=tuple(sorted(node.merges.values())),
        )


def _aliases(node: Node, concept: Concept | None, label: str) -> tuple[str, ...]:
    names = {*node.surfaces, *node.longs} if split_ref(node.ref)[2] else set(node.surfaces)
    if concept is not None:
        names |= {concept.label, *concept.aliases, *concept.cased}
    return tuple(sorted(names - {label}))


def _unique_ids(
    types: Mapping[str, EntityType], labels: Mapping[str, str], concepts: Mapping[str, Concept]
) -> dict[str, str]:
    """Ids by reference; of nodes with one id, the curated one keeps it, else the first by name."""
    sharing: dict[str, list[str]] = defaultdict(list)
    for ref, kind in types.items():
        is_same = ref in concepts and (kind, labels[ref]) == (
            concepts[ref].type,
            concepts[ref].label,
        )
        sharing[ref if is_same else entity_id(kind, labels[ref])].append(ref)
    ids = {}
    for made, refs in sharing.items():
        first, *others = sorted(refs, key=lambda r: (r != made, r))
        ids[first] = made
        ids.update({ref: f"{made}-{digest(ref)}" for ref in others})
    return ids
