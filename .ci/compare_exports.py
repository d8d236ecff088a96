"""Compare two folders of exports: exit 1 if a fact differs.

Facts are what ``annotations.jsonl`` says of entities, roles, mentions, results and links, and the
triples of ``graph.ttl``. Confidences may differ in the last printed digit between processors.
"""

import json
import sys
from pathlib import Path
from typing import Any

import pyoxigraph

TOLERANCE = 0.0100001
INEXACT = frozenset({"https://w3id.org/mlkg/ontology#confidence"})


def papers(folder: Path) -> dict[str, dict[str, Any]]:
    lines = (folder / "annotations.jsonl").read_text(encoding="utf8").splitlines()
    return {p["paper"]["id"]: p for p in map(json.loads, lines)}


def facts(paper: dict[str, Any]) -> dict[str, str]:
    entities = [{k: v for k, v in e.items() if k != "confidence"} for e in paper["entities"]]
    return {
        json.dumps(part, sort_keys=True): ""
        for part in [paper["paper"], *entities, *paper["results"], paper["urls"]]
    }


def triples(folder: Path, name: str) -> set[str]:
    parsed = pyoxigraph.parse(path=str(folder / name), format=pyoxigraph.RdfFormat.TURTLE)
    return {str(q) for q in parsed if q.predicate.value not in INEXACT}


def confidences(paper: dict[str, Any]) -> dict[str, float]:
    return {e["id"]: e["confidence"] for e in paper["entities"]}


def differences(old: Path, new: Path) -> list[str]:
    first, second = papers(old), papers(new)
    found = [f"paper only in one: {i}" for i in sorted(first.keys() ^ second.keys())]
    for i in sorted(first.keys() & second.keys()):
        one, other = facts(first[i]), facts(second[i])
        found += [f"{i}: {fact}" for fact in sorted(one.keys() ^ other.keys())]
        a, b = confidences(first[i]), confidences(second[i])
        found += [
            f"{i}: confidence of {e}: {a[e]} and {b[e]}"
            for e in sorted(a.keys() & b.keys())
            if abs(a[e] - b[e]) > TOLERANCE
        ]
    return found + [
        f"triple only in one: {t}"
        for t in sorted(triples(old, "graph.ttl") ^ triples(new, "graph.ttl"))
    ]


def main() -> int:
    old, new = map(Path, sys.argv[1:])
    found = differences(old, new)
    for line in found[:40]:
        print(line)
    print(f"{len(found)} differences between {old} and {new}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
