"""Graph records to files: RDF, the page, other formats."""

from kg.export.exporters import BUILD_EXPORTERS, EXPORTERS, find_exporter

__all__ = ["BUILD_EXPORTERS", "EXPORTERS", "find_exporter"]
