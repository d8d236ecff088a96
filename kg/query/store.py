"""The Oxigraph store of an exported graph: in memory, or on disk where loading would take long.

Stores on disk are kept in the user's cache folder (or where ``KG_STORES`` says), one for each state
of each graph, and shared by all processes, which only read them. A rebuilt graph gets a new one.
"""

import hashlib
import logging
import os
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

import platformdirs
import pyoxigraph as ox

from kg.core.errors import KgError
from kg.core.resources import ontology_dir

__all__ = ["GRAPH_FILE", "disk_store", "exported_files", "graph_files", "open_store"]

logger = logging.getLogger(__name__)

GRAPH_FILE = "graph.ttl"
_FILES = (GRAPH_FILE, "evidence.ttl")
_PARTS = ("graph/*.nt", "evidence/*.nt")
"""Facts first, then evidence: of a whole graph, and of one in parts."""
_SMALL = 2_000_000
"""Bytes of Turtle that load faster than a store on disk opens."""
_KEPT = 8
"""Stores on disk that are kept, those used last."""


def graph_files(directory: str | Path) -> tuple[Path, ...]:
    """Facts, evidence and ontology of the graph that ``kg build`` wrote to ``directory``.

    Raises
    ------
    KgError
        If there is no graph.
    """
    return (*exported_files(directory), ontology_dir() / "kg.ttl")


def exported_files(directory: str | Path, evidence: bool = True) -> tuple[Path, ...]:
    """Facts and ``evidence`` of the graph in ``directory``: of the whole, else of all its parts.

    Raises
    ------
    KgError
        If there is no graph.
    """
    folder = Path(directory)
    if (folder / GRAPH_FILE).is_file():
        return tuple(path for name in _FILES[: 1 + evidence] if (path := folder / name).is_file())
    patterns = _PARTS[: 1 + evidence]
    parts = tuple(path for pattern in patterns for path in sorted(folder.glob(pattern)))
    if not parts:
        raise KgError(f"{folder}: no {GRAPH_FILE} there", "kg build writes it")
    return parts


def open_store(directory: str | Path) -> ox.Store:
    """Store of the graph in ``directory``, to read.

    Raises
    ------
    KgError
        If there is no graph, or it is not Turtle.
    """
    files = graph_files(directory)
    if sum(path.stat().st_size for path in files) > _SMALL:
        try:
            return ox.Store.read_only(str(disk_store(directory)))
        except OSError as error:
            logger.warning("no store is kept on disk (%s)", error)
    store = ox.Store()
    _load(store, files)
    return store


def disk_store(directory: str | Path, cache: Path | None = None) -> Path:
    """Folder of the store of the graph in ``directory``, made now if the graph is new or changed.

    Parameters
    ----------
    directory
        What ``kg build`` wrote.
    cache
        Where stores are kept; None: ``KG_STORES``, or the user's cache folder.

    Raises
    ------
    KgError
        If there is no graph, or it is not Turtle.
    OSError
        If no store can be written.
    """
    files = graph_files(directory)
    root = cache or _default_cache()
    path = root / _state(files)
    if path.is_dir():
        os.utime(path)
        return path
    root.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix="new-", dir=root))
    try:
        store = ox.Store(str(draft))
        _load(store, files)
        store.optimize()
        del store  # closes its files
        draft.rename(path)
    except OSError:
        if not path.is_dir():  # else another process was faster
            raise
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    _prune(root)
    return path


def _default_cache() -> Path:
    named = os.environ.get("KG_STORES")
    return Path(named) if named else Path(platformdirs.user_cache_dir("kg")) / "stores"


def _state(files: Sequence[Path]) -> str:
    """Digest of which files these are and when they were written, and of what reads them."""
    stamps = [f"pyoxigraph {ox.__version__}"]
    for path in files:
        status = path.stat()
        stamps.append(f"{path.resolve()} {status.st_size} {status.st_mtime_ns}")
    return hashlib.sha256("\n".join(stamps).encode("utf8", "surrogateescape")).hexdigest()[:32]


def _prune(root: Path) -> None:
    with suppress(OSError):  # another process may be pruning
        stores = sorted(root.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in stores[_KEPT:]:
            shutil.rmtree(path, ignore_errors=True)


def _load(store: ox.Store, files: Iterable[Path]) -> None:
    for path in files:
        try:
            store.bulk_load(path=path, format=ox.RdfFormat.TURTLE)
        except SyntaxError as error:
            raise KgError(f"{path}: not Turtle ({error})", "run kg build again") from error
