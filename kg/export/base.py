"""What every export format is: a name, a file name, and a function that writes a graph."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from kg.core.ids import DEFAULT_BASE_IRI
from kg.core.source import GraphSource

__all__ = ["ExportOptions", "Exporter", "KeptTexts"]


class KeptTexts(Protocol):
    """What was written of papers before."""

    def find(self, paper: str, inputs: str, make: Callable[[], bytes]) -> bytes:
        """What ``make`` gives for the paper of that id; ``inputs`` is all that it follows from."""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What a user may set about an export.

    ``inputs`` are (path as given, SHA-256) of the files read, for provenance; ``created`` an ISO
    date and time, only where the user asks for the clock. ``kept`` saves writing a paper's evidence
    anew where nothing about it has changed.
    """

    base_iri: str = DEFAULT_BASE_IRI
    title: str = "Knowledge graph of papers"
    inputs: tuple[tuple[str, str], ...] = ()
    pipeline: str = ""
    created: str | None = None
    kept: KeptTexts | None = None


@dataclass(frozen=True, slots=True)
class Exporter:
    """An export format: ``write`` streams the graph to a binary file, the same bytes every time.

    ``whole_graph`` says that it can't stream but holds the graph in memory.
    """

    name: str
    filename: str
    description: str
    write: Callable[[GraphSource, BinaryIO, ExportOptions], None]
    whole_graph: bool = False
