"""The input formats, in the order in which they are tried: a module and a line here each."""

from kg.core.errors import ReadError, UsageError
from kg.readers import (
    acl_anthology,
    arxiv_atom,
    arxiv_snapshot,
    bibtex,
    csl_json,
    daily_page,
    hugging_face,
    json_lines,
    oai_pmh,
    openalex,
    parquet,
    pdf,
    plain_text,
    ris,
    semantic_scholar,
    table,
)
from kg.readers.base import InputFile, Reader

__all__ = ["READERS", "find_reader"]

READERS: tuple[Reader, ...] = (
    daily_page.READER,
    arxiv_snapshot.READER,
    openalex.READER,
    semantic_scholar.READER,
    hugging_face.READER,
    csl_json.READER,
    json_lines.READER,
    arxiv_atom.READER,
    oai_pmh.READER,
    acl_anthology.READER,
    bibtex.READER,
    ris.READER,
    pdf.READER,
    parquet.READER,
    table.READER,
    plain_text.READER,
)
"""The special before the general: any JSON is read as JSON Lines if nothing else knows it."""


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
