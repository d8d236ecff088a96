"""Builds that are killed or interrupted go on where they stopped; builds at once get along."""

import random
import signal
import time
from pathlib import Path

import pytest

from kg.pipeline.build import current_fingerprint
from kg.pipeline.cache import read_cache_info

PAPERS = 80


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, paper_lines: list[str]) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    text = "\n".join(paper_lines[:PAPERS]) + "\n"
    (folder / "papers.jsonl").write_text(text, encoding="utf8")
    return folder


@pytest.fixture(scope="module")
def reference(folder: Path, build) -> dict[str, bytes]:
    args = ("papers.jsonl", "--workers", 2, "--cache", folder / "reference.sqlite")
    return build(folder, "reference", *args)


def contents(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir()}


def kept(path: Path) -> int:
    return read_cache_info(path, current_fingerprint()).current


def test_a_build_killed_anywhere_goes_on_with_the_same_bytes(
    folder: Path, reference, start_build, build
) -> None:
    cache, out = folder / "killed.sqlite", folder / "killed"
    out.mkdir()
    (out / "graph.ttl").write_text("previous")
    moments = random.Random(7)
    for _ in range(4):
        args = ("papers.jsonl", "--out", out, "--cache", cache, "--workers", 2)
        process = start_build(folder, *args)
        time.sleep(moments.uniform(0.2, 4))
        process.kill()
        process.communicate()
        assert contents(out) == {"graph.ttl": b"previous"} or contents(out) == reference
        assert not list(folder.glob("*.broken"))
    assert build(folder, "killed", "papers.jsonl", "--cache", cache) == reference
    assert kept(cache) == PAPERS


def test_what_was_annotated_before_the_kill_is_not_annotated_again(
    folder: Path, reference, start_build
) -> None:
    cache = folder / "resumed.sqlite"
    args = ("papers.jsonl", "--out", "resumed", "--cache", cache, "--workers", 2)
    process = start_build(folder, *args)
    while process.poll() is None and kept(cache) == 0:
        time.sleep(0.02)
    process.kill()
    process.communicate()
    done = kept(cache)
    assert done > 0
    process = start_build(folder, *args)
    _, talk = process.communicate()
    reused = [line for line in talk.splitlines() if "annotated before" in line]
    assert reused
    assert int(reused[0].replace("│", " ").split()[-1]) == done
    assert contents(folder / "resumed") == reference


def test_an_interrupted_build_stops_cleanly(folder: Path, start_build) -> None:
    cache = folder / "interrupted.sqlite"
    args = ("papers.jsonl", "--out", "interrupted", "--cache", cache, "--workers", 2)
    process = start_build(folder, *args)
    while process.poll() is None and kept(cache) == 0:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, talk = process.communicate(timeout=60)
    assert process.returncode == 130
    assert talk.strip() == "kg: interrupted"
    assert not (folder / "interrupted").exists()
    assert not list(folder.glob(".interrupted*"))


def test_builds_at_once_share_a_cache(folder: Path, reference, start_build) -> None:
    cache = folder / "shared.sqlite"
    names = ("one", "two")
    processes = [
        start_build(folder, "papers.jsonl", "--out", n, "--cache", cache, "--workers", 1)
        for n in names
    ]
    for process in processes:
        _, talk = process.communicate()
        assert process.returncode == 0, talk
        assert "cache" not in talk
    assert [contents(folder / name) == reference for name in names] == [True, True]
    assert kept(cache) == PAPERS
