"""Cuts a JSON document into the objects of its list while it is being read."""

import re
from collections.abc import Iterator

from kg.core.errors import ReadError
from kg.readers.base import InputFile
from kg.readers.limits import LONGEST_RECORD

__all__ = ["JsonSplitter"]

_MARK = re.compile(rb'["\[\]{}]')
_STRING_MARK = re.compile(rb'["\\]')
_NOTHING = re.compile(rb"\xef\xbb\xbf|[\s,]|null")
_OPENER = {ord("}"): ord("{"), ord("]"): ord("[")}
_PIECE = 1 << 16
_DEEPEST = 1_000
"""Brackets around a value: as many as Python's own parser takes."""


class JsonSplitter:
    """The objects that lie directly inside brackets ``path``: ``[`` for the items of a list.

    ``null`` between them is left out: services answer so for a paper that they do not have.
    """

    def __init__(self, file: InputFile, path: bytes) -> None:
        self._file = file
        self._path = path
        self._data = bytearray()
        self._at = 0
        self._kept = 0
        """Start of what is still needed: a record, or what stands between records."""
        self._line = 1
        """Number of the line that ``_kept`` is in."""
        self._open = bytearray()
        self._in_string = False

    def records(self) -> Iterator[tuple[int, bytes | ReadError]]:
        """(number of its first line, text) of each object; an error for other values.

        Raises
        ------
        ReadError
            If brackets do not match, a record is too long, or the file ends inside one.
        """
        while (mark := self._next_mark()) is not None:
            inside = self._open == self._path
            if mark in b"{[":
                if inside and mark == ord("{"):
                    yield from self._between(self._at - 1)
                self._push(mark)
                if not inside and self._open == self._path:
                    self._keep_from(self._at)
            else:
                if inside and self._path:
                    yield from self._between(self._at - 1)
                self._pop(mark)
                if self._open == self._path and self._is_record():
                    yield self._line, bytes(self._data[self._kept : self._at])
                    self._keep_from(self._at)
        if self._open or self._in_string:
            raise self._error("the file ends inside a value", "the rest of the file")
        if not self._path:
            yield from self._between(len(self._data))

    def _next_mark(self) -> int | None:
        """Next bracket outside of strings; None at the end."""
        while True:
            pattern = _STRING_MARK if self._in_string else _MARK
            match = pattern.search(self._data, self._at)
            if match is None or (match[0] == b"\\" and match.end() == len(self._data)):
                self._at = len(self._data) if match is None else match.start()
                if not self._read_more():
                    return None
            elif match[0] == b"\\":
                self._at = match.end() + 1
            elif match[0] == b'"':
                self._at = match.end()
                self._in_string = not self._in_string
            else:
                self._at = match.end()
                return match[0][0]

    def _read_more(self) -> bool:
        if not self._open.startswith(self._path):
            self._keep_from(self._at)
        del self._data[: self._kept]
        self._at -= self._kept
        self._kept = 0
        if len(self._data) > LONGEST_RECORD:
            raise self._error(f"more than {LONGEST_RECORD:,} bytes in one record", "papers")
        piece = self._file.stream.read(_PIECE)
        self._data += piece
        return bool(piece)

    def _push(self, mark: int) -> None:
        self._open.append(mark)
        if len(self._open) > _DEEPEST:
            raise self._error("JSON nested too deeply", "a record")

    def _pop(self, mark: int) -> None:
        if not self._open or self._open.pop() != _OPENER[mark]:
            self._keep_from(self._at)
            raise self._error(f"{chr(mark)!r} closes nothing", "JSON")

    def _is_record(self) -> bool:
        return self._data[self._kept : self._kept + 1] == b"{"

    def _between(self, end: int) -> Iterator[tuple[int, ReadError]]:
        """Error if there is a value before ``end`` that is no object; forgets all before."""
        if _NOTHING.sub(b"", self._data[self._kept : end]):
            yield self._line, self._error("an item that is no object", "an object with a title")
        self._keep_from(end)

    def _keep_from(self, start: int) -> None:
        self._line += self._data.count(b"\n", self._kept, start)
        self._kept = start

    def _error(self, problem: str, expected: str) -> ReadError:
        return ReadError(self._file.source, self._line, problem, expected)
