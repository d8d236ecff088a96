"""Gold standards and annotations are read with care: faults are named by file and line."""

import json
from pathlib import Path

import pytest

from kg.core.errors import ReadError
from kg.evaluate import read_annotations, read_gold

GOLD = Path(__file__).parents[2] / "benchmarks" / "gold"
ENTITY = {"name": "COCO", "type": "Dataset", "mentions": ["MS-COCO"], "role": "trainsOn"}
PAPER = {"id": "p1", "title": "A Title", "entities": [ENTITY]}


def written(tmp_path: Path, *lines: object) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf8")
    return path


def test_folds_what_it_reads(tmp_path: Path) -> None:
    results = [{"metric": "Top-1", "value": "85.3%"}, {"metric": None, "value": 2}]
    line = {**PAPER, "results": results, "urls": ["https://a.org/"]}
    (paper,) = read_gold(written(tmp_path, line))
    assert (paper.id, paper.title) == ("p1", "a title")
    assert paper.entities[0].surfaces == ("ms coco",)
    assert paper.entities[0].cluster == "Dataset/coco"
    assert paper.results == {("top 1", "85.3"), ("", "2")}
    assert paper.urls == {"a.org"}


@pytest.mark.parametrize("name", ["dev", "train"])
def test_reads_the_gold_standards(name: str) -> None:
    papers = list(read_gold(GOLD / f"{name}.jsonl"))
    assert len({paper.id for paper in papers}) == len(papers) > 200


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ([1], "is [1]"),
        ({"id": "p1", "title": "A"}, "entities is missing"),
        ({**PAPER, "title": 3}, "title is 3"),
        ({**PAPER, "entities": 3}, "entities is 3"),
        ({**PAPER, "entities": ["COCO"]}, "list of objects"),
        ({**PAPER, "entities": [{**ENTITY, "type": "Data"}]}, 'entities[0].type is "Data"'),
        ({**PAPER, "entities": [{**ENTITY, "role": "uses"}]}, "roles of a Dataset"),
        ({**PAPER, "entities": [{**ENTITY, "mentions": []}]}, "entities[0].mentions is []"),
        ({**PAPER, "entities": [{**ENTITY, "mentions": [1]}]}, "list of texts"),
        ({**PAPER, "entities": [ENTITY, {**ENTITY, "name": None}]}, "entities[1].name is null"),
        ({**PAPER, "results": [{"metric": "FID"}]}, "results[0].value is missing"),
        ({**PAPER, "urls": [None]}, "urls is [null]"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_faults_of_a_gold_standard_name_file_line_and_field(
    tmp_path: Path, line: object, says: str
) -> None:
    path = written(tmp_path, PAPER, line)
    with pytest.raises(ReadError) as caught:
        list(read_gold(path))
    message = str(caught.value)
    assert message.startswith(f"{path}:2: ")
    assert says in message
    assert "\n" not in message


@pytest.mark.parametrize(
    "data", [b"", b"\n", b"{\n", b'{"id": "\xff"}\n', b"[" * 100_000], ids=repr
)
def test_files_that_are_no_gold_standard(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_bytes(data)
    with pytest.raises(ReadError, match=r"gold\.jsonl:1: "):
        list(read_gold(path))


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="No such file"):
        list(read_gold(tmp_path / "none.jsonl"))


def test_annotations_are_found_in_their_folder_and_unknown_types_left_out(tmp_path: Path) -> None:
    mention = {"field": "title", "start": 0, "end": 4, "text": "COCO"}
    known = {"id": "dataset/coco", "type": "Dataset", "confidence": 0.5, "mentions": [mention]}
    line = {"paper": {"id": "p", "title": "T"}, "entities": [known, {"id": "x", "type": "New"}]}
    written(tmp_path, line).rename(tmp_path / "annotations.jsonl")
    (paper,) = read_annotations(tmp_path)
    assert [(e.cluster, e.surfaces, e.confidence) for e in paper.entities] == [
        ("dataset/coco", ("coco",), 0.5)
    ]


@pytest.mark.parametrize(
    "line",
    [
        {"paper": "p"},
        {"paper": {"id": "p", "title": "T"}, "entities": [{"id": 1, "type": "Task"}]},
        {"paper": {"id": "p", "title": "T"}, "entities": [{"type": "Task", "confidence": 2}]},
    ],
)
def test_faults_of_annotations_name_the_line(tmp_path: Path, line: object) -> None:
    with pytest.raises(ReadError, match=r"gold\.jsonl:1: "):
        list(read_annotations(written(tmp_path, line)))
