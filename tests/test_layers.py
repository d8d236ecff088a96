"""Imports between packages go one way: no package imports one above it."""

import ast
from pathlib import Path

import pytest

import kg

LAYERS = (
    "core",
    "lexicon",
    "readers",
    "fetch",
    "relations",
    "nlp",
    "resolve",
    "graph",
    "export",
    "query",
    "evaluate",
    "server",
    "pipeline",
    "cli",
)
PACKAGE = Path(kg.__file__).parent
MODULES = sorted(p for p in PACKAGE.rglob("*.py") if p.parent != PACKAGE)
THIRD_PARTY_HOMES = {
    "spacy": {"nlp", "pipeline"},
    "click": {"cli"},
    "pyvis": {"export"},
    "httpx": {"fetch"},
}


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return names


def test_finds_the_modules() -> None:
    assert {p.relative_to(PACKAGE).parts[0] for p in MODULES} >= {"core", "nlp", "cli"}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_imports_only_from_lower_layers(path: Path) -> None:
    own = LAYERS.index(path.relative_to(PACKAGE).parts[0])
    used = {n.split(".")[1] for n in imported(path) if n.startswith("kg.")}
    upward = {n for n in used if n in LAYERS and LAYERS.index(n) > own}
    assert not upward


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_keeps_libraries_in_their_layer(path: Path) -> None:
    layer = path.relative_to(PACKAGE).parts[0]
    used = {n.split(".")[0] for n in imported(path)}
    assert not {
        lib for lib, homes in THIRD_PARTY_HOMES.items() if lib in used and layer not in homes
    }
