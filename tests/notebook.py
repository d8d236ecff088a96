"""Runs a notebook's cells and says what each shows, in IPython without a kernel.

    python tests/notebook.py docs/tutorial.ipynb

writes what the cells show now into the notebook; run it after the exports have changed.
"""

import io
import json
import os
import re
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

from IPython.core.interactiveshell import InteractiveShell

ROOT = Path(__file__).parents[1]


def run_cells(notebook: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str]]:
    """Each code cell with the text that it shows; a cell may raise if it is tagged so."""
    shell = InteractiveShell()
    shell.run_line_magic("colors", "nocolor")
    for number, cell in enumerate(c for c in notebook["cells"] if c["cell_type"] == "code"):
        printed = io.StringIO()
        with redirect_stdout(printed), redirect_stderr(io.StringIO()):
            shell.displayhook.flush_cell = None
            done = shell.run_cell("".join(cell["source"]), store_history=False)
        if done.error_before_exec or (done.error_in_exec and not _may_raise(cell)):
            problem = done.error_before_exec or done.error_in_exec
            raise AssertionError(f"cell {number + 1}: {problem!r}") from problem
        yield cell, _without_out(printed.getvalue())


def _may_raise(cell: dict[str, Any]) -> bool:
    return "raises-exception" in cell["metadata"].get("tags", [])


def _without_out(text: str) -> str:
    """What was printed, the ``Out[1]:`` of values away; of a traceback the error alone."""
    if "Traceback (most recent call last)" in text:
        lines = text.splitlines(keepends=True)
        last = max(i for i, line in enumerate(lines) if re.match(r"[\w.]+Error: ", line))
        return "".join(lines[last:])
    return re.sub(r"^Out\[\d*\]: ?\n?", "", text, flags=re.MULTILINE)


def shown(cell: dict[str, Any]) -> str:
    """The text that the notebook has for a cell."""
    return "".join("".join(output["text"]) for output in cell["outputs"])


def main() -> None:
    """Write what the cells of a notebook show into it."""
    path = Path(sys.argv[1]).resolve()
    os.chdir(ROOT)
    notebook = json.loads(path.read_text(encoding="utf8"))
    for cell, text in run_cells(notebook):
        lines = text.splitlines(keepends=True)
        output = {"name": "stdout", "output_type": "stream", "text": lines}
        cell["outputs"] = [output] if lines else []
    path.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
