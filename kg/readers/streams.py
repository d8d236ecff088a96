"""Binary streams that a reader can wrap: one with its start put back, one that counts."""

import io
from collections.abc import Callable
from typing import BinaryIO, cast

__all__ = ["observed", "rewound"]

_BUFFER = 1 << 18


class _Source(io.RawIOBase):
    """A stream over a function that gives up to so many bytes, none at the end."""

    def __init__(self, read: Callable[[int], bytes]) -> None:
        self._read = read

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # any buffer in 3.12
        """Fill ``buffer`` with what the function gives."""
        data = self._read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _stream(read: Callable[[int], bytes]) -> BinaryIO:
    return cast(BinaryIO, io.BufferedReader(_Source(read), _BUFFER))


def observed(read: Callable[[int], bytes], see: Callable[[int], None]) -> BinaryIO:
    """Stream over ``read``; ``see`` is told the size of each piece."""

    def read_and_tell(size: int) -> bytes:
        data = read(size)
        see(len(data))
        return data

    return _stream(read_and_tell)


def rewound(stream: BinaryIO, size: int) -> tuple[bytes, BinaryIO]:
    """First ``size`` bytes of ``stream``, and a stream of all its bytes."""
    head = stream.read(size)
    rest = memoryview(head)

    def read(wanted: int) -> bytes:
        nonlocal rest
        if not rest:
            return stream.read(wanted)
        data, rest = bytes(rest[:wanted]), rest[wanted:]
        return data

    return head, _stream(read)
