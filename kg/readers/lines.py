"""Lines and whole texts of a file: UTF-8, of bounded length, with errors that say where."""

from collections.abc import Iterator

from kg.core.errors import ReadError
from kg.readers.base import InputFile

__all__ = ["LONGEST_LINE", "LONGEST_TEXT", "decode", "read_lines", "read_text"]

LONGEST_LINE = 1 << 26
"""Bytes of a line: the longest record."""
LONGEST_TEXT = 1 << 28
"""Bytes of a text that can only be read as a whole."""

_BOM = b"\xef\xbb\xbf"


def decode(data: bytes, file: InputFile, first_line: int = 1) -> str:
    """``data`` as UTF-8, without a byte order mark.

    Raises
    ------
    ReadError
        If it is not UTF-8; the line is the first bad byte's.
    """
    try:
        return data.removeprefix(_BOM).decode("utf8")
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
    """(number from 1, line without its end), blank lines left out; errors for lines too long."""
    number = 0
    while line := file.stream.readline(LONGEST_LINE):
        number += 1
        if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            problem = f"a line of more than {LONGEST_LINE:,} bytes"
            yield number, ReadError(file.source, number, problem, "a record per line")
            _skip_line(file)
            continue
        if number == 1:
            line = line.removeprefix(_BOM)
        if stripped := line.strip():
            yield number, stripped


def _skip_line(file: InputFile) -> None:
    while (part := file.stream.readline(LONGEST_LINE)) and not part.endswith(b"\n"):
        pass
