"""Compare two folders of exports: exit 1 if a fact differs.

    compare_exports.py COMMITTED REBUILT [--note]

Facts are what ``annotations.jsonl`` says of papers, entities, roles, mentions, results and links,
and the triples of ``graph.ttl``. On processors with the vector units that the committed exports
were made with (``.ci/vector-units.txt``; ``--note`` writes it) nothing may differ. Other units add
floats in another order, which moves some of the tagger's quantised activations by a step and its
confidences by a hundredth or two: under an emulated Haswell one mention of 189 got another span.
So there a few facts may tip: one in ``RARE``.
"""

import json
import platform
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pyoxigraph

NOTE = Path(__file__).with_name("vector-units.txt")
UNITS = frozenset(
    {
        "avx2",
        "avx512f",
        "avx512_vnni",
        "avx_vnni",
        "avx512_bf16",
        "amx_int8",
        "asimd",
        "sve",
        "i8mm",
    }
)
RARE = 50
INEXACT = frozenset({"https://w3id.org/mlkg/ontology#confidence"})


def vector_units() -> str:
    """Kind of processor and those of its vector units that the tagger's runtime looks for."""
    info = Path("/proc/cpuinfo")
    text = info.read_text(encoding="utf8") if info.is_file() else ""
    flags = {f for line in text.splitlines() if ":" in line for f in line.split(":")[1].split()}
    return " ".join([platform.machine(), *sorted(flags & UNITS)])


def facts(folder: Path) -> Counter[str]:
    """Everything that the annotations say but for the confidences."""
    found: Counter[str] = Counter()
    for line in (folder / "annotations.jsonl").read_text(encoding="utf8").splitlines():
        row: dict[str, Any] = json.loads(line)
        entities = [{k: v for k, v in e.items() if k != "confidence"} for e in row["entities"]]
        for part in [row["paper"], row["urls"], *entities, *row["results"]]:
            found[row["paper"]["id"] + ": " + json.dumps(part, sort_keys=True)] += 1
    return found


def triples(folder: Path) -> set[str]:
    """Triples of the graph but for confidences."""
    path = str(folder / "graph.ttl")
    parsed = pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.TURTLE)
    return {str(q) for q in parsed if q.predicate.value not in INEXACT}


def main() -> int:
    old, new = map(Path, sys.argv[1:3])
    units = vector_units()
    if "--note" in sys.argv:
        NOTE.write_text(units + "\n", encoding="utf8")
    same_units = NOTE.read_text(encoding="utf8").strip() == units
    first, second = facts(old), facts(new)
    changed = sorted(((first - second) + (second - first)).elements())
    before, after = triples(old), triples(new)
    moved = sorted(before ^ after)
    for line in [*changed[:20], *moved[:20]]:
        print(line)
    share = 0 if same_units else 1 / RARE
    print(
        f"{len(changed)} of {first.total()} facts and {len(moved)} of {len(before)} triples differ"
        f" between {old} and {new}; vector units: {units} ({'same' if same_units else 'others'})"
    )
    return int(len(changed) > share * first.total() or len(moved) > 2 * share * len(before))


if __name__ == "__main__":
    sys.exit(main())
