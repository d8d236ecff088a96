"""Files to papers: formats recognised by content, the same paper listed twice found again.

A format is a module with a ``READER`` and a line in ``formats.py``.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.readers.base import InputFile, Reader, ReadOptions
    from kg.readers.formats import READERS
    from kg.readers.merge import merge_papers
    from kg.readers.reading import read_papers

__all__ = ["READERS", "InputFile", "ReadOptions", "Reader", "merge_papers", "read_papers"]

_MODULES = {
    "READERS": "formats",
    "InputFile": "base",
    "ReadOptions": "base",
    "Reader": "base",
    "merge_papers": "merge",
    "read_papers": "reading",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for when it is asked for: whoever reads nothing needs no parser."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    return getattr(import_module(f"kg.readers.{_MODULES[name]}"), name)
