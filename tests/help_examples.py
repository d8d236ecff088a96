"""What stands after ``Example:`` in the help of the commands."""

import re

import click

from kg.cli.main import cli

ASKING = ("show", "find", "leaderboard", "path", "query", "questions", "export", "validate")
"""Commands that ask a graph or write it in another format."""


def examples(*names: str) -> list[str]:
    """The lines of a command's example, the command named as on the command line."""
    command: click.Command | None = cli
    for name in names:
        assert isinstance(command, click.Group)
        command = command.get_command(click.Context(command), name)
    assert command is not None
    block = (command.help or "").partition("Example:")[2]
    return [line.strip() for line in re.findall(r"^ +(?:kg|curl) .*", block, re.MULTILINE)]
