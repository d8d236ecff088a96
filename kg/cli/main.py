"""The ``kg`` group: commands in plain sight, errors as one line with a hint."""

import importlib
import logging
import sys
from typing import cast

import click

from kg.core.errors import KgError, UsageError

__all__ = ["COMMANDS", "cli", "main"]

COMMANDS = (
    ("fetch", "kg.cli.fetch:fetch_command", "Fetch papers from a service that lists them."),
    ("build", "kg.cli.build:build_command", "Build the graph of a collection of papers."),
    ("show", "kg.cli.show:show_command", "Show an entity or a paper."),
    ("find", "kg.cli.find:find_command", "Find entities by type and papers by role."),
    ("leaderboard", "kg.cli.leaderboard:leaderboard_command", "Rank results on a dataset."),
    ("path", "kg.cli.path:path_command", "Show how two entities or papers hang together."),
    ("query", "kg.cli.query:query_command", "Ask the graph in SPARQL."),
    ("questions", "kg.cli.questions:questions_command", "List the named SPARQL queries."),
    ("serve", "kg.cli.serve:serve_command", "Serve the graph over HTTP: SPARQL and pages."),
    ("push", "kg.cli.push:push_command", "Load the graph into a SPARQL store."),
    ("export", "kg.cli.export:export_command", "Write the graph in another format."),
    ("validate", "kg.cli.validate:validate_command", "Check an exported graph against the shapes."),
    ("diff", "kg.cli.diff:diff_command", "Show what a rebuild changed."),
    ("resolve", "kg.cli.resolve:resolve_command", "Review how names were joined."),
    ("cache", "kg.cli.cache:cache_group", "See or clear what builds keep for the next one."),
    ("lexicon", "kg.cli.lexicon:lexicon_group", "Check lexicon files."),
    ("evaluate", "kg.cli.evaluate:evaluate_command", "Score annotations against a gold standard."),
)
"""(name, where it is, what it does), in the order that help lists them."""


def _with_lines(command: click.Command) -> click.Command:
    r"""Have help keep the lines after ``\b``, which raw docstrings hold as two characters."""
    command.help = (command.help or "").replace("\\b\n", "\b\n")
    for inner in command.commands.values() if isinstance(command, click.Group) else ():
        _with_lines(inner)
    return command


class _LazyGroup(click.Group):
    """Imports a command's module when it is called: ``kg --version`` needs no NLP library."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """All names, in the order of ``COMMANDS``."""
        return [name for name, _, _ in COMMANDS]

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name."""
        for known, target, _ in COMMANDS:
            if known == name:
                module, attribute = target.split(":")
                command = getattr(importlib.import_module(module), attribute)
                return _with_lines(cast(click.Command, command))
        return None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List of commands from ``COMMANDS``, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, _, summary in COMMANDS])


_EPILOG = """\b
Completion of commands and options in the shell:
  eval "$(_KG_COMPLETE=bash_source kg)"    (in ~/.bashrc; zsh_source in ~/.zshrc)
  _KG_COMPLETE=fish_source kg | source     (in ~/.config/fish/config.fish)
"""


@click.group(
    cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]}, epilog=_EPILOG
)
@click.version_option(package_name="kg-papers", prog_name="kg")
@click.option("-v", "--verbose", is_flag=True, help="Say more on standard error.")
def cli(verbose: bool) -> None:
    r"""Build and ask knowledge graphs of machine-learning papers.

    \b
    Example:
      kg build papers/
      kg show CC3M
    """
    level = logging.INFO if verbose else logging.WARNING
    logging.basicConfig(level=level, format="%(name)s: %(message)s", stream=sys.stderr)


_with_lines(cli)


def main() -> None:
    """Run the command line: exit status 0 good, 1 failed, 2 misuse."""
    try:
        cli.main(standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("kg: interrupted", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    except KgError as error:
        click.echo(f"kg: {error}", err=True)
        if error.hint:
            click.echo(f"hint: {error.hint}", err=True)
        sys.exit(2 if isinstance(error, UsageError) else 1)
