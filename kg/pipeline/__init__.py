"""The whole flow: read, annotate, resolve, assemble, export."""

from kg.pipeline.build import build
from kg.pipeline.options import BuildOptions, BuildSummary

__all__ = ["BuildOptions", "BuildSummary", "build"]
