"""What is written against the shapes: no graph is published that breaks them."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.core.errors import ValidationError
from kg.core.source import GraphSource
from kg.export.base import ExportOptions

if TYPE_CHECKING:
    from kg.query.shacl import Report

__all__ = ["validate_files", "validate_sample"]

_SAMPLE = 5
"""Papers whose part of the graph is checked unless the user wants more."""


def validate_files(files: Sequence[Path]) -> None:
    """Check the whole graph that RDF ``files`` make together, which is loaded into memory.

    Raises
    ------
    ValidationError
        If it breaks the shapes.
    """
    from kg.query.shacl import validate_graph  # noqa: PLC0415  (pyshacl takes half a second)

    _refuse_violations(validate_graph(files))


def validate_sample(graph: GraphSource, options: ExportOptions, papers: int) -> None:
    """Check what is written of a few of the ``papers`` papers of ``graph``.

    Raises
    ------
    ValidationError
        If it breaks the shapes.
    """
    from kg.query.excerpt import cut_out  # noqa: PLC0415  (as above)
    from kg.query.shacl import validate_records  # noqa: PLC0415

    _refuse_violations(validate_records(cut_out(graph, papers, _SAMPLE), options))


def _refuse_violations(report: "Report") -> None:
    if not report.conforms:
        number = len(report.violations)
        raise ValidationError(f"the graph breaks its shapes: {number:,} violations", report.text)
