"""Resolution of a corpus in two passes: observe every paper, finish, then link every paper."""

from collections import Counter
from collections.abc import Iterable, Iterator
from copy import copy

from kg.core.records import AnnotatedPaper, Entity, LinkedPaper, Paper, Role
from kg.resolve.catalog import Catalog, Naming
from kg.resolve.concept_index import ConceptIndex, ConceptSource
from kg.resolve.curation import NO_CURATION
from kg.resolve.decide import curate
from kg.resolve.decisions import Decisions
from kg.resolve.homographs import settle_types
from kg.resolve.linker import Linker
from kg.resolve.local import LocalEntity, PaperEntities
from kg.resolve.nodes import collect_nodes
from kg.resolve.papers import confident, link_paper
from kg.resolve.senses import find_senses
from kg.resolve.state import State, form_of, key_use
from kg.resolve.within import group_mentions

__all__ = ["Resolver"]


_SURE_OF_ROLE = 0.65
"""Confidence from which on a paper is taken to introduce what it says it does."""


class Resolver:
    """Mentions to entities across papers; remembers counts per surface form, not papers.

    The result depends on the set of papers alone: not on their order, nor on how they were parted
    between resolvers whose states are added up.

    Parameters
    ----------
    lexicon
        Curated entities.
    decisions
        What a curator decided, or None.
    """

    def __init__(self, lexicon: ConceptSource, decisions: Decisions | None = None) -> None:
        self.state = State()
        """Counts over the papers observed so far; add the states of other resolvers to it."""
        self._index = ConceptIndex(lexicon)
        self._decisions = decisions or Decisions()
        self.apart = self._decisions.apart
        """Pairs of keys that a curator keeps apart."""
        self._linker: Linker | None = None
        self._catalog: Catalog | None = None
        self.linked: set[Naming] = set()
        """What the papers linked so far name; add that of copies to it."""

    def group(self, annotated: AnnotatedPaper) -> PaperEntities:
        """What a paper's mentions group to: follows from it, the lexicon and ``Decisions.apart``.

        ``observe`` and ``link`` take it from whoever has kept it, else they find it out again.
        """
        index = self._index
        grouped = group_mentions(annotated, self.apart, index.is_known, index.goes_by_short)
        entities = tuple(settle_types(grouped, annotated, index))
        return PaperEntities(entities, self._context(entities))

    def observe(self, annotated: AnnotatedPaper, own: PaperEntities | None = None) -> None:
        """Count a paper; ``own`` is what ``group`` gives for it."""
        own = self.group(annotated) if own is None else own
        coined = tuple(e for e in own.entities if self._is_coined(e, annotated.paper))
        self.state.add_paper(annotated, own.entities, own.context, coined)

    def finish(self) -> None:
        """Decide, after the last paper was observed."""
        senses = find_senses(self.state, self._index)
        use = key_use(self.state)
        linker = Linker(self._index, senses, use)
        nodes = collect_nodes(self.state, linker)
        curation = NO_CURATION
        if self._decisions:
            curation = curate(self._decisions, nodes, Catalog(nodes, self._index))
            linker = Linker(self._index, senses, use, curation)
            nodes = collect_nodes(self.state, linker)
        self._linker = linker
        self._catalog = Catalog(nodes, self._index, curation)

    def link(
        self, annotated: AnnotatedPaper, least: float = 0.0, own: PaperEntities | None = None
    ) -> LinkedPaper:
        """``annotated`` with links to entities in the place of mentions; after ``finish``.

        Links less confident than ``least`` are left out, and so is what they say of an entity.
        ``own`` is what ``group`` gives for the paper.
        """
        linker, catalog = self._decided()
        own = self.group(annotated) if own is None else own
        context = Counter(own.context)
        chosen = []
        for local in own.entities:
            # What a paper introduces is a thing of its own: its company says nothing about it.
            beside = None if local.role is Role.INTRODUCES else context
            choice = linker.choose(form_of(local), beside)
            chosen.append((local, choice.ref, choice.confidence))
        paper = confident(link_paper(annotated, chosen, catalog), least)
        self.linked.update(_namings(paper, {ref for _, ref, _ in chosen}, catalog))
        return paper

    def for_part(self) -> "Resolver":
        """A copy that knows what was decided, and has counted and linked nothing itself."""
        other = copy(self)
        other.state, other.linked = State(), set()
        return other

    def entities(self) -> Iterator[Entity]:
        """Entities that the papers linked so far name and all they are part of, sorted by id."""
        _, catalog = self._decided()
        return catalog.entities(self.linked)

    def _decided(self) -> tuple[Linker, Catalog]:
        if self._linker is None or self._catalog is None:
            raise RuntimeError("finish() comes before link() and entities()")
        return self._linker, self._catalog

    def _is_coined(self, entity: LocalEntity, paper: Paper) -> bool:
        """Whether the paper surely introduces what it abbreviates, and no curated entity by it."""
        if entity.role is not Role.INTRODUCES or entity.role_confidence < _SURE_OF_ROLE:
            return False
        shorts = (self._index.find(entity.group, short) for short, _ in entity.definitions)
        return all(c is None or not self._index.may_introduce(paper, c) for c in shorts)

    def _context(self, entities: Iterable[LocalEntity]) -> tuple[str, ...]:
        """Ids of the curated entities among ``entities``, sorted."""
        found = {
            concept.id
            for local in entities
            for key in local.keys
            if (concept := self._index.find(local.group, key, local.names)) is not None
        }
        return tuple(sorted(found))


def _namings(paper: LinkedPaper, refs: Iterable[str], catalog: Catalog) -> Iterator[Naming]:
    """Those of the nodes ``refs`` that are still in ``paper``, and whether it introduces them."""
    own = {link.entity for link in paper.links if link.role is Role.INTRODUCES}
    named = {link.entity for link in paper.links} | {entity for entity, _ in paper.sizes}
    for result in paper.results:
        named.update(
            filter(None, (result.model_id, result.dataset_id, result.task_id, result.metric_id))
        )
    for ref in refs:
        entity = catalog.id_of(ref)
        if entity in named:
            yield ref, paper.id if entity in own else ""
