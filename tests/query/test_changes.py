from dataclasses import replace

from small_graph import small_entities, small_papers

from kg.core.records import Role
from kg.core.source import RecordSource
from kg.query.changes import Change, compare_graphs


def test_a_graph_does_not_differ_from_itself(small: RecordSource) -> None:
    assert not list(compare_graphs(small, small))


def test_additions_removals_and_changes_are_found(small: RecordSource) -> None:
    first, second = small_papers()
    links = (replace(first.links[0], role=Role.EVALUATES_ON, confidence=0.5), *first.links[2:])
    changed = replace(
        first, links=links, results=(), paper=replace(first.paper, title="Another title")
    )
    entities = [
        replace(e, aliases=("Two",)) if e.id == "model/blip-2" else e for e in small_entities()
    ]
    new = RecordSource.of(entities[1:], [changed])
    assert list(compare_graphs(small, new)) == [
        Change(
            "paper",
            "changed",
            "2301.12597",
            "title: BLIP-2: Bootstrapping -> Another title; results: 85.30% CIDEr -> none",
        ),
        Change("paper", "removed", second.paper.id, "A second paper"),
        Change("entity", "removed", "dataset/cc3m", "CC3M"),
        Change("entity", "changed", "model/blip-2", "aliases: BLIP2 -> Two"),
        Change(
            "link",
            "changed",
            "2301.12597 dataset/cc3m",
            "role: trainsOn -> evaluatesOn; confidence: 0.88 -> 0.50",
        ),
        Change("link", "removed", "2301.12597 dataset/coco", "evaluatesOn"),
        Change("link", "removed", f"{second.paper.id} dataset/cc3m", "mentions"),
        Change("link", "removed", f"{second.paper.id} dataset/coco", "evaluatesOn"),
        Change("link", "removed", f"{second.paper.id} model/blip-2", "comparesWith"),
    ]
    assert next(iter(compare_graphs(new, small))).what == "changed"
    assert sum(c.what == "added" for c in compare_graphs(new, small)) == 6
