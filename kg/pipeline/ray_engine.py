"""The NLP pass on a Ray cluster: tasks that nodes' processes take, each with its own pipeline.

A task is a batch of papers and depends on nothing else, so Ray runs it again elsewhere when a node
is lost. What a task gives is what a process of this machine gives, byte for byte.
"""

import logging
import os
import socket
import tempfile
from collections.abc import Sequence
from concurrent.futures import Future
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from kg.core.errors import KgError, UsageError
from kg.core.records import Paper
from kg.lexicon import bundled_files
from kg.pipeline.engines import Outcome, annotate_batch, available_cores, load_pipeline
from kg.pipeline.fingerprint import pipeline_fingerprint

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["RayCluster"]

_AHEAD = 4
"""Batches in flight per core of the cluster."""
_KNOCK_SECONDS = 10.0


class RayCluster:
    """Annotates on the cluster at ``address``; without one, on a cluster of this machine's own.

    Parameters
    ----------
    address
        As ``ray.init`` takes it: ``auto``, ``host:port``, ``ray://host:port``.
    workers
        Cores of the cluster that is started where there is no address; None: all.
    lexicons
        Users' lexicon files; their content goes to the nodes.
    """

    def __init__(
        self, address: str | None, workers: int | None, lexicons: Sequence[Path] = ()
    ) -> None:
        self.ahead = 0
        self._ray = _import_ray()
        self._address = address
        self._workers = workers or available_cores()
        self._lexicons = tuple(lexicons)
        self._task: Any = None
        self._setup: Any = None
        self._is_own = False

    def submit(self, papers: Sequence[Paper]) -> "Future[list[Outcome]]":
        """Outcome of each paper, in order, in the future."""
        if self._task is None:
            self._start()
        future: Future[list[Outcome]] = self._task.remote(papers, self._setup).future()
        return future

    def result(self, future: "Future[list[Outcome]]") -> list[Outcome]:
        """What ``submit`` promised, waited for."""
        try:
            return future.result()
        except self._ray.exceptions.RayError as error:
            reason = str(getattr(error, "cause", None) or error).strip().splitlines()[-1]
            raise KgError(
                f"the cluster can't annotate: {reason}",
                "the same version of kg has to be installed on every node",
            ) from error

    def __enter__(self) -> "RayCluster":
        """The engine itself."""
        return self

    def __exit__(self, *details: object) -> None:
        """Leave the cluster, which drops what is in flight."""
        if self._is_own:
            self._ray.shutdown()

    def _start(self) -> None:
        ray = self._ray
        if not ray.is_initialized():
            _knock(self._address)
            self._is_own = True
            size = {} if self._address else {"num_cpus": self._workers, "include_dashboard": False}
            try:
                ray.init(self._address, log_to_driver=False, logging_level=logging.ERROR, **size)
            except (ConnectionError, ValueError, RuntimeError, TimeoutError) as error:
                where = self._address or "a cluster on this machine"
                raise KgError(f"{where}: Ray can't be reached or started ({error})") from error
        self.ahead = _AHEAD * max(1, int(ray.cluster_resources().get("CPU", 1)))
        texts = tuple(path.read_bytes() for path in self._lexicons)
        fingerprint = pipeline_fingerprint((*bundled_files(), *self._lexicons))
        self._setup = ray.put((fingerprint, texts))
        self._task = ray.remote(_annotate_on_node).options(num_cpus=1, max_retries=-1)


def _knock(address: str | None) -> None:
    """Try the port of a cluster: Ray itself would go on trying for minutes."""
    host, _, port = (address or "").removeprefix("ray://").rpartition(":")
    if host and port.isdecimal():
        try:
            socket.create_connection((host, int(port)), _KNOCK_SECONDS).close()
        except (OSError, OverflowError) as error:
            raise KgError(f"{address}: no Ray cluster there ({error})") from error


def _import_ray() -> ModuleType:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # Ray reports to its makers otherwise
    try:
        import ray  # noqa: PLC0415  (an optional dependency)
        import ray.exceptions  # noqa: PLC0415
    except ImportError as error:
        raise UsageError("Ray is not installed", "pip install 'kg-papers[ray]'") from error
    return ray


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
        if pipeline_fingerprint((*bundled_files(), *paths)) != fingerprint:
            raise KgError("a node has another version of kg or of a library under it")
        return load_pipeline(paths)
