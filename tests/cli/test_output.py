import csv
import io
import json

import pytest

from kg.cli.output import FORMATS, print_rows
from kg.core.errors import UsageError


def printed(format_: str, *rows: tuple[object, ...], columns: tuple[str, ...] = ("a", "b")) -> str:
    out = io.StringIO()
    print_rows(columns, rows, format_, out)
    return out.getvalue()


@pytest.mark.parametrize(
    "cell", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", " =1", "＝1", "\r=1"]
)
@pytest.mark.parametrize("format_", ["csv", "tsv"])
def test_formulas_are_defused(cell: str, format_: str) -> None:
    delimiter = "," if format_ == "csv" else "\t"
    rows = list(csv.reader(io.StringIO(printed(format_, (cell, 1))), delimiter=delimiter))
    assert rows[1][0].startswith("'")


@pytest.mark.parametrize("cell", ["-5.2", "+3", "-1e-5", -7, -0.5, ".5"])
def test_numbers_are_left_alone(cell: object) -> None:
    assert printed("csv", (cell, "x")) == f"a,b\n{cell},x\n"


def test_csv_reads_back() -> None:
    cells = ('quote " comma , newline \n end', "é🙂")
    assert list(csv.reader(io.StringIO(printed("csv", cells))))[1] == list(cells)


def test_tsv_is_one_line_a_row() -> None:
    assert printed("tsv", ("a\tb\nc\\", None)) == "a\tb\na\\tb\\nc\\\\\t\n"


def test_json_keeps_types() -> None:
    rows = json.loads(printed("json", ("x", 1.5), (None, True)))
    assert rows == [{"a": "x", "b": 1.5}, {"a": None, "b": True}]
    assert json.loads(printed("json")) == []


def test_a_table_shows_no_control_characters_and_no_markup() -> None:
    shown = printed("table", ("\x1b[31mred\x07", "[bold]x[/bold]"), ("new\nline", "\u202eabc"))
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "\u202e" not in shown
    assert "[bold]x[/bold]" in shown
    assert "new line" in shown


def test_a_table_fits_its_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    shown = printed("table", ("word " * 40, "x" * 200))
    assert max(map(len, shown.splitlines())) <= 60
    assert shown.count("word") == 40


@pytest.mark.parametrize("format_", FORMATS)
def test_lone_surrogates_can_be_written(format_: str) -> None:
    text = printed(format_, ("\ud800", "x"))
    assert text.encode("utf8")
    assert "x" in text


def test_an_unknown_format_is_misuse() -> None:
    with pytest.raises(UsageError, match="xls"):
        printed("xls")
