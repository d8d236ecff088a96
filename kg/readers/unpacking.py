"""Streams as they were before compression, of bounded size; the start of any stream."""

import gzip
import io
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from kg.core.errors import ReadError

__all__ = ["rewound", "unpack"]

_GZIP = b"\x1f\x8b"
_BUFFER = 1 << 18


class _Rewound(io.RawIOBase):
    """A stream that starts with bytes already taken from it."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # any buffer in 3.12
        """Fill ``buffer`` from the start, then from the stream."""
        data = self._head[: len(buffer)] if self._head else self._rest.read(len(buffer))
        self._head = self._head[len(data) :]
        buffer[: len(data)] = data
        return len(data)


class _Unpacked(io.RawIOBase):
    """What is compressed in a stream; damage is a ``ReadError``."""

    def __init__(self, source: str, packed: BinaryIO) -> None:
        self._source = source
        self._packed = packed

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # any buffer in 3.12
        """Fill ``buffer`` with unpacked bytes."""
        try:
            data = self._packed.read(len(buffer))
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            raise ReadError(self._source, None, f"damaged: {error}", "a whole file") from None
        buffer[: len(data)] = data
        return len(data)


def rewound(stream: BinaryIO, size: int) -> tuple[bytes, BinaryIO]:
    """First ``size`` bytes of ``stream``, and a stream of all its bytes."""
    head = stream.read(size)
    return head, cast(BinaryIO, io.BufferedReader(_Rewound(head, stream), _BUFFER))


def unpack(source: str, stream: BinaryIO) -> Iterator[tuple[str, BinaryIO]]:
    """(name, stream) of each file that ``stream`` holds: itself, or what is compressed in it."""
    head, whole = rewound(stream, len(_GZIP))
    if head == _GZIP:
        packed = cast(BinaryIO, gzip.GzipFile(fileobj=whole))
        yield source, cast(BinaryIO, io.BufferedReader(_Unpacked(source, packed), _BUFFER))
    else:
        yield source, whole
