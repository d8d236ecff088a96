"""Score the tagger alone on the held-out papers: F1, roles, calibration, speed.

python -m training.evaluate --model kg/nlp/model --gold benchmarks/gold/dev.jsonl --score score.py
"""

import argparse
import importlib.util
import json
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np

from kg.nlp.components.tagger.tagger import Tagger
from training.examples import is_held_out

__all__ = ["calibration_error", "main"]

BINS = 10


def calibration_error(confidences: list[float], right: list[bool]) -> float:
    """Expected calibration error over ten bins of equal width (Guo 2017), in [0, 1]."""
    sure, hit = np.array(confidences), np.array(right, dtype=float)
    place = np.minimum((sure * BINS).astype(int), BINS - 1)
    gaps = [
        abs(sure[place == b].mean() - hit[place == b].mean()) * (place == b).mean()
        for b in range(BINS)
        if (place == b).any()
    ]
    return float(sum(gaps))


def entities_of(
    paper: dict[str, Any], tagger: Tagger, scorer: Any
) -> tuple[list[dict[str, Any]], list[float], list[bool]]:
    """Entities of a paper (surfaces that fold alike are one), confidence and truth per mention."""
    gold = {(scorer.fold(m), scorer.GROUP[e["type"]]) for e in paper["entities"]
            for m in e["mentions"]}  # fmt: skip
    groups: dict[str, list[Any]] = defaultdict(list)
    sure, right = [], []
    for found in tagger.predict(paper["title"], paper["abstract"]):
        text = paper[found.field][found.start : found.end]
        groups[scorer.fold(text)].append((found, text))
        sure.append(found.confidence)
        right.append((scorer.fold(text), scorer.GROUP[found.type]) in gold)
    entities = []
    for key, rows in groups.items():
        kind = max(rows, key=lambda r: r[0].confidence)[0].type
        roles: dict[str, float] = defaultdict(float)
        for found, _ in rows:
            for role, chance in found.roles if found.type == kind else ():
                roles[str(role)] += chance
        texts = [{"text": t} for t in sorted({t for _, t in rows})]
        best = max(roles, key=lambda r: roles[r])
        entities.append({"id": key, "type": str(kind), "role": best, "mentions": texts})
    return entities, sure, right


def main() -> None:
    """Read arguments, print a JSON report per gold file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--gold", type=Path, nargs="+", required=True)
    parser.add_argument("--score", type=Path, required=True, help="the scoring script")
    args = parser.parse_args()
    spec = importlib.util.spec_from_file_location("score", args.score)
    if spec is None or spec.loader is None:
        raise SystemExit(f"no script at {args.score}")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    tagger = Tagger(args.model)
    tagger.predict("warm", "up")
    for path in args.gold:
        papers = [p for p in map(json.loads, path.open(encoding="utf8")) if is_held_out(p["id"])]
        begin, system, sure, right = time.perf_counter(), [], [], []
        for paper in papers:
            entities, s, r = entities_of(paper, tagger, scorer)
            system.append({"paper": {"title": paper["title"]}, "entities": entities})
            sure += s
            right += r
        spent = 1000 * (time.perf_counter() - begin) / len(papers)
        print(path.stem, f"ECE {calibration_error(sure, right):.3f}, {spent:.1f} ms per paper")
        for key, value in scorer.score(papers, system).items():
            if key.startswith(("strict", "relaxed", "typed", "role")):
                print(f"  {key}: {value}")


if __name__ == "__main__":
    main()
