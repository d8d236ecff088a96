"""A curator's decisions applied to the nodes that resolution found by itself."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.core.ids import slug
from kg.core.records import EntityType
from kg.resolve.catalog import Catalog
from kg.resolve.curation import Curation
from kg.resolve.decisions import Action, Decision, Decisions
from kg.resolve.keys import display_name, name_key
from kg.resolve.local import GROUP_OF, Group
from kg.resolve.nodes import Node
from kg.resolve.senses import key_ref

__all__ = ["curate"]

logger = logging.getLogger(__name__)

_GROUPS = {t.value.lower(): GROUP_OF[t] for t in EntityType}


def curate(decisions: Decisions, nodes: Mapping[str, Node], catalog: Catalog) -> Curation:
    """What ``decisions`` mean for the ``nodes`` of ``catalog``.

    A name that nothing has is logged and passed over: the corpus may have changed since.
    """
    names = _Names(nodes, catalog)
    work = _Work(names)
    for decision in decisions.items:
        found = names.find(decision.name, decision.type)
        if found is None:
            _warn(decision, decision.name)
        else:
            work.apply(decision, found)
    return work.curation(decisions)


def _warn(decision: Decision, name: str) -> None:
    logger.warning("%s: nothing in these papers is called %r", decision.where, name)


@dataclass(frozen=True, slots=True)
class _Named:
    """A node and those of its names that were meant."""

    ref: str
    group: Group
    surfaces: tuple[str, ...]


class _Names:
    """Nodes by name and by id."""

    def __init__(self, nodes: Mapping[str, Node], catalog: Catalog) -> None:
        self.nodes = nodes
        self.catalog = catalog
        self._by_id: dict[str, str] = {}
        self._by_name: dict[tuple[Group, str], dict[str, set[str]]] = defaultdict(
            lambda: defaultdict(set)
        )
        for ref, group, surfaces in catalog.names():
            self._by_id.setdefault(catalog.id_of(ref), ref)
            for surface in surfaces:
                for form in (name_key(surface), _slug_form(slug(surface))):
                    self._by_name[group, form][ref].add(surface)

    def find(self, name: str, kind: EntityType | None) -> _Named | None:
        """The node of that id or name; of several, the one that most papers name."""
        head, _, tail = name.partition("/")
        if tail and head in _GROUPS:
            group, form = _GROUPS[head], _slug_form(tail)
            ref = self._by_id.get(name)
            if ref is not None:
                return _Named(ref, group, tuple(sorted(self._by_name[group, form][ref])))
            return self._best((group,), form)
        groups = tuple(Group) if kind is None else (GROUP_OF[kind],)
        found = self._best(groups, name_key(name))
        if found is not None and display_name(name) in found.surfaces:
            return _Named(found.ref, found.group, (display_name(name),))
        return found

    def alike(self, named: _Named, other: _Named) -> tuple[str, ...]:
        """Names of ``named`` and all that only differ from them in spelling, without ``other``."""
        keys = {name_key(s) for s in named.surfaces}
        found = {s for key in keys for s in self._by_name[named.group, key][named.ref]}
        others = {name_key(s) for s in other.surfaces}
        apart = {s for s in found if name_key(s) not in others} or set(named.surfaces)
        return tuple(sorted(apart - set(other.surfaces)))

    def _best(self, groups: Iterable[Group], form: str) -> _Named | None:
        found = [
            (-self._papers(ref), ref, group)
            for group in groups
            for ref in self._by_name.get((group, form), ())
        ]
        if not found:
            return None
        _, ref, group = min(found)
        return _Named(ref, group, tuple(sorted(self._by_name[group, form][ref])))

    def _papers(self, ref: str) -> int:
        return self.nodes[ref].papers if ref in self.nodes else 0


def _slug_form(text: str) -> str:
    return f"/{text}"


class _Work:
    """Decisions as they add up."""

    def __init__(self, names: _Names) -> None:
        self._names = names
        self._same: dict[str, str] = {}
        self._forced: dict[tuple[Group, str], str] = {}
        self._labels: dict[str, str] = {}
        self._types: dict[str, EntityType] = {}

    def apply(self, decision: Decision, named: _Named) -> None:
        """Add a decision about ``named``."""
        if decision.action is Action.RENAME:
            self._labels[named.ref] = decision.value
        elif decision.action is Action.RETYPE:
            self._retype(named, EntityType(decision.value))
        else:
            other = self._names.find(decision.value, decision.type)
            if other is None:
                _warn(decision, decision.value)
            elif decision.action is Action.SAME:
                self._join(named.ref, other.ref)
            else:
                self._part(named, other)

    def curation(self, decisions: Decisions) -> Curation:
        """The decisions by node; those about joined nodes hold for what they were joined to."""
        redirect = {ref: self._end(ref) for ref in sorted(self._same)}
        return Curation(
            redirect={ref: end for ref, end in redirect.items() if ref != end},
            forced=dict(sorted(self._forced.items())),
            labels={self._end(ref): label for ref, label in self._labels.items()},
            types={self._end(ref): kind for ref, kind in self._types.items()},
            apart=decisions.apart,
        )

    def _retype(self, named: _Named, kind: EntityType) -> None:
        self._types[named.ref] = kind
        if GROUP_OF[kind] is not named.group and named.surfaces:
            there = self._names.find(named.surfaces[0], kind)
            if there is not None:
                self._join(named.ref, there.ref)

    def _join(self, first: str, second: str) -> None:
        """Both are one node: a curated one, else the one of more papers."""
        ends = sorted({self._end(first), self._end(second)}, key=self._standing)
        for end in ends:
            self._same[end] = ends[0]

    def _standing(self, ref: str) -> tuple[bool, int, str]:
        nodes = self._names.nodes
        return "|" in ref, -(nodes[ref].papers if ref in nodes else 0), ref

    def _end(self, ref: str) -> str:
        while self._same.get(ref, ref) != ref:
            ref = self._same[ref]
        return ref

    def _part(self, named: _Named, other: _Named) -> None:
        """Split one of two names off the node that has both, the one that is not its label."""
        if named.ref != other.ref or not named.surfaces or not other.surfaces:
            return
        label = self._names.catalog.label_of(named.ref)
        if label in named.surfaces and label not in other.surfaces:
            named, other = other, named
        key = name_key(named.surfaces[0])
        ref = key_ref(named.group, key)
        if ref == named.ref:
            ref = key_ref(named.group, key, named.surfaces[0])
        for surface in self._names.alike(named, other):
            self._forced[named.group, surface] = ref
