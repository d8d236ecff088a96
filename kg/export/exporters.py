"""Every export format. To add one, write its module and add its exporter to ``EXPORTERS``."""

from kg.core.errors import UsageError
from kg.export.base import Exporter
from kg.export.rdf_files import EVIDENCE, GRAPH

__all__ = ["EXPORTERS", "find_exporter"]

EXPORTERS: tuple[Exporter, ...] = (GRAPH, EVIDENCE)


def find_exporter(name: str) -> Exporter:
    """Exporter of that name.

    Raises
    ------
    UsageError
        If there is none.
    """
    for exporter in EXPORTERS:
        if exporter.name == name:
            return exporter
    known = ", ".join(e.name for e in EXPORTERS)
    raise UsageError(f"no export format is called {name!r}", f"one of {known}")
