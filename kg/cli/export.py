"""``kg export``: the graph of a folder in another format."""

import gzip
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, cast

import click

from kg.cli.files import open_whole
from kg.core.errors import UsageError
from kg.export.exporters import EXPORTERS, find_exporter
from kg.export.rdf_terms import is_base_iri
from kg.export.read_card import read_options
from kg.graph.store import load_graph

__all__ = ["export_command"]

_FORMATS = "\n".join(f"  {e.name:<15}{e.description}" for e in EXPORTERS)


@click.command(
    help=f"""Write the graph in DIRECTORY (exports) as FORMAT.

\b
Formats:
{_FORMATS}

\b
Example:
  kg export ntriples -o graph.nt.gz
  kg export graphml exports -o graph.graphml
"""
)
@click.argument("format_", metavar="FORMAT", type=click.Choice([e.name for e in EXPORTERS]))
@click.argument("directory", type=click.Path(path_type=Path), default=Path("exports"))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="File to write, compressed if it ends in .gz; - or none: standard output.",
)
@click.option("--base-iri", help="IRI that resources' IRIs start with, ending in / or #.")
def export_command(
    format_: str, directory: Path, output: Path | None, base_iri: str | None
) -> None:
    """Write the graph in another format."""
    options = read_options(directory / "graph.ttl")
    if base_iri is not None:
        if not is_base_iri(base_iri):
            raise UsageError(f"{base_iri!r} is no base IRI", "like https://example.org/graph/")
        options = replace(options, base_iri=base_iri)
    graph = load_graph(directory)
    with _opened(output) as file:
        find_exporter(format_).write(graph, file, options)


@contextmanager
def _opened(output: Path | None) -> Iterator[BinaryIO]:
    """The file to write to, packed if its name says so; standard output without one."""
    if output is None or str(output) == "-":
        yield sys.stdout.buffer
        return
    with open_whole(output) as raw:
        if output.suffix == ".gz":
            with gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0) as packed:
                yield cast(BinaryIO, packed)
        else:
            yield raw
