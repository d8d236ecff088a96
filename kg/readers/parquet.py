"""Parquet, with the optional library ``pyarrow``: a row a paper.

Gives the fields whose columns it knows by name (``columns.py``) or is told by the user. Authors
are a list of names, a list of structures with a ``name``, or one text; dates may be dates.
"""

import datetime
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from typing import IO, Any, cast

from kg.core.errors import ReadError
from kg.core.records import Paper
from kg.readers.base import InputFile, Reader, ReadOptions
from kg.readers.columns import find_columns
from kg.readers.json_lines import any_listing
from kg.readers.json_values import BadRecordError
from kg.readers.limits import LONGEST_RECORD, Budget
from kg.readers.listing import read_listing

__all__ = ["READER"]

_IN_MEMORY = 1 << 24
"""Bytes of a file that are kept in memory: its end has to be read first, so it is copied."""
_ROWS = 64
"""Rows unpacked at a time; each may be as long as a record."""
_BUFFER = 1 << 20
"""Bytes of a column that are read at a time."""


def _recognises(head: bytes) -> bool:
    return head.startswith(b"PAR1")


def _read(file: InputFile, options: ReadOptions) -> Iterator[Paper | ReadError]:
    try:
        import pyarrow as pa  # noqa: PLC0415  (an optional extra)
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError:
        problem = "Parquet needs an optional library"
        raise ReadError(file.source, None, problem, "pip install 'kg-papers[parquet]'") from None
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as copy:
        shutil.copyfileobj(file.stream, copy)
        size = copy.tell()
        copy.seek(0)
        try:
            table = parquet.ParquetFile(cast(IO[bytes], copy), buffer_size=_BUFFER)
            columns = _columns(file, table, options)
            _check_size(table, Budget(file.source, options.max_bytes, packed=size))
            yield from _rows(file, table, columns)
        except (pa.ArrowException, OSError, ValueError) as error:
            problem = f"damaged Parquet: {type(error).__name__}"
            raise ReadError(file.source, None, problem, "a whole file") from None


def _columns(file: InputFile, table: Any, options: ReadOptions) -> dict[str, str]:
    """Name of the column of each field."""
    names, named = list(table.schema_arrow.names), dict(options.columns)
    found = {field: names[place] for field, place in find_columns(names, named).items()}
    if "title" not in found:
        expected = f"one called {named.get('title', 'title')!r}"
        raise ReadError(file.source, None, "no column of titles", expected)
    return found


def _check_size(table: Any, budget: Budget) -> None:
    for number in range(table.num_row_groups):
        budget.spend(table.metadata.row_group(number).total_byte_size)


def _rows(file: InputFile, table: Any, columns: Mapping[str, str]) -> Iterator[Paper | ReadError]:
    line = 0
    for batch in table.iter_batches(batch_size=_ROWS, columns=sorted(set(columns.values()))):
        cells = {field: batch.column(name) for field, name in columns.items()}
        for number in range(batch.num_rows):
            line += 1
            yield _read_row({field: cell[number] for field, cell in cells.items()}, line, file)


def _read_row(row: Mapping[str, Any], line: int, file: InputFile) -> Paper | ReadError:
    """Paper of a row; ``line`` is its number, from 1."""
    try:
        record = {field: _plain(cell.as_py()) for field, cell in row.items()}
        if sum(len(v) for v in record.values() if isinstance(v, str)) > LONGEST_RECORD:
            problem = f"more than {LONGEST_RECORD:,} characters in one row"
            return ReadError(file.source, line, problem, "rows of papers")
        return read_listing(any_listing(record), file, line)
    except UnicodeDecodeError as error:
        problem = f"byte 0x{error.object[error.start]:02x} is not UTF-8"
        return ReadError(file.source, line, problem, "text in UTF-8")
    except BadRecordError as error:
        return ReadError(file.source, line, error.problem, error.expected)
    except (ValueError, OverflowError) as error:  # a date beyond the calendar
        return ReadError(file.source, line, f"a value can't be read: {error}", "a paper")


def _plain(value: object) -> object:
    """``value`` as JSON would have it: dates as text, whole numbers without a fraction."""
    if isinstance(value, bytes):
        return value.decode("utf8")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


READER = Reader("parquet", "Parquet (extra: parquet)", _recognises, _read)
