"""The tutorial runs from top to bottom and shows what it says it shows."""

import json
from pathlib import Path

import pytest
from notebook import ROOT, run_cells, shown

TUTORIAL = json.loads((ROOT / "docs" / "tutorial.ipynb").read_text(encoding="utf8"))


def test_every_cell_shows_what_is_written_under_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    differing = [
        "".join(cell["source"]) + "\n\n" + text
        for cell, text in run_cells(TUTORIAL)
        if text != shown(cell)
    ]
    assert not differing, "python tests/notebook.py docs/tutorial.ipynb writes what is shown now"


def test_every_question_has_an_answer() -> None:
    empty = ["".join(c["source"]) for c in TUTORIAL["cells"] if c.get("outputs") == []]
    assert not empty


def test_it_names_no_place_of_one_machine() -> None:
    text = Path(ROOT, "docs", "tutorial.ipynb").read_text(encoding="utf8")
    assert "/home/" not in text
    assert str(ROOT) not in text
