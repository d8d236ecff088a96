"""The NLP pass on a Ray cluster: tasks that nodes' processes take, each with its own pipeline.

A task is a batch of papers and depends on nothing else, so Ray runs it again elsewhere when a node
is lost. What a task gives is what a process of this machine gives, byte for byte.

Tasks and not an actor pool or a Ray Data stage, for three reasons. The cache comes first: only
papers that it lacks are sent, and each goes into it as it comes back, in order, by the same queue
that feeds local processes (``annotate.py``), which also bounds what is in flight. A worker process
keeps its pipeline from task to task as an actor would, but losing it costs a batch, not a place in
a pool. And Ray Data would want pandas and pyarrow on every node, to carry as tables what is text
with a few spans, and has no place between its stages where a cache could be asked.
"""

import tempfile
from collections.abc import Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.core.records import Paper
from kg.lexicon import bundled_files
from kg.pipeline.engines import Outcome, annotate_batch, load_pipeline
from kg.pipeline.fingerprint import pipeline_fingerprint
from kg.pipeline.ray_connection import RayConnection, check_version

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["RayCluster"]

_AHEAD = 4
"""Batches in flight per core of the cluster."""


class RayCluster:
    """Annotates on the cluster at ``address``; without one, on a cluster of this machine's own.

    Parameters
    ----------
    address, workers
        See :class:`kg.pipeline.ray_connection.RayConnection`.
    lexicons
        Users' lexicon files; their content goes to the nodes.
    """

    def __init__(
        self, address: str | None, workers: int | None, lexicons: Sequence[Path] = ()
    ) -> None:
        self.ahead = 0
        self._connection = RayConnection(address, workers)
        self._lexicons = tuple(lexicons)
        self._task: Any = None
        self._setup: Any = None

    def submit(self, papers: Sequence[Paper]) -> "Future[list[Outcome]]":
        """Outcome of each paper, in order, in the future."""
        if self._task is None:
            self._start()
        future: Future[list[Outcome]] = self._task.remote(papers, self._setup).future()
        return future

    def result(self, future: "Future[list[Outcome]]") -> list[Outcome]:
        """What ``submit`` promised, waited for."""
        with self._connection.explained("annotate"):
            return future.result()

    def __enter__(self) -> "RayCluster":
        """The engine itself."""
        return self

    def __exit__(self, *details: object) -> None:
        """Leave the cluster, which drops what is in flight."""
        self._connection.close()

    def _start(self) -> None:
        self.ahead = _AHEAD * self._connection.open()
        ray = self._connection.ray
        texts = tuple(path.read_bytes() for path in self._lexicons)
        fingerprint = pipeline_fingerprint((*bundled_files(), *self._lexicons))
        self._setup = ray.put((fingerprint, texts))
        self._task = ray.remote(_annotate_on_node).options(num_cpus=1, max_retries=-1)


# --- on a node ----------------------------------------------------------------------------------

_pipelines: "dict[bytes, Language]" = {}
"""The process's pipeline, by fingerprint."""


def _annotate_on_node(
    papers: Sequence[Paper], setup: tuple[bytes, tuple[bytes, ...]]
) -> list[Outcome]:
    fingerprint, lexicons = setup
    if fingerprint not in _pipelines:
        _pipelines.clear()
        _pipelines[fingerprint] = _load_as(fingerprint, lexicons)
    return annotate_batch(papers, _pipelines[fingerprint])


def _load_as(fingerprint: bytes, lexicons: Sequence[bytes]) -> "Language":
    """The node's own pipeline with the user's lexicons, if it is the one that was asked for."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, text in enumerate(lexicons):
            paths.append(Path(folder) / f"{number}.ttl")
            paths[-1].write_bytes(text)
        check_version(pipeline_fingerprint((*bundled_files(), *paths)), fingerprint)
        return load_pipeline(paths)
