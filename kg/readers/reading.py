"""Inputs to papers: finds the files, opens them, recognises their format, reads them one by one."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from kg.core.errors import ReadError
from kg.core.records import Paper
from kg.readers.base import HEAD_BYTES, InputFile, ReadOptions
from kg.readers.formats import find_reader
from kg.readers.limits import MAX_BYTES, MOST_ERRORS, Budget
from kg.readers.paths import STDIN, find_files, source_name
from kg.readers.remote import RemoteFile
from kg.readers.streams import rewound
from kg.readers.unpacking import unpack

__all__ = ["read_papers"]


def read_papers(  # noqa: PLR0913  (all but the inputs by name)
    inputs: Sequence[str | Path],
    *,
    format: str | None = None,
    page_year: int | None = None,
    skip_bad: Callable[[ReadError], object] | None = None,
    columns: Mapping[str, str] | None = None,
    max_bytes: int = MAX_BYTES,
) -> Iterator[Paper]:
    """Every listing of ``inputs``, file by file; a paper listed twice comes twice.

    Parameters
    ----------
    inputs
        Files, folders (with all below them, but for hidden files), globs, addresses of any
        (``s3://...``; extra: ``cloud``), or ``-`` for standard input. Compressed ones are unpacked.
    format
        Name of a reader; None recognises each file by its content.
    page_year
        Year of dates that a page gives without one.
    skip_bad
        Called with the error of each record or file that can't be read, which is then left out.
        None raises the first error.
    columns
        Column of a table that a field is in, for names that are not understood: ``{"title": "T"}``.
    max_bytes
        Bytes that a compressed file may unpack to.

    Raises
    ------
    UsageError
        If a path does not exist or no format has that name.
    ReadError
        If a record or file can't be read and ``skip_bad`` is None.
    """
    options = ReadOptions(page_year, tuple(sorted((columns or {}).items())), max_bytes)
    for path in list(find_files(inputs)):
        bad = 0
        for item in _read_file(path, format, options):
            if isinstance(item, Paper):
                yield item
                continue
            if skip_bad is None:
                raise item
            skip_bad(item)
            bad += 1
            if bad == MOST_ERRORS:
                problem = f"{MOST_ERRORS:,} records can't be read; the rest is left out"
                skip_bad(ReadError(item.path, item.line, problem, "papers"))
                break


def _read_file(
    path: Path | RemoteFile, reader: str | None, options: ReadOptions
) -> Iterator[Paper | ReadError]:
    """Papers and errors of one file, or of each file of an archive."""
    source = path.source if isinstance(path, RemoteFile) else source_name(path)
    try:
        with _open(path) as raw:
            for file in unpack(source, raw, Budget(source, options.max_bytes)):
                if isinstance(file, ReadError):
                    yield file
                else:
                    yield from _read_stream(*file, reader, options)
    except ReadError as error:
        yield error
    except OSError as error:
        yield ReadError(source, None, error.strerror or "can't be read", "a file that can be read")


def _read_stream(
    source: str, stream: BinaryIO, reader: str | None, options: ReadOptions
) -> Iterator[Paper | ReadError]:
    """Papers and errors of an unpacked file; an error that ends it is the last."""
    empty = True
    try:
        head, whole = rewound(stream, HEAD_BYTES)
        file = InputFile(source, whole, head)
        for item in find_reader(file, reader).read(file, options):
            empty = False
            yield item
        if empty:
            yield ReadError(source, None, "the file has no records", "papers")
    except ReadError as error:
        yield error


@contextmanager
def _open(path: Path | RemoteFile) -> Iterator[BinaryIO]:
    if isinstance(path, RemoteFile):
        with path.open() as stream:
            yield stream
    elif str(path) == STDIN:
        yield sys.stdin.buffer
    else:
        with path.open("rb") as file:
            yield cast(BinaryIO, file)
