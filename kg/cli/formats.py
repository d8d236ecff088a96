"""The option that names an input format."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

__all__ = ["InputFormat"]


class InputFormat(click.ParamType):  # type: ignore[type-arg]  # generic in later versions alone
    """Name of an input format. The formats' parsers are imported only where there is one to check.

    Behaves as the ``click.Choice`` of all names.
    """

    name = "format"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """``value``, if there is such a format."""
        return _choice().convert(value, param, ctx)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:
        """All names, for the help."""
        return _choice().get_metavar(param, ctx)

    def get_missing_message(self, param: click.Parameter, ctx: click.Context | None) -> str:
        """What is to be chosen from."""
        return _choice().get_missing_message(param, ctx)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> "list[CompletionItem]":
        """Names that begin so."""
        return _choice().shell_complete(ctx, param, incomplete)


def _choice() -> "click.Choice[str]":
    from kg.readers.formats import READERS  # noqa: PLC0415  (a tenth of a second)

    return click.Choice([reader.name for reader in READERS])
