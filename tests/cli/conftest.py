"""A small graph built once by the real command line, and a runner for commands."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

PAPERS = (
    {
        "id": "p1",
        "title": "FooNet: A Network for Image Captioning",
        "abstract": "We propose FooNet, a network for image captioning. It is pre-trained on CC3M "
        "and evaluated on COCO. FooNet achieves 120.5 CIDEr on COCO. "
        "Code is at https://github.com/foo/foonet.",
        "date": "2024-03-01",
        "authors": [{"name": "Ann Author", "orcid": "0000-0002-1825-0097"}, "Bob Writer"],
        "venue": "Conference on Things",
        "categories": ["cs.CV"],
        "citations": 1234,
        "doi": "10.1000/foo",
    },
    {
        "id": "p2",
        "title": "A Study of Visual Question Answering",
        "abstract": "Visual question answering (VQA) needs knowledge. We evaluate CLIP on COCO and "
        "ImageNet. CLIP is trained on CC3M by contrastive learning.",
        "date": "2023-05-02",
    },
)

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def kg() -> Run:
    """Runs ``kg ARGS`` in a process of its own."""

    def run(
        *args: object, stdin: str | None = None, cwd: Path | None = None
    ) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-m", "kg", *map(str, args)]
        return subprocess.run(
            command, input=stdin, capture_output=True, text=True, check=False, cwd=cwd
        )

    return run


@pytest.fixture(scope="session")
def papers_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("input") / "papers.jsonl"
    path.write_text("".join(json.dumps(p) + "\n" for p in PAPERS), encoding="utf8")
    return path


@pytest.fixture(scope="session")
def built(kg: Run, papers_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of exports of the two papers."""
    out = tmp_path_factory.mktemp("built") / "exports"
    done = kg("build", papers_file, "--out", out)
    assert done.returncode == 0, done.stderr
    return out
