"""How much of an input is read: what keeps a hostile file from filling memory or running on."""

from dataclasses import dataclass

from kg.core.errors import ReadError

__all__ = [
    "LONGEST_DOCUMENT",
    "LONGEST_ELEMENT",
    "LONGEST_ENTRY",
    "LONGEST_RECORD",
    "LONGEST_TEXT",
    "MAX_BYTES",
    "MOST_EMPTY_LINES",
    "MOST_ERRORS",
    "Budget",
]

LONGEST_RECORD = 1 << 24
"""Bytes of one record: a line, an object, a row."""
LONGEST_ELEMENT = 1 << 22
"""Bytes of an XML record, which takes longer to read."""
LONGEST_ENTRY = 1 << 20
"""Bytes of an entry of a bibliography, which takes longer still."""
LONGEST_TEXT = 1 << 24
"""Bytes of a text that can only be read as a whole."""
LONGEST_DOCUMENT = 1 << 26
"""Bytes of a PDF."""
MAX_BYTES = 1 << 34
"""Bytes that one compressed file may unpack to, unless the user says otherwise."""
MOST_ERRORS = 100_000
"""Records of one input that may be left out: each is kept to be told."""
MOST_EMPTY_LINES = 1_000_000
"""Empty lines of a file: a few kilobytes can unpack to a thousand times as many."""

_FREE = 1 << 28
"""Bytes that a file may unpack to however small it is."""
_TIMES = 200
"""How many times its size a file may unpack to beyond that; records compress to a third or so."""


@dataclass(slots=True)
class Budget:
    """Bytes that a compressed file has unpacked to so far, of the ``limit``.

    ``packed`` is the number of compressed bytes read so far.
    """

    source: str
    limit: int = MAX_BYTES
    packed: int = 0
    spent: int = 0

    def spend(self, size: int) -> None:
        """Count ``size`` more unpacked bytes.

        Raises
        ------
        ReadError
            If they are too many, as such or for the size of the file.
        """
        self.spent += size
        if self.spent > self.limit:
            problem = f"unpacks to more than {self.limit:,} bytes"
            raise ReadError(self.source, None, problem, "fewer bytes, or a higher limit")
        if self.spent > max(_FREE, _TIMES * self.packed):
            problem = f"unpacks to more than {_TIMES} times its size"
            raise ReadError(self.source, None, problem, "papers")
