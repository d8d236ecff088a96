"""Annotations kept between builds, by the text and by everything that annotates it.

One SQLite file: several builds may use it at once, a killed one loses nothing but its last
entries, and a file that is broken or not ours is put aside and made anew. It holds JSON, no code.
"""

import hashlib
import logging
import sqlite3
import zlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

import platformdirs

from kg.core.records import Paper

__all__ = [
    "AnnotationCache",
    "CacheInfo",
    "clear_cache",
    "default_cache",
    "open_cache_file",
    "read_cache_info",
]

Table: TypeAlias = Literal["annotation", "grouping", "evidence"]

logger = logging.getLogger(__name__)

_APPLICATION = 0x6B676131
"""SQLite's application_id of these files: ``kga1``."""
_FORMAT = 1
"""SQLite's user_version of these files."""
_TABLE = """
CREATE TABLE IF NOT EXISTS {} (
    pipeline BLOB NOT NULL, text BLOB NOT NULL, data BLOB NOT NULL, PRIMARY KEY (pipeline, text)
)
"""
_DERIVED: tuple[Table, ...] = ("grouping", "evidence")
"""Tables of what follows from annotations: missing in files of earlier versions."""
_TOGETHER = 64
"""Entries written at once: what a killed build has to annotate again at the most."""
_TIMEOUT = 30.0
"""Seconds to wait for another build's write."""
_DIGEST = 16
"""Bytes of a key: 128 bits."""


def default_cache() -> Path:
    """Where the cache is kept unless the user says otherwise."""
    return Path(platformdirs.user_cache_dir("kg")) / "annotations.sqlite"


class _ForeignFileError(sqlite3.DatabaseError):
    """An SQLite file that something else made."""


class AnnotationCache:
    """Encoded annotations by key. No error of the file fails a build: it goes on without.

    Parameters
    ----------
    path
        The file; None keeps nothing.
    pipeline
        Fingerprint of what annotates; entries of others are not seen.
    table
        What is kept: annotations, or what follows from them.
    """

    def __init__(
        self, path: Path | None, pipeline: bytes = b"", table: Table = "annotation"
    ) -> None:
        self._path = path
        self._pipeline = pipeline[:_DIGEST]
        self._table = table
        self._new: list[tuple[bytes, bytes, bytes]] = []
        self.hits = 0
        """How often an entry was found."""
        self._connection = None if path is None else _open_or_replace(path)

    def key(self, paper: Paper) -> bytes:
        """Key of a paper's text."""
        total = hashlib.sha256()
        for text in (paper.title, paper.abstract):
            data = text.encode("utf8", "surrogatepass")
            total.update(len(data).to_bytes(8, "big"))
            total.update(data)
        return total.digest()[:_DIGEST]

    def get(self, key: bytes) -> bytes | None:
        """Encoded annotations; None where there are none, or none that can be read."""
        if self._connection is None:
            return None
        query = f"SELECT data FROM {self._table} WHERE pipeline = ? AND text = ?"  # noqa: S608
        try:
            row = self._connection.execute(query, (self._pipeline, key)).fetchone()
            data = None if row is None else zlib.decompress(row[0])
        except sqlite3.Error as error:
            self._give_up(error)
        except (zlib.error, TypeError):
            logger.warning("%s: an entry is damaged; annotating again", self._path)
        else:
            self.hits += data is not None
            return data
        return None

    def put(self, key: bytes, data: bytes) -> None:
        """Keep the encoded annotations of a text."""
        if self._connection is not None:
            self._new.append((self._pipeline, key, zlib.compress(data, 1)))
            if len(self._new) >= _TOGETHER:
                self.flush()

    def flush(self) -> None:
        """Write what was put last, in one transaction, so that no other build waits for long."""
        if self._connection is None or not self._new:
            return
        try:
            with self._connection:
                self._connection.executemany(
                    f"INSERT OR REPLACE INTO {self._table} VALUES (?, ?, ?)",  # noqa: S608
                    self._new,
                )
            self._new.clear()
        except sqlite3.Error as error:
            self._give_up(error)

    def close(self) -> None:
        """Write what was put last and close the file."""
        self.flush()
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _give_up(self, error: sqlite3.Error) -> None:
        logger.warning("%s: cache given up (%s)", self._path, error)
        self._new.clear()
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
        if self._path is not None and _is_damage(error):
            _put_aside(self._path)


@dataclass(frozen=True, slots=True)
class CacheInfo:
    """What a cache holds: entries and how many of them the present pipeline made; bytes on disk."""

    path: Path
    entries: int
    current: int
    size: int


def read_cache_info(path: Path, pipeline: bytes) -> CacheInfo:
    """What the cache at ``path`` holds; nothing where there is no such file.

    Raises
    ------
    sqlite3.DatabaseError, OSError
        If the file is no cache of annotations, or can't be read.
    """
    if not path.is_file():
        return CacheInfo(path, 0, 0, 0)
    connection = open_cache_file(path)
    try:
        query = "SELECT COUNT(*), COALESCE(SUM(pipeline = ?), 0) FROM annotation"
        entries, current = connection.execute(query, (pipeline[:_DIGEST],)).fetchone()
    finally:
        connection.close()
    return CacheInfo(path, entries, current, path.stat().st_size)


def clear_cache(path: Path, keep: bytes | None = None) -> int:
    """Remove all entries, or all but those of the pipeline ``keep``; returns how many there were.

    What follows from annotations goes too, and what is remembered of whole builds with all. Builds
    that are using the file go on with it.

    Raises
    ------
    sqlite3.DatabaseError, OSError
        If the file is no cache of annotations, or can't be written.
    """
    if not path.is_file():
        return 0
    connection = open_cache_file(path)
    try:
        with connection:
            kept = b"" if keep is None else keep[:_DIGEST]
            query = "DELETE FROM annotation WHERE pipeline != ?"
            removed = connection.execute(query, (kept,)).rowcount
            for table in _DERIVED:
                connection.execute(f"DELETE FROM {table}")  # noqa: S608
            if keep is None:
                connection.execute("DROP TABLE IF EXISTS build")
        connection.execute("VACUUM")
    finally:
        connection.close()
    return removed


def open_cache_file(path: Path) -> sqlite3.Connection:
    """Connection to the cache at ``path``, which is made if there is none.

    Raises
    ------
    sqlite3.DatabaseError, OSError
        If that can't be done, or the file is not a cache of annotations.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path, timeout=_TIMEOUT)
    try:
        if _marks(connection)[:2] != (_APPLICATION, _FORMAT):
            _make(connection)
        with suppress(sqlite3.OperationalError):  # another build is switching it on
            connection.execute("PRAGMA journal_mode = WAL")
        with suppress(sqlite3.OperationalError):  # a file of an earlier version, not to be written
            for table in _DERIVED:
                connection.execute(_TABLE.format(table))
        connection.execute("PRAGMA synchronous = NORMAL")
    except BaseException:
        connection.close()
        raise
    return connection


def _marks(connection: sqlite3.Connection) -> tuple[int, ...]:
    """Whose file it is, in which format, and how often its tables changed."""
    names = ("application_id", "user_version", "schema_version")
    return tuple(connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names)


def _make(connection: sqlite3.Connection) -> None:
    """Make an empty file a cache, in one transaction: other builds may be at it in this moment.

    Raises
    ------
    _ForeignFileError
        If there is something in it that is no cache.
    """
    connection.execute("BEGIN IMMEDIATE")
    application, version, changes = _marks(connection)
    if (application, version) == (_APPLICATION, _FORMAT):
        connection.rollback()
        return
    if changes != 0:
        raise _ForeignFileError("not a cache of annotations")
    connection.execute(f"PRAGMA application_id = {_APPLICATION}")
    connection.execute(f"PRAGMA user_version = {_FORMAT}")
    connection.execute(_TABLE.format("annotation"))
    connection.commit()


def _open_or_replace(path: Path) -> sqlite3.Connection | None:
    """Connection to the cache at ``path``; what else is there is put aside. None: no cache."""
    for _ in range(2):
        try:
            return open_cache_file(path)
        except sqlite3.DatabaseError as error:
            logger.warning("%s: not a cache of annotations (%s)", path, error)
            if isinstance(error, sqlite3.OperationalError) or not _put_aside(path):
                break
        except OSError as error:
            logger.warning("%s: no cache (%s)", path, error)
            break
    return None


def _is_damage(error: sqlite3.Error) -> bool:
    """Whether the file itself is broken, rather than locked, full or out of reach."""
    return isinstance(error, sqlite3.DatabaseError) and not isinstance(
        error, sqlite3.OperationalError | sqlite3.ProgrammingError
    )


def _put_aside(path: Path) -> bool:
    """Rename a file that is no cache to a name that is free, with what belongs to it."""
    for number in range(1, 100):
        aside = path.with_name(f"{path.name}.{number}.broken")
        if not aside.exists():
            break
    try:
        path.replace(aside)
        for suffix in ("-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
    except OSError as error:
        logger.warning("%s: can't be put aside (%s)", path, error)
        return False
    logger.warning("%s: kept as %s; starting a new one", path, aside.name)
    return True
