"""``kg show``, ``kg find`` and ``kg leaderboard`` on the small built graph."""

import json
from pathlib import Path


def test_card_of_an_entity_has_role_and_evidence(kg, built: Path) -> None:
    done = kg("show", "cc3m", built)
    assert done.returncode == 0
    assert "trainsOn" in done.stdout
    assert "dataset/cc3m" in done.stdout


def test_card_of_an_entity_as_json(kg, built: Path) -> None:
    card = json.loads(kg("show", "CC3M", built, "--format", "json").stdout)
    assert card["type"] == "Dataset"
    assert {p["id"]: p["role"] for p in card["papers"]} == {"p1": "trainsOn", "p2": "trainsOn"}
    assert any("pre-trained on CC3M" in s for p in card["papers"] for s in p["evidence"])


def test_why_says_how_names_were_joined(kg, built: Path) -> None:
    shown = kg("show", "visual question answering", built, "--why").stdout
    assert "VQA" in shown


def test_card_of_a_paper(kg, built: Path) -> None:
    shown = kg("show", "FooNet: A Network for Image Captioning", built).stdout
    assert "introduces" in shown
    assert "120.5" in shown
    as_json = json.loads(kg("show", "p1", built, "--format", "json").stdout)
    assert as_json["paper"]["date"] == "2024-03-01"
    assert "Ann Author (0000-0002-1825-0097), Bob Writer" in shown
    assert "Conference on Things" in shown
    assert "1,234" in shown
    assert as_json["paper"]["citations"] == 1234


def test_an_unknown_name_fails_with_the_nearest(kg, built: Path) -> None:
    done = kg("show", "FooNett", built)
    assert done.returncode == 1
    assert "FooNet" in done.stderr


def test_a_missing_graph_fails_with_a_hint(kg, tmp_path: Path) -> None:
    done = kg("show", "CC3M", tmp_path)
    assert done.returncode == 1
    assert "hint: run kg build" in done.stderr


def test_find_papers_by_role(kg, built: Path) -> None:
    args = ("find", "trains_on=CC3M", "--since", "2024", "--dir", built, "--format", "json")
    assert [row["paper"] for row in json.loads(kg(*args).stdout)] == ["p1"]


def test_find_entities_by_type(kg, built: Path) -> None:
    args = ("find", "--type", "Dataset", "--min-papers", "2", "--dir", built, "--format", "json")
    rows = json.loads(kg(*args).stdout)
    assert {row["entity"] for row in rows} == {"dataset/cc3m", "dataset/coco"}


def test_find_refuses_what_is_no_condition(kg, built: Path) -> None:
    done = kg("find", "CC3M", "--dir", built)
    assert done.returncode == 2
    assert "ROLE=NAME" in done.stderr


def test_leaderboard_of_a_dataset(kg, built: Path) -> None:
    rows = json.loads(kg("leaderboard", "COCO", "--dir", built, "--format", "json").stdout)
    assert [(r["model"], r["metric"], r["value"]) for r in rows] == [("FooNet", "CIDEr", 120.5)]
