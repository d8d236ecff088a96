"""Files at addresses (``s3://``, ``gs://``, ``https://``, ...), with the optional ``fsspec``.

An address in messages, and as the source of papers, has no user, no password and no query: those
may open doors.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, BinaryIO

from kg.core.errors import KgError, ReadError, UsageError
from kg.readers.characters import clean
from kg.readers.streams import observed

__all__ = ["RemoteFile", "find_remote", "is_address"]

_ADDRESS = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://")
_USER = re.compile(r"(?<=://)[^/@\s]*@")
_QUERY = re.compile(r"[?#][^\s'\"]*")
_MAGIC = re.compile(r"[*?\[]")
_HIDDEN = re.compile(r"(?:(?<=/)|^)\.")
_WEB = ("http", "https")
_INSTALL = "pip install 'kg-papers[cloud]'"


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file that a file system of ``fsspec`` has under ``path``."""

    source: str
    system: Any
    path: str

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """Its bytes.

        Raises
        ------
        ReadError
            If it isn't there, may not be read, or the connection ends.
        """
        try:
            file = self.system.open(self.path, "rb")
        except Exception as error:  # each kind of store has errors of its own
            raise self._unreadable(error) from None

        def read(size: int) -> bytes:
            try:
                return bytes(file.read(size))
            except Exception as error:
                raise self._unreadable(error) from None

        with file:
            yield observed(read, lambda _: None)

    def _unreadable(self, error: Exception) -> ReadError:
        return ReadError(self.source, None, _reason(error), "a file that can be read")


def is_address(text: str) -> bool:
    """Whether ``text`` is an address and no path."""
    return _ADDRESS.match(text) is not None


def find_remote(address: str) -> list[RemoteFile]:
    """Files at an address: itself, those that match it as a glob, or all below it, sorted.

    Raises
    ------
    UsageError
        If nothing is there, or what it takes to look there is not installed.
    KgError
        If the store can't be asked.
    """
    name = _name(address)
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415  (an optional extra)
    except ImportError:
        raise UsageError(f"{name}: addresses need an optional library", _INSTALL) from None
    try:
        system, path = url_to_fs(address)
        paths = _paths(system, path, address)
    except ImportError as error:
        raise UsageError(f"{name}: {_reason(error)}", _INSTALL) from None
    except Exception as error:
        raise KgError(f"{name}: can't look there ({_reason(error)})") from None
    if not paths:
        raise UsageError(f"{name}: no file there", "check the address")
    if "::" in address:
        return [RemoteFile(name, system, path)]
    return [RemoteFile(_name(system.unstrip_protocol(p)), system, p) for p in sorted(paths)]


def _paths(system: Any, path: str, address: str) -> list[str]:
    if address.startswith(tuple(f"{scheme}:" for scheme in _WEB)) or "::" in address:
        return [path]  # a web server lists nothing, and a ? is no glob there
    if magic := _MAGIC.search(path):
        start = path.rfind("/", 0, magic.start()) + 1
        found: list[str] = []
        for match, about in system.glob(path, detail=True).items():
            found += [match] if about["type"] == "file" else system.find(match)
    elif system.isdir(path):
        start = len(path.rstrip("/")) + 1
        found = system.find(path)
    else:
        return [path] if system.exists(path) else []
    return [p for p in found if not _HIDDEN.search(p, start)]


def _name(address: str) -> str:
    shown = _USER.sub("", address)
    is_web = shown.startswith(tuple(f"{scheme}:" for scheme in _WEB))
    return re.sub(r"[\t\n\r]", "\ufffd", clean(_QUERY.sub("", shown) if is_web else shown))


def _reason(error: Exception) -> str:
    """What is wrong, in a line that gives no secret away."""
    while isinstance(error.__cause__, Exception):
        error = error.__cause__  # "no such file" may stand for whatever kept it from being found
    if isinstance(error, FileNotFoundError):
        return "no such file"
    text = " ".join(_QUERY.sub("", _USER.sub("", str(error))).split())[:200]
    return clean(f"{type(error).__name__}: {text}" if text else type(error).__name__)
