"""Fit the role models and write their weights.

python -m training.fit_roles --gold benchmarks/gold/{dev,train,arxiv,arxiv-2}.jsonl \
    --models OUT --out kg/relations/weights.json

A multinomial logistic regression per type over the features of ``kg.relations.features``, judged by
cross-validation over papers. A second regression joins its scores with the tagger's view; it is
fitted on those of models that haven't seen the paper, tagger and role model alike. Instead of
``--out``, ``--by-fold`` writes the weights that ``training.cross_validate`` judges the pass with.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from kg.core.records import ROLES, AnnotatedPaper, EntityType, Paper, Role
from kg.core.text import normalise_key
from kg.relations.roles import describe
from kg.relations.weights import mean_log
from kg.resolve.local import GROUP_OF, TYPES_IN, Group
from training.cross_validate import ROLES_FILE, annotate_unseen
from training.examples import FOLDS, is_held_out, read_gold

__all__ = ["Sample", "fit", "main", "samples_of"]

LEAST_SEEN = 4
"""Things that a feature holds of, at least, to get a weight."""
PENALTY, CUE_PENALTY = 20.0, 2.0
"""L2 penalty of a weight; that of a cue is lower, since a cue is knowledge of its own."""
JOINT_PENALTY = 3.0
"""The same of the few weights, of standardised inputs, that join text and tagger."""
STEPS = 200
SMALL = 3
"""Weights below this, in hundredths, are left out of the file."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sample:
    """A thing of a paper that the gold standard has too; ``views`` are the tagger's log-means."""

    source: str
    fold: int
    group: Group
    features: frozenset[str]
    view: tuple[float, ...]
    gold: int


def samples_of(source: str, gold: dict[str, Any], annotated: AnnotatedPaper) -> Iterator[Sample]:
    """Samples of one paper."""
    paper = annotated.paper
    fields = {"title": paper.title, "abstract": paper.abstract}
    roles = {
        (GROUP_OF[EntityType(e["type"])], normalise_key(surface)): Role(e["role"])
        for e in gold["entities"]
        for surface in e["mentions"]
    }
    fold = next(k for k in range(FOLDS) if is_held_out(paper.id, fold=k))
    parts = (annotated.sentences, annotated.mentions, annotated.definitions, annotated.claims)
    for thing, features, views, _ in describe(fields, *parts):
        group = GROUP_OF[thing.type]
        surfaces = sorted({normalise_key(m.text) for m in thing.mentions})
        role = next((roles[group, s] for s in surfaces if (group, s) in roles), None)
        if role in ROLES[thing.type]:
            view = mean_log(ROLES[thing.type], views)
            at = ROLES[thing.type].index(role)
            yield Sample(source, fold, group, frozenset(features), view, at)


def fit(samples: list[Sample]) -> tuple[list[str], Floats]:
    """Names of features, and their weights per role; the last row is the bias."""
    seen = Counter(name for s in samples for name in s.features)
    names = sorted(name for name, n in seen.items() if n >= LEAST_SEEN)
    matrix = _matrix(samples, names)
    penalty = np.array([CUE_PENALTY if n.startswith("cue") else PENALTY for n in names] + [0.01])
    roles = len(ROLES[TYPES_IN[samples[0].group][0]])
    return names, _regress(matrix, [s.gold for s in samples], roles, penalty[:, None])


def _regress(matrix: Floats | csr_array, gold: list[int], roles: int, penalty: Floats) -> Floats:
    """Weights (columns of ``matrix``, ``roles``) with the least penalised log loss, by Adam."""
    matrix, penalty = matrix.astype(np.float32), penalty.astype(np.float32)
    truth = np.eye(roles, dtype=np.float32)[gold]
    weights = np.zeros((matrix.shape[1], roles), dtype=np.float32)
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        slope = matrix.T @ (_softmax(matrix @ weights) - truth) + penalty * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        rate = 0.05 * (1 - step / STEPS) + 0.002
        corrected = np.sqrt(square / (1 - 0.99**step)) + 1e-6
        weights = weights - rate * (mean / (1 - 0.9**step)) / corrected
    return weights


def _matrix(samples: list[Sample], names: list[str]) -> csr_array:
    """A row per sample, 1 where a feature holds; the last column, of ones, is the bias's."""
    place = {name: i for i, name in enumerate(names)}
    rows = [[*(place[n] for n in s.features if n in place), len(names)] for s in samples]
    starts = np.cumsum([0, *(len(row) for row in rows)])
    columns = np.array([column for row in rows for column in row])
    ones = np.ones(len(columns), dtype=np.float32)
    return csr_array((ones, columns, starts), shape=(len(rows), len(names) + 1))


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances: Floats = raised / raised.sum(axis=1, keepdims=True)
    return chances


def cross_validate(samples: list[Sample]) -> Floats:
    """Scores of each sample by the model of the folds that it isn't in."""
    scores = np.zeros((len(samples), len(ROLES[TYPES_IN[samples[0].group][0]])))
    for fold in range(FOLDS):
        names, weights = fit([s for s in samples if s.fold != fold])
        rows = [i for i, s in enumerate(samples) if s.fold == fold]
        scores[rows] = _matrix([samples[i] for i in rows], names) @ weights
    return scores


def join(samples: list[Sample], scores: Floats) -> Floats:
    """Weights (per score, per log chance of the tagger, bias; per role) that join the two."""
    inputs = _joint_inputs(samples, scores)
    centre, width = inputs[:, :-1].mean(axis=0), inputs[:, :-1].std(axis=0) + 1e-6
    scaled = np.hstack([(inputs[:, :-1] - centre) / width, inputs[:, -1:]])
    penalty = np.full((inputs.shape[1], 1), JOINT_PENALTY)
    found = _regress(scaled, [s.gold for s in samples], scores.shape[1], penalty)
    found[:-1] /= width[:, None]
    found[-1] -= centre @ found[:-1]
    return found


def _joint_inputs(samples: list[Sample], scores: Floats) -> Floats:
    return np.hstack([scores, np.array([s.view for s in samples]), np.ones((len(samples), 1))])


def _rows(names: list[str], weights: Floats) -> dict[str, list[int]]:
    rows = {n: [round(100 * float(w)) for w in row] for n, row in zip(names, weights, strict=False)}
    return {n: row for n, row in rows.items() if max(map(abs, row)) >= SMALL}


def report(samples: list[Sample], scores: Floats, joint: Floats) -> dict[str, dict[str, str]]:
    """Share of right roles by source, without the tagger's view and with it."""
    joined = _joint_inputs(samples, scores) @ joint
    table: dict[str, dict[str, str]] = defaultdict(dict)
    for source in sorted({s.source for s in samples}):
        for label, given in (("text alone", scores), ("joined", joined)):
            right = [
                int(given[i].argmax()) == s.gold
                for i, s in enumerate(samples)
                if s.source == source
            ]
            table[source][label] = f"{100 * np.mean(right):.1f} of {len(right)}"
    return dict(table)


def read_samples(paths: list[Path], models: Path) -> list[Sample]:
    """Samples of gold files, annotated up to the roles, each paper by a tagger new to it."""
    found: list[Sample] = []
    for path in paths:
        gold = {p["id"]: p for p in read_gold(path)}
        papers = [Paper(p["id"], p["title"], p["abstract"]) for p in gold.values()]
        for annotated in annotate_unseen(papers, models, exclude=("kg_roles", "kg_figures")):
            found += samples_of(path.stem, gold[annotated.paper.id], annotated)
    return found


def fit_models(samples: list[Sample]) -> list[Mapping[str, Any]]:
    """The content of the weights file, a model per group of types; prints how each measures."""
    models: list[Mapping[str, Any]] = []
    for group, kinds in TYPES_IN.items():
        own = [s for s in samples if s.group == group]
        scores = cross_validate(own)
        joint = join(own, scores)
        measured = report(own, scores, joint)
        print(group, measured)
        names, weights = fit(own)
        models.append(
            {
                "types": [k.value for k in kinds],
                "measured": measured,
                "joint": [[round(float(w), 4) for w in row] for row in joint],
                "bias": [round(100 * float(w)) for w in weights[-1]],
                "features": _rows(names, weights),
            }
        )
    return models


def write(models: list[Mapping[str, Any]], out: Path) -> None:
    """Write the weights, a feature a line."""
    heads = []
    for model in models:
        rows = model["features"]
        lines = ",\n".join(
            f"{json.dumps(n, ensure_ascii=False)}:{json.dumps(rows[n], separators=(',', ':'))}"
            for n in rows
        )
        head = {k: v for k, v in model.items() if k != "features"}
        heads.append(json.dumps(head)[:-1] + ', "features": {\n' + lines + "}}")
    made = "by training/fit_roles.py: hundredths per role, in the order of kg.core.records.ROLES"
    out.write_text(f'{{"made": "{made}",\n"models": [\n' + ",\n".join(heads) + "]}\n", "utf8")


def main() -> None:
    """Fit, report and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, nargs="+", required=True)
    parser.add_argument("--models", type=Path, required=True, help="folder with fold-0 to fold-2")
    out = parser.add_mutually_exclusive_group(required=True)
    out.add_argument("--out", type=Path, help="file for the weights")
    out.add_argument("--by-fold", action="store_true", help="a file per fold, of the other folds")
    arguments = parser.parse_args()
    samples = read_samples(arguments.gold, arguments.models)
    if arguments.out:
        write(fit_models(samples), arguments.out)
        return
    for fold in range(FOLDS):
        others = [s for s in samples if s.fold != fold]
        write(fit_models(others), arguments.models / f"fold-{fold}" / ROLES_FILE)


if __name__ == "__main__":
    main()
