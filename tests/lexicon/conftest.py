from collections.abc import Callable
from pathlib import Path

import pytest

PREFIXES = """
@prefix dataset: <https://w3id.org/mlkg/dataset/> .
@prefix kg: <https://w3id.org/mlkg/ontology#> .
@prefix method: <https://w3id.org/mlkg/method/> .
@prefix metric: <https://w3id.org/mlkg/metric/> .
@prefix model: <https://w3id.org/mlkg/model/> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix task: <https://w3id.org/mlkg/task/> .
"""

WriteLexicon = Callable[..., Path]


@pytest.fixture
def write_lexicon(tmp_path: Path) -> WriteLexicon:
    """Writes a lexicon file of the given blocks under a given name."""

    def write(blocks: str, name: str = "small.ttl") -> Path:
        path = tmp_path / name
        path.write_text(PREFIXES + blocks, encoding="utf8")
        return path

    return write
