"""The graph as people ask it: papers by role, entities by name, leaderboards, paths."""

from functools import cached_property
from typing import Self

from kg.core.errors import UnknownNameError, UsageError
from kg.core.records import ROLES, Entity, EntityType, Link, LinkedPaper, Role
from kg.core.source import GraphSource
from kg.graph import questions
from kg.graph.answers import Month, PathStep, SharedEntity, SimilarPaper, Standing
from kg.graph.build import Graph, build_graph, paper_node, result_node
from kg.graph.codec import (
    PAPER,
    RESULT,
    decode_entity,
    decode_link,
    decode_paper,
    decode_resources,
    decode_result,
    decode_sizes,
)
from kg.graph.names import NameIndex

__all__ = ["KnowledgeGraph"]

_TYPES = frozenset(t.value for t in EntityType)
_ROLE_NAMES = {role.name.lower(): role for role in Role}


class KnowledgeGraph:
    """Papers, entities and results as a networkx graph, with typed questions.

    Names are found in any spelling: ``CC3M``, ``Conceptual Captions 3M`` and ``dataset/cc3m`` are
    the same. A name that nothing has raises :class:`kg.core.errors.UnknownNameError`, which
    carries the nearest names.

    >>> g = kg.load("exports")
    >>> g.entity("Conceptual Captions 3M").id
    'dataset/cc3m'
    """

    def __init__(self, graph: Graph) -> None:
        self.nx: Graph = graph
        """The networkx MultiDiGraph itself: see ``graph.json`` for the attributes."""

    @classmethod
    def of(cls, source: GraphSource) -> Self:
        """Graph of the records of ``source``.

        >>> kg.KnowledgeGraph.of(g.subgraph("CC3M"))
        KnowledgeGraph(3 Paper, 1 Dataset, 0 Model, 0 Method, 0 Task, 0 Metric, 0 Result)
        """
        return cls(build_graph(source))

    # --- records --------------------------------------------------------------------------------

    def entities(self, type: str | None = None, min_papers: int = 0) -> tuple[Entity, ...]:
        """Entities sorted by id: of one type (``"Dataset"``), named by so many papers or more."""
        wanted = None if type is None else _entity_type(type)
        return tuple(
            e
            for e in self._entities
            if (wanted is None or e.type == wanted) and self.count(e.id) >= min_papers
        )

    def papers(
        self, since: str | None = None, until: str | None = None, **roles: str
    ) -> tuple[LinkedPaper, ...]:
        """Papers sorted by id that stand in every given role to the named entity.

        Roles are ``introduces``, ``trains_on``, ``evaluates_on``, ``uses``, ``compares_with``,
        ``addresses``, ``reports`` and ``mentions`` (any role). ``since`` and ``until`` are ISO
        dates, inclusive; a paper without a date fails both.

        >>> [p.title for p in g.papers(trains_on="CC3M", until="2023")]
        ['UNITER: UNiversal Image-TExt Representation Learning']

        Raises
        ------
        UnknownNameError
            If nothing has that name.
        UsageError
            If a role is not one of those.
        """
        nodes = [n for n, kind in self.nx.nodes(data="kind") if kind == PAPER]
        for role, name in roles.items():
            standing = self._papers_in_role(role, name)
            nodes = [n for n in nodes if n in standing]
        found = (n for n in nodes if questions.is_between(self.nx.nodes[n]["date"], since, until))
        return tuple(self._paper(n) for n in sorted(found, key=self._paper_id))

    def entity(self, name: str, type: str | None = None) -> Entity:
        """The entity of that name or id (the one that most papers name, if several have it)."""
        return self._by_id[self._find(name, None if type is None else _entity_type(type))]

    def paper(self, title: str) -> LinkedPaper:
        """The paper of that title or id.

        >>> g.paper("UNITER: UNiversal Image-TExt Representation Learning").date
        '2019-09-25'
        """
        node = title if title.startswith("paper/") else paper_node(title)
        if self.nx.nodes.get(node, {}).get("kind") == PAPER:
            return self._paper(node)
        found = self._titles.find(title)
        if not found:
            raise UnknownNameError(title, self._titles.nearest(title))
        return self._paper(found[0])

    def links(self, name: str) -> tuple[tuple[LinkedPaper, Link], ...]:
        """Every paper that names the entity, with its link; by role's strength, then date.

        >>> [(paper.date, link.role.value) for paper, link in g.links("CC3M")]
        [('2019-09-25', 'trainsOn'), ('2024-05-30', 'trainsOn'), ('2023-05-31', 'evaluatesOn')]
        """
        node = self._find(name)
        pairs = []
        for source, _, data in self.nx.in_edges(node, data=True):
            if self.nx.nodes[source]["kind"] == PAPER:
                link = decode_link(node, self.nx.nodes[node], data)
                pairs.append((self._paper(source), link))
        order = {role: i for i, role in enumerate(Role)}
        return tuple(sorted(pairs, key=lambda p: (order[p[1].role], p[0].date or "", p[0].id)))

    def count(self, entity_id: str) -> int:
        """How many papers name the entity with that id."""
        return self._counts.get(entity_id, 0)

    # --- questions ------------------------------------------------------------------------------

    def leaderboard(self, dataset: str, metric: str | None = None) -> tuple[Standing, ...]:
        """Levels that papers state on a dataset, by metric, best first.

        >>> [(row.model, row.metric, row.value) for row in g.leaderboard("MSR-VTT")]
        [('mPLUG-2', 'CIDEr', 80.3), ('mPLUG-2', 'top-1 accuracy', 48.0)]
        """
        node = self._find(dataset, EntityType.DATASET)
        wanted = None if metric is None else self._find(metric, EntityType.METRIC)
        return questions.leaderboard(self.nx, node, wanted)

    def cooccurring(
        self, name: str, type: str | None = None, limit: int = 20
    ) -> tuple[SharedEntity, ...]:
        """Entities (of a type) that the same papers name, most papers first.

        >>> [other.label for other in g.cooccurring("WIT", type="Dataset")]
        ['DataComp-1B', 'DFN-2B', 'ImageNet', 'LAION-2B']
        """
        kind = None if type is None else _entity_type(type).value
        return questions.cooccurring(self.nx, self._find(name), kind)[:limit]

    def similar(self, title: str, limit: int = 10) -> tuple[SimilarPaper, ...]:
        """Papers that share the rarest entities with one, most similar first."""
        return questions.similar(self.nx, paper_node(self.paper(title).id))[:limit]

    def path(self, first: str, second: str) -> tuple[PathStep, ...]:
        """A shortest path between two entities or papers; empty if there is none.

        >>> [(step.relation, step.kind) for step in g.path("CC3M", "visual question answering")]
        [('', 'Dataset'), ('^trainsOn', 'Paper'), ('addresses', 'Task')]
        """
        return questions.shortest_path(self.nx, self._any(first), self._any(second))

    def timeline(self, name: str) -> tuple[Month, ...]:
        """Papers that name the entity by month, oldest first."""
        return questions.timeline(p.date for p, _ in self.links(name))

    def communities(self) -> tuple[frozenset[str], ...]:
        """Groups of nodes that hang together (Louvain, seeded), largest first."""
        return questions.communities(self.nx)

    def evidence(self, paper: str, entity: str) -> tuple[str, ...]:
        """The sentences by which a paper states its link to an entity.

        >>> g.evidence("UL2: Unifying Language Learning Paradigms", "MMLU")
        ('On 0-shot MMLU, UL2 20B outperforms T0 and T5 models.',)
        """
        linked, wanted = self.paper(paper), self._find(entity)
        return tuple(
            getattr(linked.paper, span.field)[span.start : span.end]
            for link in linked.links
            if link.entity == wanted
            for span in link.evidence
        )

    def subgraph(self, *names: str, radius: int = 1) -> Self:
        """The graph around some entities or papers, up to ``radius`` edges away."""
        nodes = questions.neighbourhood(self.nx, [self._any(n) for n in names], radius)
        return type(self)(self.nx.subgraph(nodes).copy())

    def __repr__(self) -> str:
        """Counts by kind."""
        kinds = questions.count_kinds(self.nx)
        return "KnowledgeGraph(" + ", ".join(f"{n} {kind}" for kind, n in kinds) + ")"

    # --- inside ---------------------------------------------------------------------------------

    @cached_property
    def _entities(self) -> tuple[Entity, ...]:
        return tuple(
            decode_entity(n, data, self._related(n))
            for n, data in sorted(self.nx.nodes(data=True))
            if data["kind"] in _TYPES
        )

    @cached_property
    def _by_id(self) -> dict[str, Entity]:
        return {e.id: e for e in self._entities}

    @cached_property
    def _counts(self) -> dict[str, int]:
        return {
            n: sum(1 for s in self.nx.predecessors(n) if self.nx.nodes[s]["kind"] == PAPER)
            for n, kind in self.nx.nodes(data="kind")
            if kind in _TYPES
        }

    @cached_property
    def _names(self) -> NameIndex:
        ranked = sorted(self._entities, key=lambda e: (-self.count(e.id), e.id))
        labels = [(e.label, e.id) for e in ranked] + [(e.id, e.id) for e in ranked]
        return NameIndex(labels + [(a, e.id) for e in ranked for a in e.aliases])

    @cached_property
    def _titles(self) -> NameIndex:
        nodes = sorted((n, d) for n, d in self.nx.nodes(data=True) if d["kind"] == PAPER)
        return NameIndex((d["label"], n) for n, d in nodes)

    def _related(self, node: str) -> dict[str, tuple[str, ...]]:
        related: dict[str, list[str]] = {}
        for _, target, relation in self.nx.out_edges(node, keys=True):
            related.setdefault(relation, []).append(target.removeprefix("paper/"))
        return {relation: tuple(sorted(targets)) for relation, targets in related.items()}

    def _named(self, name: str) -> tuple[str, ...]:
        """Ids of all entities of that name, the one that most papers name first."""
        found = (name,) if name in self._by_id else self._names.find(name)
        if not found:
            raise UnknownNameError(name, self._names.nearest(name))
        return found

    def _find(self, name: str, kind: EntityType | None = None) -> str:
        for node in self._named(name):
            if kind is None or self._by_id[node].type == kind:
                return node
        raise UnknownNameError(name, self._names.nearest(name))

    def _any(self, name: str) -> str:
        try:
            return self._find(name)
        except UnknownNameError:
            return paper_node(self.paper(name).id)

    def _papers_in_role(self, role: str, name: str) -> set[str]:
        wanted = _ROLE_NAMES.get(role)
        if wanted is None:
            raise UsageError(f"no role is called {role!r}", "roles: " + ", ".join(_ROLE_NAMES))
        kinds = frozenset(kind for kind, roles in ROLES.items() if wanted in roles)
        found = self._named(name)
        node = next((n for n in found if self._by_id[n].type in kinds), found[0])
        return {
            source
            for source, _, relation in self.nx.in_edges(node, keys=True)
            if relation == wanted.value
            or (wanted == Role.MENTIONS and self.nx.nodes[source]["kind"] == PAPER)
        }

    def _paper_id(self, node: str) -> str:
        return str(self.nx.nodes[node]["paper_id"])

    def _paper(self, node: str) -> LinkedPaper:
        data = self.nx.nodes[node]
        links, results = [], []
        for _, target, edge in self.nx.out_edges(node, data=True):
            if self.nx.nodes[target]["kind"] == RESULT:
                results.append(decode_result(target, self.nx.nodes[target]))
            else:
                links.append(decode_link(target, self.nx.nodes[target], edge))
        return LinkedPaper(
            decode_paper(data),
            tuple(sorted(links)),
            tuple(sorted(results, key=lambda r: result_node(r.id))),
            decode_resources(data),
            decode_sizes(data),
        )


def _entity_type(name: str) -> EntityType:
    for kind in EntityType:
        if kind.value.casefold() == name.casefold():
            return kind
    raise UsageError(
        f"no type is called {name!r}", "types: " + ", ".join(t.value for t in EntityType)
    )
