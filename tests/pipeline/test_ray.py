"""A build on a Ray cluster of two nodes, of which one is lost on the way."""

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from ray.cluster_utils import Cluster

from kg.core.errors import KgError
from kg.pipeline import BuildOptions, build
from kg.pipeline.ray_engine import RayCluster

T = TypeVar("T")
PAPERS = 60

os.environ["RAY_USAGE_STATS_ENABLED"] = "0"


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory, paper_lines: list[str]) -> Path:
    path = tmp_path_factory.mktemp("ray") / "papers.jsonl"
    too_long = json.dumps({"id": "long", "title": "Too long", "abstract": "word " * 250_000})
    path.write_text("\n".join([*paper_lines[:PAPERS], too_long]) + "\n", encoding="utf8")
    return path


def contents(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir()}


def test_a_lost_node_loses_nothing(papers: Path, tmp_path: Path) -> None:
    lexicon = tmp_path / "own.ttl"
    lexicon.write_text("@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n")
    cluster = Cluster(
        initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False}
    )
    second = cluster.add_node(num_cpus=1)

    def lose_node(items: Iterable[T], what: str, total: int | None) -> Iterator[T]:
        for number, item in enumerate(items):
            if what == "annotate" and number == 10:
                cluster.remove_node(second, allow_graceful=False)
            yield item

    shared = {"skip_bad": True, "graph": False, "lexicons": (lexicon,)}
    try:
        on_ray = BuildOptions(engine="ray", ray_address=cluster.address, **shared)
        summary = build([papers], tmp_path / "ray", on_ray, lose_node)
    finally:
        cluster.shutdown()
    assert summary.papers == PAPERS
    assert len(summary.skipped) == 1
    build([papers], tmp_path / "local", BuildOptions(workers=1, **shared))
    assert contents(tmp_path / "ray") == contents(tmp_path / "local")


def test_a_cluster_that_is_not_there_is_one_line() -> None:
    with (
        RayCluster("127.0.0.1:1", None) as engine,
        pytest.raises(KgError, match="no Ray cluster there"),
    ):
        engine.submit([])
