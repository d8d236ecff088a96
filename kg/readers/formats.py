"""The input formats, in the order in which they are tried: a module and a line here each."""

from kg.core.errors import ReadError, UsageError
from kg.readers import daily_page, json_lines
from kg.readers.base import InputFile, Reader

__all__ = ["READERS", "find_reader"]

READERS: tuple[Reader, ...] = (
    json_lines.READER,
    daily_page.READER,
)


def find_reader(file: InputFile, name: str | None = None) -> Reader:
    """Reader called ``name``, or the first that recognises the file.

    Raises
    ------
    UsageError
        If no reader has that name.
    ReadError
        If the file is empty or in no format that ``kg`` reads.
    """
    if not file.head.strip():
        raise ReadError(file.source, None, "the file is empty", "papers")
    if name is not None:
        for reader in READERS:
            if reader.name == name:
                return reader
        raise UsageError(f"no input format is called {name!r}", f"formats: {_names()}")
    for reader in READERS:
        if reader.recognises(file.head):
            return reader
    kind = "a binary file" if b"\0" in file.head else "a format that kg does not know"
    raise ReadError(file.source, None, kind, f"one of {_names()}")


def _names() -> str:
    return ", ".join(reader.name for reader in READERS)
