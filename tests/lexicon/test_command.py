from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli.lexicon import lexicon_group
from kg.core.errors import KgError

Write = Callable[..., Path]


def test_passes_the_bundled_lexicon() -> None:
    result = CliRunner().invoke(lexicon_group, ["check"])
    assert result.exit_code == 0
    assert "no problems" in result.output


@pytest.mark.parametrize(
    ("block", "line"),
    [
        pytest.param(
            'dataset:xx a kg:Dataset , skos:Concept ; skos:prefLabel "XX" ; skos:altLabel "COCO" .',
            "dataset/coco: 'COCO' is also a name of dataset/xx",
            id="shared name",
        ),
        pytest.param('dataset:xx skos:prefLabel "XX" .', "small.ttl:10: dataset/xx", id="no type"),
    ],
)
def test_prints_a_line_per_problem_and_fails(write_lexicon: Write, block: str, line: str) -> None:
    result = CliRunner().invoke(lexicon_group, ["check", str(write_lexicon(block))])
    assert result.exit_code == 1
    assert line in result.output
    assert isinstance(result.exception, KgError)


def test_help_has_an_example() -> None:
    result = CliRunner().invoke(lexicon_group, ["check", "--help"])
    assert "kg lexicon check mine.ttl" in result.output
