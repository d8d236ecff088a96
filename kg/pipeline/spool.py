"""Records on disk between passes, so that memory stays bounded whatever the corpus."""

import pickle
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import fields, is_dataclass
from types import TracebackType
from typing import Any, Generic, TypeVar, cast

from kg.core.errors import KgError

__all__ = ["Spool"]

T = TypeVar("T")

_HELD = 8192
"""Records kept in memory; what comes after them goes to disk."""
_FRAME = 64
"""Records pickled together: they share class names and strings."""


Reducer = Callable[[Any], tuple[type, tuple[Any, ...]]]


class _Reducers(dict[type, Reducer]):
    """How instances of a class are pickled: records as a call of their class.

    What ``dataclass`` gives frozen classes with slots looks its fields up for every instance, on
    both ways, which took longer than all the rest of reading a spool.
    """

    def __missing__(self, kind: type) -> Reducer:
        if not is_dataclass(kind):
            raise KeyError(kind)
        names = [field.name for field in fields(kind)]

        def reduce(record: Any) -> tuple[type, tuple[Any, ...]]:
            return kind, tuple([getattr(record, name) for name in names])

        self[kind] = reduce
        return reduce


_REDUCERS = _Reducers()


class Spool(Generic[T]):
    """Append once, then read as often as needed, also by several readers at once.

    The file has no name and goes with the process, however that ends.
    """

    def __init__(self, records: Iterable[T] = (), held: int = _HELD) -> None:
        self._file = tempfile.TemporaryFile(prefix="kg-")  # noqa: SIM115  (closed by __exit__)
        self._held: list[T] = []
        self._most = held
        self._frame: list[T] = []
        self._frames = 0
        self._count = 0
        for record in records:
            self.append(record)

    def __enter__(self) -> "Spool[T]":
        """The spool itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close the file, which removes it."""
        with suppress(OSError):  # a full disk takes no more of what is thrown away
            self._file.close()

    def __len__(self) -> int:
        """Records appended so far."""
        return self._count

    def append(self, record: T) -> None:
        """Add a record; not after reading has begun."""
        self._count += 1
        if len(self._held) < self._most:
            self._held.append(record)
            return
        self._frame.append(record)
        if len(self._frame) == _FRAME:
            self._write()

    def __iter__(self) -> Iterator[T]:
        """All records in the order they were appended."""
        self._write()
        yield from self._held
        place = 0
        for _ in range(self._frames):
            self._file.seek(place)
            # An unnamed file that only this process wrote: nobody else's pickle can be in it.
            frame = cast(list[T], pickle.load(self._file))  # noqa: S301
            place = self._file.tell()
            yield from frame

    def _write(self) -> None:
        if not self._frame:
            return
        try:
            pickler = pickle.Pickler(self._file, protocol=pickle.HIGHEST_PROTOCOL)
            pickler.dispatch_table = _REDUCERS
            pickler.dump(self._frame)
            self._file.flush()
        except OSError as error:
            problem = f"no temporary file can be written ({error.strerror})"
            raise KgError(problem, "TMPDIR names a folder with more room") from error
        self._frames += 1
        self._frame = []
