"""Annotations against a gold standard: everything that is counted, paper by paper."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.evaluate.matching import match
from kg.evaluate.records import JudgedEntity, JudgedPaper
from kg.evaluate.tally import Tally
from kg.resolve.local import Group

__all__ = ["MODES", "Mistake", "Scores", "score"]

MODES = ("strict", "relaxed")


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """An entity that was missed, or one that is not in the gold standard."""

    kind: str
    group: Group
    surface: str
    paper: str


@dataclass(slots=True)
class Scores:
    """What was counted. ``matched`` are strict pairs (gold, found); ``missing`` counts papers."""

    papers: int = 0
    missing: int = 0
    entities: dict[tuple[str, Group], Tally] = field(
        default_factory=lambda: {(mode, group): Tally() for mode in MODES for group in Group}
    )
    matched: list[tuple[JudgedEntity, JudgedEntity]] = field(default_factory=list)
    results: Tally = field(default_factory=Tally)
    urls: Tally = field(default_factory=Tally)
    mistakes: list[Mistake] = field(default_factory=list)
    confidences: list[tuple[float, bool]] = field(default_factory=list)

    def most_frequent(self, kind: str, most: int) -> list[tuple[Mistake, int]]:
        """Mistakes of a kind by how often their surface string recurs, and an example of each."""
        examples: dict[tuple[Group, str], Mistake] = {}
        counts: Counter[tuple[Group, str]] = Counter()
        for mistake in self.mistakes:
            if mistake.kind == kind:
                examples.setdefault((mistake.group, mistake.surface), mistake)
                counts[mistake.group, mistake.surface] += 1
        return [(examples[key], count) for key, count in counts.most_common(most)]


def score(gold: Iterable[JudgedPaper], found: Iterable[JudgedPaper]) -> Scores:
    """Everything counted; papers are joined by title, gold papers without annotation are misses."""
    by_title = {paper.title: paper for paper in found}
    scores = Scores()
    for paper in gold:
        other = by_title.get(paper.title)
        scores.papers += 1
        scores.missing += other is None
        _count_paper(scores, paper, other or JudgedPaper(paper.id, paper.title))
    return scores


def _count_paper(scores: Scores, gold: JudgedPaper, found: JudgedPaper) -> None:
    strict = match(gold.entities, found.entities)
    relaxed = match(gold.entities, found.entities, relaxed=True)
    for mode, pairs in zip(MODES, (strict, relaxed), strict=True):
        for entity in gold.entities:
            scores.entities[mode, entity.group].gold += 1
        for entity in found.entities:
            scores.entities[mode, entity.group].found += 1
        for index, _ in pairs:
            scores.entities[mode, gold.entities[index].group].right += 1
    scores.matched += [(gold.entities[i], found.entities[j]) for i, j in strict]
    scores.results += _compare(gold.results, found.results)
    scores.urls += _compare(gold.urls, found.urls)
    hits, right = {i for i, _ in strict}, {j for _, j in strict}
    for index, entity in enumerate(gold.entities):
        if index not in hits:
            scores.mistakes += _mistakes("missed", entity, gold.id)
    for index, entity in enumerate(found.entities):
        if index not in right:
            scores.mistakes += _mistakes("spurious", entity, gold.id)
        if entity.confidence is not None:
            scores.confidences.append((entity.confidence, index in right))


def _compare(gold: frozenset[object], found: frozenset[object]) -> Tally:
    return Tally(len(gold & found), len(found), len(gold))


def _mistakes(kind: str, entity: JudgedEntity, paper: str) -> list[Mistake]:
    return [Mistake(kind, entity.group, surface, paper) for surface in entity.surfaces[:1]]
