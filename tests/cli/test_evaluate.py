"""``kg evaluate`` as a user runs it."""

import json
from pathlib import Path

import pytest

ENTITY = {"name": "COCO", "type": "Dataset", "mentions": ["COCO"], "role": "evaluatesOn"}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    entities = [ENTITY, {**ENTITY, "name": "CC3M", "mentions": ["CC3M"]}]
    path.write_text(json.dumps({"id": "p1", "title": "One", "entities": entities}) + "\n")
    return path


@pytest.fixture
def annotations(tmp_path: Path) -> Path:
    path = tmp_path / "annotations.jsonl"
    entity = {"id": "dataset/coco", "type": "Dataset", "role": "evaluatesOn", "confidence": 0.8}
    entities = [{**entity, "mentions": [{"text": t}]} for t in ("coco", "\x1b[31m")]
    path.write_text(json.dumps({"paper": {"id": "p1", "title": "one"}, "entities": entities}))
    return path


def test_scores_as_json(kg, gold: Path, annotations: Path) -> None:
    done = kg("evaluate", gold, annotations, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    rows = {row["measure"]: row for row in json.loads(done.stdout)}
    assert rows["strict all"] == {
        "measure": "strict all", "score": 50.0, "precision": 50.0, "recall": 50.0,
        "gold": 2, "found": 2,
    }  # fmt: skip
    assert rows["role"]["score"] == 100.0
    assert rows["calibration ECE"]["score"] == 30.0


def test_scores_a_folder_as_a_table_and_lists_mistakes(kg, gold: Path, annotations: Path) -> None:
    done = kg("evaluate", gold, annotations.parent, "--errors", "5")
    assert done.returncode == 0
    assert "relaxed core" in done.stdout
    assert "cc3m" in done.stderr
    assert "\x1b" not in done.stderr


def test_a_bad_gold_file_is_one_line(kg, gold: Path, annotations: Path) -> None:
    gold.write_text(gold.read_text().replace('"Dataset"', '"Data"'))
    done = kg("evaluate", gold, annotations)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "gold.jsonl:1" in done.stderr
    assert "expected one of Dataset" in done.stderr


def test_annotations_that_are_not_there(kg, gold: Path, tmp_path: Path) -> None:
    done = kg("evaluate", gold, tmp_path / "none")
    assert done.returncode == 1
    assert "none: can't be read" in done.stderr
