"""Speed of the build, side by side with spaCy in one run.

    python benchmarks/speed.py [PAPERS ...] [--json]

Times the whole ``kg build`` as a user runs it (a process, start-up and all exports included) and
the NLP pass alone in one process, against spaCy's ``en_core_web_sm`` over the same texts in one
process (loaded beforehand) and against the bare tokenizer.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import spacy
from spacy_baseline import load_baseline

from kg.core.records import Paper
from kg.lexicon import load_lexicon
from kg.nlp.pipeline import annotate, build_nlp
from kg.readers import merge_papers, read_papers

REPEATS = 3


def best_of(run: Callable[[], object]) -> float:
    """Seconds of the fastest of a few runs."""
    times = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        run()
        times.append(time.perf_counter() - started)
    return min(times)


def build(inputs: Sequence[str]) -> None:
    """One ``kg build`` as a process of its own, without cache."""
    with tempfile.TemporaryDirectory() as out:
        command = [sys.executable, "-m", "kg", "build", *inputs, "--out", f"{out}/x", "--quiet"]
        subprocess.run(command, check=True)


def measure(inputs: Sequence[str]) -> list[dict[str, object]]:
    """A row per thing measured: name, seconds, papers/s, ratio to the baseline."""
    papers: list[Paper] = sorted(merge_papers(read_papers(inputs)))
    texts = [f"{p.title}\n\n{p.abstract}" for p in papers]
    baseline, name = load_baseline()
    bare = spacy.blank("en")
    own = build_nlp(load_lexicon())
    timed: list[tuple[str, Callable[[], object]]] = [
        (f"{name}, one process, loaded", lambda: list(baseline.pipe(texts))),
        ("kg NLP pass, one process, loaded", lambda: list(annotate(papers, own))),
        ("spaCy tokenizer alone", lambda: list(bare.pipe(texts))),
        ("kg build, whole, from the shell", lambda: build(inputs)),
    ]
    rows: list[dict[str, object]] = []
    for label, run in timed:
        seconds = best_of(run)
        first = seconds if not rows else float(str(rows[0]["seconds"]))
        rows.append(
            {
                "what": label,
                "seconds": round(seconds, 2),
                "papers/s": round(len(papers) / seconds, 1),
                "times the baseline's speed": round(first / seconds, 2),
            }
        )
    return rows


def main() -> None:
    """Print the rows as Markdown or JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("papers", nargs="*", default=["papers"])
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    missing = [p for p in options.papers if not Path(p).exists()]
    if missing:
        parser.error(f"no such input: {', '.join(missing)}")
    rows = measure(options.papers)
    if options.json:
        print(json.dumps(rows, indent=2))
        return
    print("| " + " | ".join(rows[0]) + " |\n|" + " --- |" * len(rows[0]))
    for row in rows:
        print("| " + " | ".join(map(str, row.values())) + " |")


if __name__ == "__main__":
    main()
