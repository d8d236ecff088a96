"""Files to papers: formats recognised by content, the same paper listed twice found again.

A format is a module with a ``READER`` and a line in ``formats.py``.
"""

from kg.readers.base import InputFile, Reader, ReadOptions
from kg.readers.formats import READERS
from kg.readers.merge import merge_papers
from kg.readers.reading import read_papers

__all__ = ["READERS", "InputFile", "ReadOptions", "Reader", "merge_papers", "read_papers"]
