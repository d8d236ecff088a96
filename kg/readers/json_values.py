"""JSON text to objects, and their members to text; every way to be wrong is one exception."""

import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias

__all__ = [
    "BadRecordError",
    "Record",
    "first_text",
    "member",
    "optional_text",
    "parse_record",
    "records",
    "texts",
]

Record: TypeAlias = Mapping[str, object]

_KINDS = {dict: "an object", list: "a list", str: "text", bool: "true or false", type(None): "null"}


class BadRecordError(Exception):
    """A record is not what it has to be: ``problem`` and what was ``expected``."""

    def __init__(self, problem: str, expected: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.expected = expected


def _kind(value: object) -> str:
    return _KINDS.get(type(value), "a number")


def parse_record(text: str) -> Record:
    """Object that ``text`` is.

    Raises
    ------
    BadRecordError
        If it is no JSON, no object, or nested too deeply.
    """
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        problem = f"not JSON at character {error.pos + 1}: {error.msg}"
        raise BadRecordError(problem, "a JSON object") from None
    except RecursionError:
        raise BadRecordError("JSON nested too deeply", "a record") from None
    except ValueError:  # an integer of thousands of digits
        raise BadRecordError("a number that is too long", "a JSON object") from None
    if not isinstance(value, dict):
        raise BadRecordError(f"{_kind(value)}, not an object", "a JSON object with a title")
    return value


def first_text(record: Record, *names: str) -> str:
    """Text of the first of ``names`` that the record has; empty if it has none or null.

    Raises
    ------
    BadRecordError
        If it is not text.
    """
    for name in names:
        value = record.get(name)
        if isinstance(value, str):
            return value
        if value is not None:
            raise BadRecordError(f"{name!r} is {_kind(value)}", "text")
    return ""


def optional_text(record: Record, *names: str) -> str | None:
    """Text or number of the first of ``names`` that has one; None if none has."""
    for name in names:
        value = record.get(name)
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
    return None


def member(record: Record, *path: str) -> Record:
    """Object at the end of a path of names; empty if there is none."""
    for name in path:
        inner = record.get(name)
        if not isinstance(inner, dict):
            return {}
        record = inner
    return record


def records(value: object) -> tuple[Record, ...]:
    """Objects of a list; none if it is no list."""
    return tuple(v for v in value if isinstance(v, dict)) if isinstance(value, list) else ()


def texts(value: object, *names: str) -> tuple[str, ...]:
    """Texts of a list; of an object in it, the text under the first of ``names`` it has."""
    if not isinstance(value, Sequence) or isinstance(value, str):
        return ()
    found = (optional_text(v, *names) if isinstance(v, dict) else v for v in value)
    return tuple(text for text in found if isinstance(text, str))
