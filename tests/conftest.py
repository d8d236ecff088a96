"""The small graph and what is exported of it, for the tests of every package."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from small_graph import OPTIONS, small_source

from kg.core.source import RecordSource
from kg.export.rdf_files import EVIDENCE, GRAPH
from kg.graph.build import build_graph
from kg.graph.store import write_graph

OF_THE_EXPORTS = (
    "cli/test_examples.py",
    "cli/test_sessions.py",
    "ontology/test_corpus_answers.py",
    "test_examples.py",
    "test_tutorial.py",
)
"""What asks the committed exports, and is left out where there are none."""

collect_ignore = [] if (Path(__file__).parents[1] / "exports").is_dir() else [*OF_THE_EXPORTS]


@pytest.fixture(scope="session", autouse=True)
def cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Builds and queries of the tests leave the user's cache alone."""
    path = tmp_path_factory.mktemp("cache") / "annotations.sqlite"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KG_CACHE", str(path))
        patch.setenv("KG_STORES", str(tmp_path_factory.mktemp("stores")))
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


def pytest_configure() -> None:
    """Let tests interrupt processes, which ignore SIGINT where this one does: in the background."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
