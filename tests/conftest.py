"""The small graph and what is exported of it, for the tests of every package."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from small_graph import OPTIONS, small_source

from kg.core.source import RecordSource
from kg.export.rdf_files import EVIDENCE, GRAPH
from kg.graph.build import build_graph
from kg.graph.store import write_graph


@pytest.fixture(scope="session", autouse=True)
def cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Builds of the tests leave the user's cache alone."""
    path = tmp_path_factory.mktemp("cache") / "annotations.sqlite"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KG_CACHE", str(path))
        yield


@pytest.fixture(scope="session")
def small() -> RecordSource:
    """Source of the records of ``small_graph.py``."""
    return small_source()


@pytest.fixture(scope="session")
def small_exports(small: RecordSource, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder with ``graph.ttl``, ``evidence.ttl`` and ``graph.json`` of the small graph."""
    folder = tmp_path_factory.mktemp("small")
    for exporter in (GRAPH, EVIDENCE):
        with (folder / exporter.filename).open("wb") as file:
            exporter.write(small, file, OPTIONS)
    with (folder / "graph.json").open("wb") as file:
        write_graph(build_graph(small), file)
    return folder
