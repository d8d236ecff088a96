"""Lines, groups of lines and whole texts of a file: UTF-8, bounded, with errors that say where."""

import re
from collections.abc import Iterator

from kg.core.errors import ReadError
from kg.readers.base import InputFile
from kg.readers.limits import LONGEST_ENTRY, LONGEST_RECORD, LONGEST_TEXT, MOST_EMPTY_LINES

__all__ = ["BOM", "decode", "read_groups", "read_lines", "read_text"]

BOM = b"\xef\xbb\xbf"
"""Byte order mark that some programs put before UTF-8."""


def decode(data: bytes, file: InputFile, first_line: int = 1) -> str:
    """``data`` as UTF-8, without a byte order mark.

    Raises
    ------
    ReadError
        If it is not UTF-8; the line is the first bad byte's.
    """
    try:
        return data.removeprefix(BOM).decode("utf8")
    except UnicodeDecodeError as error:
        line = first_line + error.object.count(b"\n", 0, error.start)
        problem = f"byte 0x{error.object[error.start]:02x} is not UTF-8"
        raise ReadError(file.source, line, problem, "text in UTF-8") from None


def read_text(file: InputFile) -> str:
    """The whole file as text.

    Raises
    ------
    ReadError
        If it is longer than ``LONGEST_TEXT`` or not UTF-8.
    """
    data = file.stream.read(LONGEST_TEXT + 1)
    if len(data) > LONGEST_TEXT:
        problem = f"more than {LONGEST_TEXT:,} bytes in one text"
        raise ReadError(file.source, None, problem, "a shorter text, or JSON Lines")
    return decode(data, file)


def read_lines(file: InputFile) -> Iterator[tuple[int, bytes | ReadError]]:
    """(number from 1, line without blanks around it), empty ones left out; an error if too long."""
    number = empty = 0
    while line := file.stream.readline(LONGEST_RECORD):
        number += 1
        if len(line) == LONGEST_RECORD and not line.endswith(b"\n"):
            problem = f"a line of more than {LONGEST_RECORD:,} bytes"
            yield number, ReadError(file.source, number, problem, "a record per line")
            _skip_line(file)
            continue
        if number == 1:
            line = line.removeprefix(BOM)
        if stripped := line.strip():
            yield number, stripped
        else:
            empty += 1
            if empty > MOST_EMPTY_LINES:
                problem = f"more than {MOST_EMPTY_LINES:,} empty lines"
                raise ReadError(file.source, number, problem, "a record per line")


def _skip_line(file: InputFile) -> None:
    while (part := file.stream.readline(LONGEST_RECORD)) and not part.endswith(b"\n"):
        pass


def read_groups(file: InputFile, start: re.Pattern[bytes]) -> Iterator[tuple[int, str | ReadError]]:
    """(number of its first line, text) of each record that starts with a line like ``start``.

    Lines before the first are left out; a record that is no UTF-8 or too long is an error.
    """
    first, lines, size = 0, list[bytes](), 0
    for number, line in read_lines(file):
        if isinstance(line, ReadError):
            yield number, line
        elif start.match(line):
            if lines:
                yield first, _group(lines, file, first)
            first, lines, size = number, [line], len(line)
        elif lines and size <= LONGEST_ENTRY:
            lines.append(line)
            size += len(line)
    if lines:
        yield first, _group(lines, file, first)


def _group(lines: list[bytes], file: InputFile, first: int) -> str | ReadError:
    if sum(map(len, lines)) > LONGEST_ENTRY:
        problem = f"more than {LONGEST_ENTRY:,} bytes in one record"
        return ReadError(file.source, first, problem, "a shorter one")
    try:
        return decode(b"\n".join(lines), file, first)
    except ReadError as error:
        return error
