"""Annotated papers on disk between resolution's two passes, so that memory stays bounded."""

import pickle
import tempfile
from collections.abc import Iterable, Iterator
from types import TracebackType

from kg.core.records import AnnotatedPaper

__all__ = ["Spool"]


class Spool:
    """Append once, then read as often as needed; the file has no name and goes with the process."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(prefix="kg-")  # noqa: SIM115  (closed by __exit__)
        self._count = 0

    def __enter__(self) -> "Spool":
        """The spool itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close the file, which removes it."""
        self._file.close()

    def __len__(self) -> int:
        """Papers appended so far."""
        return self._count

    def append(self, papers: Iterable[AnnotatedPaper]) -> Iterator[AnnotatedPaper]:
        """Every paper as it passes, after it is written."""
        for paper in papers:
            pickle.dump(paper, self._file, protocol=pickle.HIGHEST_PROTOCOL)
            self._count += 1
            yield paper

    def __iter__(self) -> Iterator[AnnotatedPaper]:
        """All papers in the order they were appended."""
        self._file.seek(0)
        for _ in range(self._count):
            # An unnamed file that only this process wrote: nobody else's pickle can be in it.
            yield pickle.load(self._file)  # noqa: S301
