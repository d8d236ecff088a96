"""JSON Lines to objects whose fields are checked as they are taken, with file and line at hand."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.core.errors import ReadError

__all__ = ["Fields", "read_objects"]


@dataclass(frozen=True, slots=True)
class Fields:
    """A JSON object of a file; ``where`` names it in errors (``entities[3]``), empty at the top.

    Every method raises ``ReadError`` where the object is not what was asked for.
    """

    path: Path
    line: int
    values: dict[str, Any]
    where: str = ""

    def text(self, name: str) -> str:
        """Field that has to be a text."""
        value = self.values.get(name)
        if not isinstance(value, str):
            raise self.wrong(name, "a text")
        return value

    def optional_text(self, name: str) -> str | None:
        """Field that may be absent, null or a text."""
        return None if self.values.get(name) is None else self.text(name)

    def texts(self, name: str) -> tuple[str, ...]:
        """Field that may be absent or a list of texts."""
        values = self._list(name)
        if not all(isinstance(value, str) for value in values):
            raise self.wrong(name, "a list of texts")
        return tuple(values)

    def number(self, name: str) -> float | None:
        """Field that may be absent, null or a number in [0, 1]."""
        value = self.values.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise self.wrong(name, "a number from 0 to 1")
        return float(value)

    def object(self, name: str) -> "Fields":
        """Field that has to be an object."""
        value = self.values.get(name)
        if not isinstance(value, dict):
            raise self.wrong(name, "an object")
        return Fields(self.path, self.line, value, self._name(name))

    def objects(self, name: str) -> Iterator["Fields"]:
        """Field that may be absent or a list of objects."""
        for number, value in enumerate(self._list(name)):
            if not isinstance(value, dict):
                raise self.wrong(name, "a list of objects")
            yield Fields(self.path, self.line, value, f"{self._name(name)}[{number}]")

    def wrong(self, name: str, expected: str) -> ReadError:
        """Error about a field."""
        problem = "is missing" if name not in self.values else f"is {_show(self.values[name])}"
        return ReadError(self.path, self.line, f"{self._name(name)} {problem}", expected)

    def _list(self, name: str) -> list[Any]:
        value = self.values.get(name, [])
        if not isinstance(value, list):
            raise self.wrong(name, "a list")
        return value

    def _name(self, name: str) -> str:
        return f"{self.where}.{name}" if self.where else name


def _show(value: object, width: int = 40) -> str:
    """``value`` as JSON, cut short and without anything that a terminal would act upon."""
    text = json.dumps(value)
    return text if len(text) <= width else text[: width - 1] + "…"


def read_objects(path: Path) -> Iterator[Fields]:
    """The object on every line of ``path`` that isn't blank.

    Raises
    ------
    ReadError
        If the file can't be read, or a line is no JSON object in UTF-8.
    """
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield Fields(path, number, _object(path, number, line))
    except OSError as error:
        raise ReadError(path, None, f"can't be read ({error.strerror})") from error


def _object(path: Path, number: int, line: bytes) -> dict[str, Any]:
    try:
        value = json.loads(line.decode("utf8"))
    except (ValueError, RecursionError) as error:
        raise ReadError(path, number, "not JSON in UTF-8", "an object a line") from error
    if not isinstance(value, dict):
        raise ReadError(path, number, f"is {_show(value)}", "an object a line")
    return value
