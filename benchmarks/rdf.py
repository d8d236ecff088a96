"""Speed of RDF output and SPARQL, side by side with rdflib in one run.

    python benchmarks/rdf.py [DIR]

Writes the Turtle of the graph in DIR (exports), from its records, against rdflib's serialiser on
the same triples; N-Triples of a million synthetic triples; and answers all named queries against
rdflib's own store and engine on the same graph. Best of three, queries once in rdflib.
"""

import argparse
import io
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import rdflib

from kg.core.source import RecordSource
from kg.export.ntriples import format_triples
from kg.export.rdf_files import EVIDENCE, GRAPH
from kg.export.rdf_terms import Description, count, text
from kg.export.read_card import read_options
from kg.export.turtle import write_lines
from kg.graph.store import load_graph
from kg.query.named import read_queries
from kg.query.sparql import open_graph
from kg.query.store import disk_store

REPEATS = 3
MILLION = 1_000_000


def best_of(run: Callable[[], object], repeats: int = REPEATS) -> float:
    """Seconds of the fastest of a few runs."""
    times = []
    for _ in range(repeats):
        started = time.perf_counter()
        run()
        times.append(time.perf_counter() - started)
    return min(times)


def show(what: str, amount: int, unit: str, ours: float, theirs: float | None = None) -> None:
    """Print a line: amount, seconds, rate and how many times as fast as rdflib."""
    rate = f"{amount / ours:>12,.0f} {unit}/s"
    ratio = f"  rdflib {theirs:8.3f} s  {theirs / ours:6.1f} x" if theirs is not None else ""
    print(f"{what:<34}{amount:>10,} {unit:<8}{ours:8.3f} s{rate}{ratio}")


def measure_turtle(directory: str) -> None:
    """Both Turtle files from records, and rdflib's serialiser on what they say."""
    graph = load_graph(directory)
    source = RecordSource.of(graph.entities(), graph.papers())
    options = read_options(f"{directory}/graph.ttl")

    def ours() -> bytes:
        out = io.BytesIO()
        GRAPH.write(source, out, options)
        EVIDENCE.write(source, out, options)
        return out.getvalue()

    data = ours()
    parsed = rdflib.Graph().parse(data=data, format="turtle")
    theirs = best_of(lambda: parsed.serialize(format="turtle"), 1)
    show("Turtle, from records", len(parsed), "triples", best_of(ours), theirs)


def synthetic() -> Iterator[Description]:
    """A million triples: five of each of 200,000 subjects."""
    for number in range(MILLION // 5):
        iri = f"https://example.org/thing/{number}"
        yield Description(
            iri,
            [
                ("https://example.org/label", (text(f"thing {number}"),)),
                ("https://example.org/number", (count(number),)),
                ("https://example.org/next", (f"{iri}1", f"{iri}2", f"{iri}3")),
            ],
        )


def measure_ntriples() -> None:
    """Writing alone: the descriptions are made beforehand."""
    descriptions = list(synthetic())
    lines = "".join(format_triples(descriptions)).encode()
    quads = list(ox.parse(lines, format=ox.RdfFormat.N_TRIPLES))
    ours = best_of(lambda: write_lines(io.BytesIO(), format_triples(descriptions)))
    show("N-Triples, writing alone", MILLION, "triples", ours)
    triples = [quad.triple for quad in quads]
    rust = best_of(lambda: ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES))
    show("  pyoxigraph's writer on these", MILLION, "triples", rust)


def load_store(directory: str) -> None:
    """Make the store that the first query of a graph makes."""
    with tempfile.TemporaryDirectory() as folder:
        disk_store(directory, Path(folder))


def measure_queries(directory: str) -> None:
    """All named queries, with their defaults."""
    graph = open_graph(directory)
    size = len(graph.store)
    show("loading into a store on disk", size, "triples", best_of(lambda: load_store(directory)))
    show("opening that store", size, "triples", best_of(lambda: open_graph(directory)))
    theirs = rdflib.Graph()
    theirs.parse(
        data=graph.store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph()),
        format="nt",
    )
    queries = read_queries()
    ours_total = theirs_total = 0.0
    for query in queries:
        text_ = query.text
        ours = best_of(lambda text_=text_: graph.query(text_))
        slow = best_of(lambda text_=text_: list(theirs.query(text_)), 1)
        ours_total += ours
        theirs_total += slow
        print(f"  {query.name:<32}{ours * 1000:10.2f} ms  rdflib {slow * 1000:10.1f} ms")
    show("named queries", len(queries), "queries", ours_total, theirs_total)


def main() -> None:
    """Measure all."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("directory", nargs="?", default="exports")
    directory = parser.parse_args().directory
    measure_turtle(directory)
    measure_ntriples()
    measure_queries(directory)


if __name__ == "__main__":
    main()
