"""Counts and measures on cases small enough to work out by hand."""

from collections.abc import Sequence

import pytest

from kg.core.records import EntityType
from kg.evaluate import Measure, expected_calibration_error, report, score
from kg.evaluate.clusters import bcubed, pairwise
from kg.evaluate.matching import match
from kg.evaluate.records import JudgedEntity, JudgedPaper

DATASET, MODEL, METHOD = EntityType.DATASET, EntityType.MODEL, EntityType.METHOD


def entity(
    *surfaces: str,
    kind: EntityType = DATASET,
    cluster: str = "c",
    role: str | None = "mentions",
    confidence: float | None = None,
) -> JudgedEntity:
    return JudgedEntity(cluster, kind, role, surfaces, confidence)


def paper(name: str, *entities: JudgedEntity) -> JudgedPaper:
    return JudgedPaper(name, name, entities)


def measures(gold: Sequence[JudgedPaper], found: Sequence[JudgedPaper]) -> dict[str, Measure]:
    return {row.measure: row for row in report(score(gold, found))}


def test_matching_is_one_to_one_and_takes_the_first_left() -> None:
    gold = [entity("coco"), entity("coco"), entity("coco")]
    assert match(gold, [entity("coco", "ms coco"), entity("coco")]) == [(0, 0), (1, 1)]


def test_a_technique_is_a_model_or_a_method_and_nothing_else() -> None:
    gold = [entity("lora", kind=METHOD)]
    assert match(gold, [entity("lora", kind=DATASET), entity("lora", kind=MODEL)]) == [(0, 1)]


def test_relaxed_takes_whole_words_inside_and_exact_ones_first() -> None:
    gold = [entity("imagenet"), entity("imagenet 1k")]
    found = [entity("imagenet 1k"), entity("tiny imagenet dataset")]
    assert match(gold, found) == [(1, 0)]
    assert match(gold, found, relaxed=True) == [(1, 0), (0, 1)]
    assert match([entity("net")], [entity("imagenet")], relaxed=True) == []


def test_precision_recall_and_f1_of_entities() -> None:
    gold = [paper("a", entity("coco"), entity("cc3m"), entity("clip", kind=MODEL))]
    found = [paper("a", entity("coco"), entity("x"), entity("y"), entity("clip", kind=METHOD))]
    rows = measures(gold, found)
    assert rows["strict Dataset"] == ("strict Dataset", 40.0, 33.3, 50.0, 2, 3)
    assert rows["strict all"] == ("strict all", 57.1, 50.0, 66.7, 3, 4)
    assert rows["strict Metric"] == ("strict Metric", 0.0, 0.0, 0.0, 0, 0)
    assert rows["typed"].score == 50.0


def test_core_leaves_metrics_out() -> None:
    metric = entity("fid", kind=EntityType.METRIC)
    rows = measures([paper("a", entity("coco"), metric)], [paper("a", entity("coco"))])
    assert (rows["strict core"].recall, rows["strict all"].recall) == (100.0, 50.0)


def test_roles_count_over_matched_entities_alone() -> None:
    gold = [
        paper(
            "a", entity("coco", role="trainsOn"), entity("cc3m", role="trainsOn"), entity("missed")
        )
    ]
    found = [paper("a", entity("coco", role="trainsOn"), entity("cc3m"), entity("spurious"))]
    rows = measures(gold, found)
    assert (rows["role"].score, rows["role Dataset"].score) == (50.0, 50.0)


def test_a_paper_without_annotation_is_missed_and_one_without_gold_is_ignored() -> None:
    rows = measures([paper("a", entity("coco"))], [paper("b", entity("coco"))])
    assert rows["papers without annotation"].score == 1
    assert (rows["strict all"].gold, rows["strict all"].found) == (1, 0)


def test_results_and_urls_are_compared_as_sets() -> None:
    gold = JudgedPaper("a", "a", (), frozenset({("fid", "1"), ("fid", "2")}), frozenset("u"))
    found = JudgedPaper("a", "a", (), frozenset({("fid", "2"), ("", "3"), ("", "4")}))
    rows = measures([gold], [found])
    assert rows["results"] == ("results", 40.0, 33.3, 50.0, 2, 3)
    assert rows["urls"] == ("urls", 0.0, 0.0, 0.0, 1, 0)


def test_clusters_that_agree_are_perfect_whatever_their_names() -> None:
    items = [("coco", "d/1"), ("coco", "d/1"), ("cc3m", "d/2")]
    assert bcubed(items) == 1.0
    assert (pairwise(items).precision, pairwise(items).recall) == (1.0, 1.0)


def test_bcubed_and_pairs_of_a_split_and_a_wrong_merge() -> None:
    # gold {1 2 3} {4}; found {1 2} {3 4}
    items = [("g", "s"), ("g", "s"), ("g", "t"), ("h", "t")]
    precision = (1 + 1 + 1 / 2 + 1 / 2) / 4
    recall = (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4
    assert bcubed(items) == pytest.approx(2 * precision * recall / (precision + recall))
    pairs = pairwise(items)
    assert (pairs.right, pairs.found, pairs.gold) == (1, 2, 3)


def test_nothing_clustered_scores_nothing() -> None:
    assert bcubed([]) == 0.0
    assert pairwise([]).f1 == 0.0


@pytest.mark.parametrize(
    ("judged", "error"),
    [
        ([], 0.0),
        ([(1.0, True), (0.0, False)], 0.0),
        ([(1.0, False)], 1.0),
        ([(0.75, True), (0.75, True), (0.75, True), (0.75, False)], 0.0),
        # bins (0.6, 0.7]: |0.65 - 1/2|, (0.8, 0.9]: |0.9 - 1|, two answers each
        ([(0.6 + 0.05, True), (0.65, False), (0.9, True), (0.9, True)], 0.125),
        # 0.7 belongs to the bin that it ends, with 0.65
        ([(0.7, False), (0.65, True)], 0.175),
    ],
    ids=["none", "right", "sure-and-wrong", "one-bin", "two-bins", "upper-end"],
)
def test_calibration_error(judged: list[tuple[float, bool]], error: float) -> None:
    assert expected_calibration_error(judged) == pytest.approx(error)


def test_calibration_is_of_the_confidences_against_matches() -> None:
    found = [paper("a", entity("coco", confidence=0.9), entity("x", confidence=0.3))]
    rows = measures([paper("a", entity("coco"))], found)
    assert rows["calibration ECE"].score == 20.0


def test_mistakes_by_how_often_they_recur() -> None:
    gold = [paper("a", entity("coco")), paper("b", entity("cc3m")), paper("c", entity("coco"))]
    scores = score(gold, [paper("a", entity("x"))])
    missed = scores.most_frequent("missed", 1)
    assert [(m.surface, m.paper, n) for m, n in missed] == [("coco", "a", 2)]
    assert [m.surface for m, _ in scores.most_frequent("spurious", 5)] == ["x"]
