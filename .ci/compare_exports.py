"""Compare two folders of exports: exit 1 if a fact differs.

Facts are what ``annotations.jsonl`` says of entities, roles, mentions, results and links, and the
triples of ``graph.ttl``. Confidences may differ in the last printed digit between processors: their
vector units add floats in another order. Where two readings of a text are as good as equally likely
that can tip the scale, so a few entities that the pass is unsure of may be in one folder alone: one
in ``RARE``, each with a confidence below ``UNSURE``.
"""

import json
import sys
from pathlib import Path
from typing import Any

import pyoxigraph

TOLERANCE = 0.0200001
UNSURE = 0.65
RARE = 200
INEXACT = frozenset({"https://w3id.org/mlkg/ontology#confidence"})


def papers(folder: Path) -> dict[str, dict[str, Any]]:
    lines = (folder / "annotations.jsonl").read_text(encoding="utf8").splitlines()
    return {p["paper"]["id"]: p for p in map(json.loads, lines)}


def facts(paper: dict[str, Any]) -> dict[str, float]:
    """Facts of a paper and the confidence of each: 1 of what doesn't hang on a likelihood."""
    entities = {
        json.dumps({k: v for k, v in e.items() if k != "confidence"}, sort_keys=True): e[
            "confidence"
        ]
        for e in paper["entities"]
    }
    rest = [paper["paper"], paper["urls"]]
    return {**entities, **{json.dumps(part, sort_keys=True): 1.0 for part in rest}}


def results(paper: dict[str, Any]) -> set[str]:
    return {json.dumps(result, sort_keys=True) for result in paper["results"]}


def triples(folder: Path, name: str) -> set[str]:
    parsed = pyoxigraph.parse(path=str(folder / name), format=pyoxigraph.RdfFormat.TURTLE)
    return {str(q) for q in parsed if q.predicate.value not in INEXACT}


def confidences(paper: dict[str, Any]) -> dict[str, float]:
    return {e["id"]: e["confidence"] for e in paper["entities"]}


def differences(old: Path, new: Path) -> list[str]:
    first, second = papers(old), papers(new)
    found = [f"paper only in one: {i}" for i in sorted(first.keys() ^ second.keys())]
    tipped: list[str] = []
    for i in sorted(first.keys() & second.keys()):
        unsure, other = differing(first[i], second[i])
        tipped += [f"{i}: {fact}" for fact in unsure]
        found += [f"{i}: {fact}" for fact in other]
    entities = sum(len(paper["entities"]) for paper in first.values())
    changed = sorted(triples(old, "graph.ttl") ^ triples(new, "graph.ttl"))
    if len(tipped) > entities / RARE:
        found += tipped
    if (changed and not tipped) or len(changed) > 40 * len(tipped):
        found += [f"triple only in one: {t}" for t in changed]
    return found


def differing(one: dict[str, Any], other: dict[str, Any]) -> tuple[list[str], list[str]]:
    """Facts of a paper that differ: those that may tip, and those that may not."""
    a, b = facts(one), facts(other)
    sure, unsure = [], []
    for fact in sorted(a.keys() ^ b.keys()):
        confidence = {**a, **b}[fact]
        (unsure if confidence < UNSURE else sure).append(fact)
    changed = sorted(results(one) ^ results(other))
    (unsure if unsure else sure).extend(changed)  # a result names the entities of its paper
    first, second = confidences(one), confidences(other)
    shifted = [
        f"confidence of {e}: {first[e]} and {second[e]}"
        for e in sorted(first.keys() & second.keys())
        if abs(first[e] - second[e]) > TOLERANCE and max(first[e], second[e]) >= UNSURE
    ]
    return unsure, sure + shifted


def main() -> int:
    old, new = map(Path, sys.argv[1:])
    found = differences(old, new)
    for line in found[:40]:
        print(line)
    print(f"{len(found)} differences between {old} and {new}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
