"""Rows to a terminal table, CSV, TSV or JSON: one printer for every command."""

import csv
import json
import re
import shutil
from collections.abc import Callable, Iterable, Sequence
from typing import TextIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.core.errors import UsageError

__all__ = ["FORMATS", "print_rows"]

Cells = Sequence[object]

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_FORMULA = re.compile(r"\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?\Z")
_PIPE_WIDTH = 120
"""Columns of a table that goes to a file or pipe, unless COLUMNS says otherwise."""


def print_rows(columns: Sequence[str], rows: Iterable[Cells], format: str, file: TextIO) -> None:
    """Print ``rows`` under ``columns`` to ``file``; ``format`` is one of ``FORMATS``.

    A cell that a spreadsheet would run as a formula is prefixed with ``'`` in CSV and TSV. None
    prints as nothing (``null`` in JSON).

    Raises
    ------
    UsageError
        If there is no such format.
    """
    writer = _WRITERS.get(format)
    if writer is None:
        raise UsageError(f"no format is called {format!r}", "one of " + ", ".join(FORMATS))
    writer(columns, rows, file)


def _print_table(columns: Sequence[str], rows: Iterable[Cells], file: TextIO) -> None:
    is_terminal = file.isatty()
    width = None if is_terminal else shutil.get_terminal_size((_PIPE_WIDTH, 24)).columns
    console = Console(file=file, width=width, highlight=False)
    table = Table(box=box.SIMPLE_HEAD if is_terminal else box.ASCII_DOUBLE_HEAD)
    cells = [tuple(row) for row in rows]
    for index, column in enumerate(columns):
        numeric = bool(cells) and all(_is_number(row[index]) for row in cells)
        table.add_column(
            Text(column), justify="right" if numeric else "left", overflow="fold", no_wrap=numeric
        )
    for row in cells:
        table.add_row(*(Text(_CONTROL.sub(_show_control, _plain(cell))) for cell in row))
    console.print(table)


def _show_control(match: re.Match[str]) -> str:
    return " " if match.group() in "\t\n\r" else "\ufffd"


def _print_csv(columns: Sequence[str], rows: Iterable[Cells], file: TextIO) -> None:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_one_newline(_defuse(cell)) for cell in row] for row in rows)


def _print_tsv(columns: Sequence[str], rows: Iterable[Cells], file: TextIO) -> None:
    file.write("\t".join(columns) + "\n")
    for row in rows:
        file.write("\t".join(_escape_tsv(_defuse(cell)) for cell in row) + "\n")


def _print_json(columns: Sequence[str], rows: Iterable[Cells], file: TextIO) -> None:
    separator = "\n"
    file.write("[")
    for row in rows:
        cells = {
            name: _SURROGATE.sub("\ufffd", cell) if isinstance(cell, str) else cell
            for name, cell in zip(columns, row, strict=True)
        }
        file.write(f"{separator}  {json.dumps(cells, ensure_ascii=False, default=str)}")
        separator = ",\n"
    file.write("\n]\n" if separator != "\n" else "]\n")


def _plain(cell: object) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "" if cell is None else _SURROGATE.sub("\ufffd", str(cell))


def _is_number(cell: object) -> bool:
    return cell is None or _NUMBER.match(_plain(cell)) is not None


def _defuse(cell: object) -> str:
    text = _plain(cell)
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.match(text) else text


def _one_newline(text: str) -> str:
    r"""``text`` with ``\n`` alone as line end: csv would leave ``\r`` unquoted."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _escape_tsv(text: str) -> str:
    text = text.replace("\\", "\\\\").replace("\t", "\\t")
    return text.replace("\n", "\\n").replace("\r", "\\r")


_WRITERS: dict[str, Callable[[Sequence[str], Iterable[Cells], TextIO], None]] = {
    "table": _print_table,
    "csv": _print_csv,
    "tsv": _print_tsv,
    "json": _print_json,
}

FORMATS: tuple[str, ...] = tuple(_WRITERS)
"""Names of the formats, the default first."""
