"""A build's bytes depend on the papers alone."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

GOLD = Path(__file__).parents[2] / "benchmarks" / "gold" / "dev.jsonl"


def papers(count: int) -> list[str]:
    lines = GOLD.read_text(encoding="utf8").splitlines()[:count]
    keys = ("id", "title", "abstract")
    return [json.dumps({k: json.loads(line)[k] for k in keys}) for line in lines]


def build(folder: Path, name: str, files: list[Path], **env: str) -> dict[str, bytes]:
    workers = env.pop("workers", "1")
    command = [sys.executable, "-m", "kg", "build", *(f.name for f in files)]
    command += ["--out", name, "--quiet", "--workers", workers]
    subprocess.run(command, check=True, cwd=folder, env={**os.environ, **env})
    return {p.name: p.read_bytes() for p in (folder / name).iterdir()}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    lines = papers(140)
    for number in range(2):
        text = "\n".join(lines[number::2]) + "\n"
        (folder / f"{number}.jsonl").write_text(text, encoding="utf8")
    return folder


@pytest.fixture(scope="module")
def reference(folder: Path) -> dict[str, bytes]:
    return build(folder, "reference", sorted(folder.glob("*.jsonl")), PYTHONHASHSEED="1")


def test_hash_seed_order_and_workers_change_nothing(
    folder: Path, reference: dict[str, bytes]
) -> None:
    files = sorted(folder.glob("*.jsonl"), reverse=True)
    other = build(folder, "other", files, PYTHONHASHSEED="2", workers="2")
    assert sorted(other) == sorted(reference)
    assert [name for name in reference if reference[name] != other[name]] == []


def test_order_of_records_changes_no_annotation(
    folder: Path, reference: dict[str, bytes], tmp_path: Path
) -> None:
    for path in folder.glob("*.jsonl"):
        lines = path.read_text(encoding="utf8").splitlines()
        random.Random(3).shuffle(lines)
        (tmp_path / path.name).write_text("\n".join(lines) + "\n", encoding="utf8")
    shuffled = build(tmp_path, "out", sorted(tmp_path.glob("*.jsonl")))
    assert shuffled["annotations.jsonl"] == reference["annotations.jsonl"]
    assert shuffled["graph.ttl"] == reference["graph.ttl"]
