"""JSON Lines: an object per line with ``title`` and, where known, the other fields of a paper."""

import re
from collections.abc import Iterator

from kg.core.errors import ReadError
from kg.core.records import Paper
from kg.readers.base import InputFile, Reader, ReadOptions
from kg.readers.json_values import (
    BadRecordError,
    Record,
    first_text,
    optional_text,
    parse_record,
    texts,
)
from kg.readers.lines import decode, read_lines
from kg.readers.listing import Listing, read_listing

__all__ = ["READER"]


def _recognises(head: bytes) -> bool:
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{"


def _read(file: InputFile, options: ReadOptions) -> Iterator[Paper | ReadError]:  # noqa: ARG001
    for number, line in read_lines(file):
        yield line if isinstance(line, ReadError) else _read_line(line, number, file)


def _read_line(line: bytes, number: int, file: InputFile) -> Paper | ReadError:
    try:
        record = parse_record(decode(line, file, number))
        return read_listing(_listing(record, number), file)
    except BadRecordError as error:
        return ReadError(file.source, number, error.problem, error.expected)
    except ReadError as error:
        return error


def _listing(record: Record, line: int) -> Listing:
    return Listing(
        title=first_text(record, "title"),
        abstract=first_text(record, "abstract", "summary"),
        id=optional_text(record, "id"),
        date=optional_text(record, "date", "published", "year"),
        authors=_authors(record.get("authors")),
        url=optional_text(record, "url"),
        doi=optional_text(record, "doi"),
        arxiv_id=optional_text(record, "arxiv_id"),
        line=line,
    )


def _authors(value: object) -> tuple[str, ...]:
    """Names of a list of names or of objects with one, or of a text that separates names."""
    if isinstance(value, str):
        return tuple(re.split(r"\s*;\s*|\s+and\s+|,\s+(?=\S+\s)", value))
    return texts(value, "name")


READER = Reader(
    "json-lines", "JSON Lines with title, abstract or summary, id, ...", _recognises, _read
)
