"""Papers of the gold standard as input, and builds in a process of their own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

GOLD = Path(__file__).parents[2] / "benchmarks" / "gold" / "dev.jsonl"

Build = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture(scope="session")
def paper_lines() -> list[str]:
    """Papers of the gold standard as JSON Lines."""
    lines = GOLD.read_text(encoding="utf8").splitlines()
    keys = ("id", "title", "abstract")
    return [json.dumps({k: json.loads(line)[k] for k in keys}) for line in lines]


@pytest.fixture(scope="session")
def start_build() -> Build:
    """Starts ``kg build`` in ``folder``; keyword arguments are environment variables."""

    def start(folder: Path, *args: object, **env: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, "-m", "kg", "build", *map(str, args)],
            cwd=folder,
            env={**os.environ, **env},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    return start


@pytest.fixture(scope="session")
def build(start_build: Build) -> Callable[..., dict[str, bytes]]:
    """Runs ``kg build FILES --out NAME`` in ``folder`` to its end; gives its files by name."""

    def run(folder: Path, name: str, *args: object, **env: str) -> dict[str, bytes]:
        process = start_build(folder, *args, "--out", name, "--quiet", **env)
        _, talk = process.communicate()
        assert process.returncode == 0, talk
        return {p.name: p.read_bytes() for p in (folder / name).iterdir()}

    return run
