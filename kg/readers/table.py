"""CSV and TSV with a header.

Gives the fields whose columns it knows by name (``columns.py``) or is told by the user.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence

from kg.core.errors import ReadError
from kg.core.records import Paper
from kg.readers.authors import split_authors
from kg.readers.base import InputFile, Reader, ReadOptions
from kg.readers.columns import find_columns
from kg.readers.limits import LONGEST_RECORD
from kg.readers.lines import BOM
from kg.readers.listing import Listing, read_listing

__all__ = ["READER"]

_DELIMITERS = (",", "\t", ";")


def _best_delimiter(line: str, named: Mapping[str, str]) -> str:
    """Delimiter that finds most of the known columns in a header."""

    def known(delimiter: str) -> int:
        try:
            header = next(csv.reader([line], delimiter=delimiter), [])
        except csv.Error:
            return 0
        return len(find_columns(header, named))

    return max(_DELIMITERS, key=known)


def _recognises(head: bytes) -> bool:
    line = head.removeprefix(BOM).split(b"\n", 1)[0].decode("utf8", "replace").strip()
    if len(line) > 10_000:
        return False
    try:
        header = next(csv.reader([line], delimiter=_best_delimiter(line, {})), [])
    except csv.Error:
        return False
    return len(header) > 1 and "title" in find_columns(header, {})


class _Lines:
    """Lines with their ends; bytes that are no UTF-8 are lone surrogates, told later.

    ``row_done`` says that a row is complete, which may be many lines.
    """

    def __init__(self, file: InputFile) -> None:
        self._file = file
        self._size = 0
        self._first = True

    def row_done(self) -> None:
        """Start to count anew."""
        self._size = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._file.stream.readline(LONGEST_RECORD)
        self._size += len(line)
        if not line:
            raise StopIteration
        if self._size >= LONGEST_RECORD:
            problem = f"more than {LONGEST_RECORD:,} bytes in one row"
            raise ReadError(self._file.source, None, problem, "rows of papers")
        text = line.removeprefix(BOM) if self._first else line
        self._first = False
        return text.decode("utf8", "surrogateescape")


def _read(file: InputFile, options: ReadOptions) -> Iterator[Paper | ReadError]:
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_RECORD))
    named = dict(options.columns)
    start = file.head.removeprefix(BOM).split(b"\n", 1)[0].decode("utf8", "replace")
    lines = _Lines(file)
    rows = csv.reader(lines, delimiter=_best_delimiter(start, named))
    line = 1
    try:
        places = find_columns(next(rows, []), named)
        if "title" not in places:
            expected = f"one called {named.get('title', 'title')!r}"
            raise ReadError(file.source, 1, "no column of titles", expected)
        line = rows.line_num + 1
        for row in rows:
            if any(cell.strip() for cell in row):
                yield _read_row(row, places, line, file)
            line = rows.line_num + 1
            lines.row_done()
    except csv.Error as error:
        raise ReadError(file.source, line, f"no table: {error}", "a row") from None


def _read_row(
    row: Sequence[str], places: Mapping[str, int], line: int, file: InputFile
) -> Paper | ReadError:
    fields = {field: row[place] for field, place in places.items() if place < len(row)}
    for value in fields.values():
        if bad := re.search("[\udc80-\udcff]", value):
            problem = f"byte 0x{ord(bad[0]) - 0xDC00:02x} is not UTF-8"
            return ReadError(file.source, line, problem, "text in UTF-8")
    authors = split_authors(fields.get("authors", ""))
    listing = Listing(
        title=fields.get("title", ""),
        abstract=fields.get("abstract", ""),
        id=fields.get("id"),
        date=fields.get("date"),
        authors=authors,
        url=fields.get("url"),
        doi=fields.get("doi"),
        arxiv_id=fields.get("arxiv_id"),
        venue=fields.get("venue"),
        categories=fields.get("categories"),
        citations=fields.get("citations"),
    )
    return read_listing(listing, file, line)


READER = Reader("csv", "CSV or TSV with a header", _recognises, _read)
