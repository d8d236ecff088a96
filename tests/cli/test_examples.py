"""The examples in the help of the commands that ask the graph, run on the committed exports."""

import re
import shlex
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from kg.cli.main import cli

EXPORTS = Path(__file__).parents[2] / "exports"
ASKING = ("show", "find", "leaderboard", "path", "query", "questions", "export", "validate")


def examples() -> list[str]:
    """Lines after ``Example:`` in the commands' help; what a redirection leaves out."""
    found = []
    for name in ASKING:
        command = cli.get_command(click.Context(cli), name)
        assert command is not None
        block = (command.help or "").partition("Example:")[2]
        found += [line.partition(" > ")[0].strip() for line in re.findall(r"^ +kg .*", block, re.M)]
    return found


@pytest.mark.parametrize("example", examples())
def test_an_example_of_the_help_has_an_answer(
    example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "exports").symlink_to(EXPORTS)
    monkeypatch.chdir(tmp_path)
    sampled = example.replace("kg validate exports", "kg validate exports --sample 5", 1)
    done = CliRunner().invoke(cli, shlex.split(sampled)[1:], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    written = [path for path in tmp_path.iterdir() if path.name != "exports"]
    assert written or len(done.output.split("\n")) > 5 or "conforms" in done.output


def test_every_asking_command_has_an_example() -> None:
    names = {example.split()[1] for example in examples()}
    assert names == set(ASKING)
