"""What a user names as input: files, folders, globs, addresses, standard input; in a fixed order.

A path is written as the user gave it, with forward slashes; a file of a folder as folder/file.
"""

import glob
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.core.errors import ReadError, UsageError
from kg.readers.characters import clean
from kg.readers.remote import RemoteFile, find_remote, is_address

__all__ = ["STDIN", "find_files", "source_name"]

STDIN = "-"
"""Standard input, as a path."""


def source_name(path: str | Path) -> str:
    """``path`` as messages and papers give it; a character that is no text is U+FFFD."""
    return re.sub(r"[\t\n\r]", "\ufffd", clean(Path(path).as_posix()))


def find_files(inputs: Sequence[str | Path]) -> Iterator[Path | RemoteFile]:
    """Files that ``inputs`` name, each once; those of a folder or glob sorted, none hidden.

    Raises
    ------
    UsageError
        If nothing is there.
    ReadError
        If a folder has no file.
    KgError
        If an address can't be asked.
    """
    seen: set[Path | RemoteFile] = set()
    for given in inputs:
        for path in _files_of(given):
            if path not in seen:
                seen.add(path)
                yield path


def _files_of(given: str | Path) -> Sequence[Path | RemoteFile]:
    text = os.fspath(given)
    if is_address(text):
        return find_remote(text)
    path = Path(given)
    if text == STDIN:
        return [path]
    if "\0" in text:
        raise UsageError(f"{text!r} is no path")
    if not text:
        raise UsageError("an input is empty", "name a file, a folder, a glob or -")
    if path.is_dir():
        return _files_below(path)
    if path.exists():
        return [path]
    matches = [Path(match) for match in glob.glob(text, recursive=True)]  # noqa: PTH207
    if not matches:
        raise UsageError(f"{source_name(path)}: no such file or folder", "check the path")
    return sorted(
        (file for m in matches for file in (_files_below(m) if m.is_dir() else [m])),
        key=source_name,
    )


def _files_below(folder: Path) -> Sequence[Path]:
    below = (p for p in folder.rglob("*") if not _is_hidden(p.relative_to(folder)) and p.is_file())
    files = sorted(below, key=source_name)
    if not files:
        raise ReadError(source_name(folder), None, "the folder has no files", "files of papers")
    return files


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)
