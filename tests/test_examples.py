"""The examples in the docstrings of what Python users call, run on the committed exports."""

import doctest
import io
import json
import re
from pathlib import Path

import pytest

import kg
from kg import api
from kg.core.source import RecordSource
from kg.graph import knowledge_graph

ROOT = Path(__file__).parents[1]

OWNERS = "(g|around|mine|kg|KnowledgeGraph)"
"""What examples call the module, the class and their graphs."""


def examples() -> list[doctest.DocTest]:
    finder = doctest.DocTestFinder()
    found = [test for module in (kg, api, knowledge_graph) for test in finder.find(module)]
    return [test for test in found if test.examples]


@pytest.fixture(scope="module")
def g() -> kg.KnowledgeGraph:
    return kg.load(ROOT / "exports")


@pytest.mark.parametrize("example", examples(), ids=lambda test: test.name)
def test_an_example_answers_as_shown(
    example: doctest.DocTest, g: kg.KnowledgeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    example.globs = {"g": g, "kg": kg}
    report = io.StringIO()
    done = doctest.DocTestRunner(verbose=False).run(example, out=report.write)
    assert done.attempted == len(example.examples)
    assert done.failed == 0, report.getvalue()


def test_every_public_name_has_an_example_that_is_run() -> None:
    """In a docstring, or in the tutorial, which ``test_tutorial.py`` runs."""
    tutorial = json.loads((ROOT / "docs" / "tutorial.ipynb").read_text(encoding="utf8"))
    cells = ["".join(c["source"]) for c in tutorial["cells"] if c["cell_type"] == "code"]
    lines = [example.source for test in examples() for example in test.examples]
    code = "\n".join(cells + lines)
    names = [*dir(kg.KnowledgeGraph.of(RecordSource.of((), ()))), *dir(kg)]
    missing = [
        name
        for name in names
        if not name.startswith("_") and not re.search(rf"\b{OWNERS}\.{name}\b", code)
    ]
    assert not missing
