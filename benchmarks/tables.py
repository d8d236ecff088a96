"""What is measured, as a table in Markdown and JSON."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

__all__ = ["Table", "to_json", "to_markdown"]

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Table:
    """A titled table; ``note`` says what was done and what the columns mean."""

    title: str
    note: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def to_markdown(table: Table) -> str:
    """Heading, note and table; numbers with three significant digits or more."""
    lines = [f"## {table.title}", "", table.note, ""]
    lines.append("| " + " | ".join(table.columns) + " |")
    lines.append("|" + "".join(" --- |" if i == 0 else " ---: |" for i in _range(table.columns)))
    lines += ["| " + " | ".join(_show(cell) for cell in row) + " |" for row in table.rows]
    return "\n".join(lines) + "\n"


def to_json(table: Table) -> dict[str, object]:
    """The table as JSON-able data, a row an object."""
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    return {**asdict(table), "rows": rows}


def _range(columns: Sequence[str]) -> range:
    return range(len(columns))


def _show(cell: Cell) -> str:
    if isinstance(cell, float):
        return f"{cell:,.0f}" if abs(cell) >= 100 else f"{cell:.3g}"
    return "" if cell is None else f"{cell:,}" if isinstance(cell, int) else cell
