"""What builds wrote, by their recipes, so that the next one can tell that nothing has changed.

It is kept in the file of annotations, in a table of its own. It is no more than a hint: a record
counts only while the files of an output folder have the digests that it gives.
"""

import json
import logging
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.core.errors import ReadError
from kg.core.records import EntityType, Role
from kg.pipeline.cache import open_cache_file
from kg.pipeline.options import BuildSummary
from kg.pipeline.recipe import digest_of

__all__ = ["PastBuild", "PastBuilds", "are_in", "digest_files"]

logger = logging.getLogger(__name__)

_SCHEMA = "CREATE TABLE IF NOT EXISTS build (recipe BLOB NOT NULL UNIQUE, data BLOB NOT NULL)"
_KEPT = 256
"""Builds remembered: those that were made last."""

Row = list[Any]


@dataclass(frozen=True, slots=True)
class PastBuild:
    """What a build wrote and said.

    Attributes
    ----------
    files
        SHA-256 of each output file by its name, which may be in a folder.
    counts
        What the summary counts: listings, papers, results, resources; entities and links by name.
    skipped
        Path, line, problem, what was expected and the hint of each listing left out, in order.
    order
        Digest of the order of the inputs, which that of ``skipped`` follows from.
    """

    files: Mapping[str, str]
    counts: Mapping[str, Any]
    skipped: tuple[Row, ...]
    order: bytes

    @classmethod
    def of(cls, summary: BuildSummary, order: bytes) -> "PastBuild":
        """Record of a build that has ended well."""
        counts = {
            "listings": summary.listings,
            "papers": summary.papers,
            "results": summary.results,
            "resources": summary.resources,
            "entities": {kind.value: number for kind, number in summary.entities.items()},
            "links": {role.value: number for role, number in summary.links.items()},
        }
        skipped = tuple([e.path, e.line, e.problem, e.expected, e.hint] for e in summary.skipped)
        return cls(summary.files, counts, skipped, order)

    def summary(self, seconds: dict[str, float]) -> BuildSummary:
        """Summary of a build that found everything as this one had left it."""
        counts = self.counts
        return BuildSummary(
            listings=counts["listings"],
            papers=counts["papers"],
            cached=counts["papers"],
            skipped=list(_errors(self.skipped)),
            entities={kind: counts["entities"][kind.value] for kind in EntityType},
            links={role: counts["links"][role.value] for role in Role},
            results=counts["results"],
            resources=counts["resources"],
            files=dict(self.files),
            unchanged=True,
            seconds=seconds,
        )

    def encode(self) -> bytes:
        """The record as JSON."""
        row = [self.files, self.counts, self.skipped, self.order.hex()]
        return json.dumps(row).encode()

    @classmethod
    def decode(cls, data: bytes) -> "PastBuild":
        """Record of :meth:`encode`'s JSON."""
        files, counts, skipped, order = json.loads(data)
        return cls(files, counts, tuple(skipped), bytes.fromhex(order))


def _errors(rows: Iterable[Row]) -> Iterator[ReadError]:
    for path, line, problem, expected, hint in rows:
        error = ReadError(path, line, problem, expected)
        error.hint = hint
        yield error


class PastBuilds:
    """Records of builds in the file at ``path``; None keeps none. No error of it fails a build."""

    def __init__(self, path: Path | None) -> None:
        self._path = path

    def find(self, recipe: bytes) -> PastBuild | None:
        """Record of the last build of a recipe."""
        if self._path is None or not self._path.is_file():
            return None
        try:
            with closing(open_cache_file(self._path)) as connection:
                query = "SELECT data FROM build WHERE recipe = ?"
                row = connection.execute(query, (recipe,)).fetchone()
            return None if row is None else PastBuild.decode(row[0])
        except (sqlite3.Error, OSError, ValueError, TypeError):
            return None  # no such table, or no such file: whoever writes to it will say so

    def keep(self, recipe: bytes, record: PastBuild) -> None:
        """Keep the record of a build, and forget the oldest."""
        if self._path is None:
            return
        try:
            with closing(open_cache_file(self._path)) as connection, connection:
                connection.execute(_SCHEMA)
                row = (recipe, record.encode())
                connection.execute("INSERT OR REPLACE INTO build VALUES (?, ?)", row)
                oldest = "DELETE FROM build WHERE rowid <= (SELECT MAX(rowid) FROM build) - ?"
                connection.execute(oldest, (_KEPT,))
        except (sqlite3.Error, OSError) as error:
            logger.warning("%s: what was built is not kept (%s)", self._path, error)


def digest_files(folder: Path) -> dict[str, str]:
    """SHA-256 of every file in ``folder`` and below, by its path from there, sorted."""
    return {name: digest_of(folder / name) for name in _names_below(folder, folder)}


def are_in(files: Mapping[str, str], folder: Path) -> bool:
    """Whether ``folder`` has all ``files`` with these digests, and no others in folders of them."""
    folders = {name.partition("/")[0] for name in files if "/" in name}
    inside = {name for part in folders for name in _names_below(folder / part, folder)}
    try:
        return inside <= files.keys() and all(
            digest_of(folder / name) == digest for name, digest in files.items()
        )
    except OSError:
        return False


def _names_below(folder: Path, root: Path) -> list[str]:
    return sorted(p.relative_to(root).as_posix() for p in folder.rglob("*") if p.is_file())
