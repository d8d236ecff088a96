"""What every input format is: a name, how to recognise it, and a function from file to papers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from kg.core.errors import ReadError
from kg.core.records import Paper
from kg.readers.limits import MAX_BYTES

__all__ = ["HEAD_BYTES", "InputFile", "ReadOptions", "Reader"]

HEAD_BYTES = 1 << 16
"""Bytes from the start of a file by which its format is recognised."""


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file that is open for reading, unpacked.

    ``source`` is its path as the user gave it, for messages and as the source of its papers;
    ``stream`` starts at the first byte; ``head`` is a copy of the first ``HEAD_BYTES``.
    """

    source: str
    stream: BinaryIO
    head: bytes


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What a user may set about reading.

    ``page_year`` is the year of dates that a page gives without one; ``columns`` are pairs of a
    field (``title``) and the column of a table that it is in; ``max_bytes`` is what a compressed
    file may unpack to.
    """

    page_year: int | None = None
    columns: tuple[tuple[str, str], ...] = ()
    max_bytes: int = MAX_BYTES


@dataclass(frozen=True, slots=True)
class Reader:
    """An input format.

    ``recognises`` decides by the first bytes alone. ``read`` streams; it yields an error for each
    record that can't be read and goes on, and raises an error where it can't go on.
    """

    name: str
    description: str
    recognises: Callable[[bytes], bool]
    read: Callable[[InputFile, ReadOptions], Iterator[Paper | ReadError]]
