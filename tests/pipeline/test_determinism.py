"""A build's bytes depend on the papers alone."""

import random
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, paper_lines: list[str]) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    for number in range(2):
        text = "\n".join(paper_lines[number:80:2]) + "\n"
        (folder / f"{number}.jsonl").write_text(text, encoding="utf8")
    return folder


@pytest.fixture(scope="module")
def reference(folder: Path, build) -> dict[str, bytes]:
    args = ("0.jsonl", "1.jsonl", "--workers", 1, "--cache", "cache.sqlite")
    return build(folder, "reference", *args, PYTHONHASHSEED="1")


def different(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    assert sorted(one) == sorted(other)
    return [name for name in one if one[name] != other[name]]


def test_hash_seed_order_and_workers_change_nothing(folder: Path, reference, build) -> None:
    args = ("1.jsonl", "0.jsonl", "--workers", 2, "--no-cache")
    other = build(folder, "other", *args, PYTHONHASHSEED="2")
    assert different(reference, other) == []


def test_the_cache_changes_nothing(folder: Path, reference, build) -> None:
    args = ("0.jsonl", "1.jsonl", "--cache", "cache.sqlite")
    assert different(reference, build(folder, "warm", *args)) == []


def test_papers_that_come_later_change_nothing(folder: Path, reference, build) -> None:
    """What is kept of the papers of the first build, which may link otherwise in the second."""
    build(folder, "part", "0.jsonl", "--cache", "later.sqlite", "--no-page")
    args = ("0.jsonl", "1.jsonl", "--cache", "later.sqlite")
    assert different(reference, build(folder, "later", *args)) == []


def test_order_of_records_changes_no_annotation(
    folder: Path, reference, build, tmp_path: Path
) -> None:
    for path in folder.glob("*.jsonl"):
        lines = path.read_text(encoding="utf8").splitlines()
        random.Random(3).shuffle(lines)
        (tmp_path / path.name).write_text("\n".join(lines) + "\n", encoding="utf8")
    args = ("0.jsonl", "1.jsonl", "--cache", folder / "cache.sqlite")
    assert different(reference, build(tmp_path, "out", *args)) == []


def test_leaving_the_graph_out_changes_nothing_in_the_rest(folder: Path, reference, build) -> None:
    args = ("0.jsonl", "1.jsonl", "--cache", "cache.sqlite", "--no-graph")
    streamed = build(folder, "streamed", *args)
    assert {"annotations.jsonl", "graph.ttl", "evidence.ttl"} == set(streamed)
    assert [name for name in streamed if streamed[name] != reference[name]] == []
