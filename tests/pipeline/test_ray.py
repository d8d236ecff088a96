"""Builds on a Ray cluster of two nodes, of which one is lost on the way."""

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from ray.cluster_utils import Cluster

from kg.core.errors import KgError
from kg.pipeline import BuildOptions, build
from kg.pipeline.ray_connection import check_version
from kg.pipeline.ray_engine import RayCluster
from kg.pipeline.ray_parts import OnRay

T = TypeVar("T")
PAPERS = 40

os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
# else whatever runs beside the tests comes first; the case is Ray's
os.environ["RAY_worker_niceness"] = "0"  # noqa: SIM112


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory, paper_lines: list[str]) -> Path:
    path = tmp_path_factory.mktemp("ray") / "papers.jsonl"
    too_long = json.dumps({"id": "long", "title": "Too long", "abstract": "word " * 250_000})
    path.write_text("\n".join([*paper_lines[:PAPERS], too_long]) + "\n", encoding="utf8")
    return path


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    cluster = Cluster(
        initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False}
    )
    yield cluster
    cluster.shutdown()


class LosesNodes:
    """Progress of a build in which, at each of some stages, a second node is lost on the way."""

    def __init__(self, cluster: Cluster, **after: int) -> None:
        """``after``: how much of a stage is done when the node is lost."""
        self.cluster = cluster
        self.after = after
        self.lost: list[str] = []
        self.node = cluster.add_node(num_cpus=1)

    def __call__(self, items: Iterable[T], what: str, total: int | None) -> Iterator[T]:
        for number, item in enumerate(items, start=1):
            if number == self.after.get(what):
                self.cluster.remove_node(self.node, allow_graceful=False)
                self.lost.append(what)
            yield item
        if what in self.lost:
            self.node = self.cluster.add_node(num_cpus=1)


def contents(folder: Path) -> dict[str, bytes]:
    files = (p for p in folder.rglob("*") if p.is_file())
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in files}


def test_a_lost_node_loses_nothing(papers: Path, tmp_path: Path, cluster: Cluster) -> None:
    lexicon = tmp_path / "own.ttl"
    lexicon.write_text("@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n")
    shared = {"skip_bad": True, "lexicons": (lexicon,), "partitions": 6}
    on_ray = BuildOptions(engine="ray", ray_address=cluster.address, **shared)
    progress = LosesNodes(cluster, annotate=10, count=1, link=2, export=1)
    summary = build([papers], tmp_path / "ray", on_ray, progress)
    assert progress.lost == ["annotate", "count", "link", "export"]
    assert summary.papers == PAPERS
    assert len(summary.skipped) == 1
    local = build([papers], tmp_path / "local", BuildOptions(workers=1, **shared))
    assert contents(tmp_path / "ray") == contents(tmp_path / "local")
    assert (summary.entities, summary.links) == (local.entities, local.links)


def test_a_whole_build_annotates_on_the_cluster(
    papers: Path, tmp_path: Path, cluster: Cluster
) -> None:
    few = {"skip_bad": True, "graph": False}
    small = tmp_path / "few.jsonl"
    small.write_text("".join(papers.read_text().splitlines(keepends=True)[:8]), encoding="utf8")
    build([small], tmp_path / "ray", BuildOptions(engine="ray", ray_address=cluster.address, **few))
    build([small], tmp_path / "local", BuildOptions(workers=1, **few))
    assert contents(tmp_path / "ray") == contents(tmp_path / "local")


def fail(shared: str, item: int) -> int:
    if item == 3:
        raise KgError(f"{shared} can't do {item}")
    return item


def check(shared: bytes, item: bytes) -> None:
    check_version(item, shared)


def test_what_fails_on_a_node_is_one_line(cluster: Cluster) -> None:
    with OnRay(cluster.address, None) as executor:
        with pytest.raises(KgError, match=r"^the cluster can't work .*: this can't do 3") as failed:
            list(executor.map(fail, "this", range(5)))
        with pytest.raises(KgError, match=r"a node has another version of kg") as refused:
            list(executor.map(check, b"ours", [b"theirs"]))
    assert failed.value.hint is None
    assert "on every node" in (refused.value.hint or "")


def test_a_cluster_that_is_not_there_is_one_line() -> None:
    with (
        RayCluster("127.0.0.1:1", None) as engine,
        pytest.raises(KgError, match="no Ray cluster there"),
    ):
        engine.submit([])
    with pytest.raises(KgError, match="no Ray cluster there"), OnRay("127.0.0.1:1", None):
        pass
