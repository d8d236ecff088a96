"""A connection to a Ray cluster, and what goes wrong with one in a line."""

import logging
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

from kg.core.errors import KgError, UsageError
from kg.pipeline.engines import available_cores

__all__ = ["RayConnection", "check_version", "import_ray"]

_KNOCK_SECONDS = 10.0
_SAME_VERSION = "the same version of kg has to be installed on every node"


class RayConnection:
    """Connection to the cluster at an address; without one, to a cluster of this machine's own.

    Where the process is connected already, that connection is used and left as it is.

    Parameters
    ----------
    address
        As ``ray.init`` takes it: ``auto``, ``host:port``, ``ray://host:port``.
    workers
        Cores of the cluster that is started where there is no address; None: all.
    """

    def __init__(self, address: str | None, workers: int | None) -> None:
        self.ray = import_ray()
        self._address = address
        self._workers = workers or available_cores()
        self._is_own = False

    def open(self) -> int:
        """Connect; gives the cluster's cores."""
        ray = self.ray
        if not ray.is_initialized():
            _knock(self._address)
            self._is_own = True
            size = {} if self._address else {"num_cpus": self._workers, "include_dashboard": False}
            try:
                ray.init(self._address, log_to_driver=False, logging_level=logging.ERROR, **size)
            except (ConnectionError, ValueError, RuntimeError, TimeoutError) as error:
                where = self._address or "a cluster on this machine"
                raise KgError(f"{where}: Ray can't be reached or started ({error})") from error
        return max(1, int(ray.cluster_resources().get("CPU", 1)))

    def close(self) -> None:
        """Leave the cluster, which drops what is in flight."""
        if self._is_own:
            self.ray.shutdown()

    @contextmanager
    def explained(self, what: str) -> Iterator[None]:
        """What a node fails with is an error of one line: the cluster can't do ``what``."""
        try:
            yield
        except self.ray.exceptions.RayError as error:
            cause = getattr(error, "cause", None) or error
            reason = str(cause).strip().splitlines()[-1]
            hint = cause.hint if isinstance(cause, KgError) else _SAME_VERSION
            raise KgError(f"the cluster can't {what}: {reason}", hint) from error


def _knock(address: str | None) -> None:
    """Try the port of a cluster: Ray itself would go on trying for minutes."""
    host, _, port = (address or "").removeprefix("ray://").rpartition(":")
    if host and port.isdecimal():
        try:
            socket.create_connection((host, int(port)), _KNOCK_SECONDS).close()
        except (OSError, OverflowError) as error:
            raise KgError(f"{address}: no Ray cluster there ({error})") from error


def check_version(own: bytes, wanted: bytes) -> None:
    """Refuse to work, on a node, where its fingerprint is not that of the process that builds."""
    if own != wanted:
        problem = "a node has another version of kg or of a library under it"
        raise KgError(problem, _SAME_VERSION)


def import_ray() -> ModuleType:
    """Ray, an optional dependency.

    Raises
    ------
    UsageError
        If it is not installed.
    """
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # Ray reports to its makers otherwise
    try:
        import ray  # noqa: PLC0415  (an optional dependency)
        import ray.exceptions  # noqa: PLC0415
    except ImportError as error:
        raise UsageError("Ray is not installed", "pip install 'kg-papers[ray]'") from error
    return ray
