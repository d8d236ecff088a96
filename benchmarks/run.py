"""Every measurement of speed and memory in one report, ratios within one run.

    python benchmarks/run.py [PAPERS ...] [--abstracts FILE] [--sizes 1000,3000] [--out FOLDER]

Prints Markdown; --out also writes report.md and report.json. Growth with the size of the corpus is
measured where --abstracts names a file with as many papers as the largest of --sizes. RDF output
and SPARQL against rdflib have a script of their own, rdf.py.
"""

import argparse
import json
import os
import platform
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from builds import measure_cache, measure_sizes, measure_stages
from nlp_pass import measure_engines, measure_nlp
from tables import Table, to_json, to_markdown

from kg.readers import merge_papers, read_papers


def parse_arguments() -> argparse.Namespace:
    """What the user asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("papers", nargs="*", default=["papers"])
    parser.add_argument("--abstracts", help="file with many papers")
    parser.add_argument("--sizes", default="1000,3000", help="such as 1000,10000,75000")
    parser.add_argument("--workers", type=int, default=1, help="processes for the growth table")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--only", help="some of nlp,engines,stages,cache,growth")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    missing = [p for p in (*options.papers, options.abstracts) if p and not Path(p).exists()]
    if missing:
        parser.error(f"no such input: {', '.join(missing)}")
    return options


def measurements(options: argparse.Namespace) -> dict[str, Callable[[], Table]]:
    """What can be measured, by name."""
    papers = merge_papers(read_papers(options.papers))
    found: dict[str, Callable[[], Table]] = {
        "nlp": lambda: measure_nlp(papers, options.repeats),
        "engines": lambda: measure_engines(papers, options.repeats),
        "stages": lambda: measure_stages(options.papers),
        "cache": lambda: measure_cache(options.papers, options.repeats),
    }
    if options.abstracts:
        sizes = [int(size) for size in options.sizes.split(",")]
        given = [options.abstracts]
        found["growth"] = lambda: measure_sizes(given, sizes, workers=options.workers)
    return found


def run(options: argparse.Namespace) -> Iterator[Table]:
    """The tables that were asked for, one by one."""
    wanted = options.only.split(",") if options.only else None
    for name, measure in measurements(options).items():
        if wanted is None or name in wanted:
            print(f"measuring {name}", file=sys.stderr)
            yield measure()


def main() -> None:
    """Measure, print, write."""
    options = parse_arguments()
    machine = f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores"
    tables = []
    print(f"# Benchmarks\n\n{machine}. Ratios are within one run.\n")
    for table in run(options):
        tables.append(table)
        print(to_markdown(table), flush=True)
    if options.out:
        options.out.mkdir(parents=True, exist_ok=True)
        text = "\n".join(map(to_markdown, tables))
        head = f"# Benchmarks\n\n{machine}. Ratios are within one run.\n\n"
        (options.out / "report.md").write_text(head + text, encoding="utf8")
        report = {"machine": machine, "tables": [to_json(table) for table in tables]}
        (options.out / "report.json").write_text(json.dumps(report, indent=2), encoding="utf8")


if __name__ == "__main__":
    main()
