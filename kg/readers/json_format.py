"""A reader of one kind of JSON record: what tells it from others, and where its fields are."""

from collections.abc import Callable, Iterator

from kg.core.errors import ReadError
from kg.core.records import Paper
from kg.readers.base import InputFile, Reader, ReadOptions
from kg.readers.json_objects import json_keys, read_objects
from kg.readers.json_values import BadRecordError, Record, parse_record
from kg.readers.lines import decode
from kg.readers.listing import Listing, read_listing

__all__ = ["json_reader"]


def json_reader(
    name: str,
    description: str,
    recognises: Callable[[frozenset[str]], bool],
    listing: Callable[[Record], Listing],
) -> Reader:
    """Reader of records that ``listing`` understands.

    ``recognises`` decides by the names of members in the start of the file.
    """

    def read(file: InputFile, options: ReadOptions) -> Iterator[Paper | ReadError]:  # noqa: ARG001
        for line, data in read_objects(file):
            yield data if isinstance(data, ReadError) else read_record(file, line, data)

    def read_record(file: InputFile, line: int, data: bytes) -> Paper | ReadError:
        try:
            record = parse_record(decode(data, file, line))
            return read_listing(listing(record), file, line)
        except BadRecordError as error:
            return ReadError(file.source, line, error.problem, error.expected)
        except ReadError as error:
            return error

    return Reader(name, description, lambda head: recognises(json_keys(head)), read)
