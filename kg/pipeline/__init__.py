"""The whole flow: read, annotate, resolve, assemble, export."""

from kg.pipeline.build import BuildOptions, BuildSummary, build

__all__ = ["BuildOptions", "BuildSummary", "build"]
