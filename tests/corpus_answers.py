"""The answers of the named queries on the committed exports, as files to read and check by hand.

    python tests/corpus_answers.py [DIR]

writes ``ontology/answers/<query>.csv`` from the graph in DIR (exports): how many rows there are,
and the first twenty. Look at what ``git diff`` says, compare rows with the abstracts, and commit.
"""

import io
import sys
from pathlib import Path

from kg.cli.output import print_rows
from kg.query.named import NamedQuery, read_queries
from kg.query.sparql import SparqlGraph, open_graph

ANSWERS = Path(__file__).parent / "ontology" / "answers"
EXPORTS = Path(__file__).parents[1] / "exports"
SHOWN = 20


def format_answer(graph: SparqlGraph, query: NamedQuery) -> str:
    """Question, number of rows and the first of them as CSV; IRIs with prefixes."""
    answer = graph.query(query.text)
    rows = [[graph.shorten(c) if isinstance(c, str) else c for c in r] for r in answer.rows[:SHOWN]]
    out = io.StringIO()
    out.write(f"# {query.answers}\n# {len(answer.rows):,} rows\n")
    print_rows(answer.columns, rows, "csv", out)
    return out.getvalue()


def main() -> None:
    """Write all answers."""
    graph = open_graph(sys.argv[1] if len(sys.argv) > 1 else EXPORTS)
    ANSWERS.mkdir(exist_ok=True)
    for path in ANSWERS.glob("*.csv"):
        path.unlink()
    for query in read_queries():
        (ANSWERS / f"{query.name}.csv").write_text(format_answer(graph, query), encoding="utf8")


if __name__ == "__main__":
    main()
