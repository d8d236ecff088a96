"""Records of a JSON file one by one, however they are packed.

A file is JSON Lines, a list of objects, objects one after another over several lines, or an object
that holds the list, as services answer: ``{"total": 2, "data": [{...}, {...}]}``.
"""

import json
import re
from collections.abc import Iterator

from kg.core.errors import ReadError
from kg.readers.base import InputFile
from kg.readers.json_splitter import JsonSplitter
from kg.readers.lines import BOM, read_lines

__all__ = ["json_keys", "looks_like_json", "read_objects"]

_KEY = re.compile(rb'(?<!\\)"([A-Za-z0-9_:-]{1,40})"\s*:')
_ENVELOPE = re.compile(
    rb'\{(?:(?!"title")[^\[])*"(?:data|results|papers|items|records)"\s*:\s*\[\s*[{\]n]'
)
_LONG_LINE = 1 << 15
"""Bytes of a first line that must be a record: a document over several lines has short ones."""


def looks_like_json(head: bytes) -> bool:
    """Whether a file starts like an object or a list."""
    return re.match(rb"\s*(?:\{|\[\s*(?:[\[{\"\]0-9tfn-]|\Z))", head.removeprefix(BOM)) is not None


def json_keys(head: bytes) -> frozenset[str]:
    """Names of members in the start of a JSON file; none if it is no JSON."""
    if not looks_like_json(head):
        return frozenset()
    return frozenset(key.decode("ascii") for key in _KEY.findall(head))


def read_objects(file: InputFile) -> Iterator[tuple[int, bytes | ReadError]]:
    """(number of its first line, JSON text) of each record; an error for what can't be one.

    Raises
    ------
    ReadError
        If the file breaks off or goes wrong in a way that hides where records start.
    """
    start = file.head.removeprefix(BOM).lstrip()
    if start.startswith(b"["):
        return JsonSplitter(file, b"[").records()
    if _ENVELOPE.match(start):
        return JsonSplitter(file, b"{[").records()
    if _has_record_per_line(start):
        return read_lines(file)
    return JsonSplitter(file, b"").records()


def _has_record_per_line(start: bytes) -> bool:
    """Whether the first line is a record, or so wrong that only lines can part good from bad."""
    line, *rest = start.split(b"\n", 1)
    if len(line) > _LONG_LINE or not rest or rest[0].lstrip().startswith(b"{"):
        return True
    try:
        json.loads(line)
    except json.JSONDecodeError as error:
        return error.pos < len(error.doc.rstrip())
    except (RecursionError, ValueError):
        return True
    return True
