"""Files as they were before compression: gzip, Zstandard and zip, also one in another."""

import gzip
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import IO, BinaryIO, cast

from backports import zstd

from kg.core.errors import ReadError
from kg.readers.limits import Budget
from kg.readers.paths import source_name
from kg.readers.streams import observed, rewound

__all__ = ["unpack"]

_GZIP = b"\x1f\x8b"
_ZSTD = b"\x28\xb5\x2f\xfd"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_DEEPEST = 4
"""Layers of compression around one file."""
_MOST_FILES = 100_000
"""Files in one archive."""
_IN_MEMORY = 1 << 24
"""Bytes of an archive that are kept in memory where it can't be read in place."""
_WINDOW = {int(zstd.DecompressionParameter.window_log_max): 27}
"""128 MiB: what the ``zstd`` program allows without being asked."""
_DAMAGE = (
    EOFError,
    NotImplementedError,  # a method of compression that is not built in
    RuntimeError,  # an encrypted file
    UnicodeDecodeError,  # a name in an archive
    ValueError,
    gzip.BadGzipFile,
    zipfile.BadZipFile,
    zlib.error,
    zstd.ZstdError,
)


def unpack(
    source: str, stream: BinaryIO, budget: Budget
) -> Iterator[tuple[str, BinaryIO] | ReadError]:
    """(name, stream) of each file in ``stream``: itself, or what is compressed in it.

    A file of an archive is called ``archive.zip/file``; one that can't be read is an error in its
    place.
    """
    counted = observed(stream.read, lambda size: _count(budget, size))
    yield from _unpack(source, counted, budget, 0)


def _count(budget: Budget, size: int) -> None:
    budget.packed += size


def _unpack(
    source: str, stream: BinaryIO, budget: Budget, depth: int
) -> Iterator[tuple[str, BinaryIO] | ReadError]:
    head, whole = rewound(stream, 4)
    packed = head.startswith((_GZIP, _ZSTD, *_ZIP))
    if packed and depth == _DEEPEST:
        problem = f"compressed more than {_DEEPEST} times over"
        yield ReadError(source, None, problem, "a file, compressed")
    elif head.startswith(_GZIP):
        plain = _layer(source, gzip.GzipFile(fileobj=whole).read, budget)
        yield from _unpack(source, plain, budget, depth + 1)
    elif head.startswith(_ZSTD):
        plain = _layer(source, zstd.ZstdFile(whole, options=_WINDOW).read, budget)
        yield from _unpack(source, plain, budget, depth + 1)
    elif head.startswith(_ZIP):
        yield from _unpack_archive(source, whole, budget, depth + 1)
    else:
        yield source, whole


def _layer(source: str, read: Callable[[int], bytes], budget: Budget) -> BinaryIO:
    """Stream of unpacked bytes: counted, damage told as a ``ReadError``."""

    def read_whole(size: int) -> bytes:
        try:
            return read(size)
        except _DAMAGE as error:
            raise _damaged(source, error) from None

    return observed(read_whole, budget.spend)


def _damaged(source: str, error: Exception) -> ReadError:
    reason = " ".join(str(error).split())[:200] or type(error).__name__
    return ReadError(source, None, f"damaged or not to be unpacked: {reason}", "a whole file")


def _unpack_archive(
    source: str, stream: BinaryIO, budget: Budget, depth: int
) -> Iterator[tuple[str, BinaryIO] | ReadError]:
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as copy:
        shutil.copyfileobj(stream, copy)
        copy.seek(0)
        try:
            archive = zipfile.ZipFile(cast(IO[bytes], copy))
            files = [info for info in archive.infolist() if _is_file(info)]
        except (*_DAMAGE, OSError) as error:
            yield _damaged(source, error)
            return
        if len(files) > _MOST_FILES:
            yield ReadError(source, None, f"{len(files):,} files", f"at most {_MOST_FILES:,}")
            return
        for info in sorted(files, key=lambda i: i.filename):
            name = f"{source}/{source_name(info.filename)}"
            try:
                with archive.open(info) as file:
                    yield from _unpack(name, _layer(name, file.read, budget), budget, depth)
            except _DAMAGE as error:
                yield _damaged(name, error)


def _is_file(info: zipfile.ZipInfo) -> bool:
    """Whether it is a file, and not hidden or one that macOS adds."""
    parts = info.filename.replace("..", "").split("/")
    return not info.is_dir() and not any(p.startswith((".", "__MACOSX")) for p in parts)
