"""Annotations kept between builds, keyed by the text and by everything that annotates it.

One SQLite file: several builds may use it at once, a killed one loses nothing but its last batch,
and a file that is broken or not ours is put aside and made anew. It holds JSON, never code.
"""

import hashlib
import logging
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

import platformdirs

from kg.core.records import AnnotatedPaper, Paper
from kg.pipeline.annotation_codec import decode, encode

__all__ = ["AnnotationCache", "annotate_with_cache", "default_cache", "pipeline_fingerprint"]

logger = logging.getLogger(__name__)

_SCHEMA = "CREATE TABLE IF NOT EXISTS annotation (key BLOB PRIMARY KEY, data TEXT) WITHOUT ROWID"
_COMMIT_EVERY = 64
"""New entries between commits: what a killed build has to annotate again at the most."""
_TIMEOUT = 30.0
"""Seconds to wait for another build's write."""
_PACKAGES = ("core", "lexicon", "nlp", "relations")
"""Packages whose code and data decide an annotation."""
_LIBRARIES = ("spacy", "onnxruntime", "tokenizers", "numpy")


def default_cache() -> Path:
    """Where the cache is kept unless the user says otherwise."""
    return Path(platformdirs.user_cache_dir("kg")) / "annotations.sqlite"


def pipeline_fingerprint(lexicon_fingerprint: str) -> bytes:
    """Digest of the code, the model, the lexicon and the libraries that make annotations."""
    package = Path(__file__).parent.parent
    total = hashlib.sha256(lexicon_fingerprint.encode())
    for name in _LIBRARIES:
        total.update(f"{name}={version(name)};".encode())
    for part in _PACKAGES:
        for path in sorted((package / part).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                total.update(path.relative_to(package).as_posix().encode())
                total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.digest()


class AnnotationCache:
    """Annotations by key. Errors of the file never fail a build: it goes on without."""

    def __init__(self, path: Path, fingerprint: bytes) -> None:
        self._path = path
        self._fingerprint = fingerprint
        self._waiting = 0
        self._connection = self._open()

    def _open(self) -> sqlite3.Connection:
        for attempt in range(2):
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                connection = sqlite3.connect(self._path, timeout=_TIMEOUT)
                connection.execute("PRAGMA journal_mode=WAL")
                connection.execute("PRAGMA synchronous=NORMAL")
                connection.execute(_SCHEMA)
                connection.execute("SELECT key, data FROM annotation LIMIT 1").fetchone()
                return connection
            except sqlite3.OperationalError as error:
                logger.warning("%s: no cache (%s)", self._path, error)
                break
            except (sqlite3.DatabaseError, OSError) as error:
                logger.warning("%s: not a cache of annotations (%s)", self._path, error)
                if attempt == 0 and self._path.is_file():
                    self._path.replace(self._path.with_suffix(".broken"))
        connection = sqlite3.connect(":memory:")
        connection.execute(_SCHEMA)
        return connection

    def key(self, paper: Paper) -> bytes:
        """Key of a paper's text under this pipeline."""
        total = hashlib.sha256(self._fingerprint)
        for text in (paper.title, paper.abstract):
            data = text.encode("utf8", "surrogatepass")
            total.update(len(data).to_bytes(8, "big") + data)
        return total.digest()

    def __contains__(self, key: bytes) -> bool:
        """Whether there is an entry of that key."""
        query = "SELECT 1 FROM annotation WHERE key = ?"
        return self._connection.execute(query, (key,)).fetchone() is not None

    def get(self, key: bytes, paper: Paper) -> AnnotatedPaper | None:
        """Annotations of ``paper``; None where there are none, or none that can be read."""
        query = "SELECT data FROM annotation WHERE key = ?"
        row = self._connection.execute(query, (key,)).fetchone()
        try:
            return None if row is None else decode(row[0], paper)
        except (ValueError, KeyError, TypeError, IndexError):
            logger.warning("%s: an entry can't be read; annotating again", self._path)
            return None

    def put(self, key: bytes, annotated: AnnotatedPaper) -> None:
        """Keep the annotations of a paper."""
        query = "INSERT OR REPLACE INTO annotation VALUES (?, ?)"
        self._connection.execute(query, (key, encode(annotated)))
        self._waiting += 1
        if self._waiting >= _COMMIT_EVERY:
            self.commit()

    def commit(self) -> None:
        """Make what was put last."""
        self._waiting = 0
        try:
            self._connection.commit()
        except sqlite3.Error as error:
            logger.warning("%s: can't be written (%s)", self._path, error)

    def close(self) -> None:
        """Commit and close the file."""
        self.commit()
        self._connection.close()


def annotate_with_cache(
    papers: Sequence[Paper],
    cache: AnnotationCache,
    annotate: Callable[[Iterable[Paper]], Iterator[AnnotatedPaper]],
) -> Iterator[AnnotatedPaper]:
    """Annotated papers in order, from the cache where it has them, else by ``annotate``."""
    keys = [cache.key(paper) for paper in papers]
    known = {key for key in keys if key in cache}
    fresh = annotate(p for p, key in zip(papers, keys, strict=True) if key not in known)
    for paper, key in zip(papers, keys, strict=True):
        found = cache.get(key, paper) if key in known else next(fresh)
        if found is None:
            found = next(annotate([paper]))
            cache.put(key, found)
        elif key not in known:
            cache.put(key, found)
        yield found
    cache.commit()
