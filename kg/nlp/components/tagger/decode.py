"""Best tag path and the probability of its spans in a linear-chain CRF.

Source: Lample et al., Neural Architectures for Named Entity Recognition, NAACL 2016, section 2.2;
the span probability is the exact marginal by forward-backward (Rabiner 1989).
"""

import numpy as np
from numpy.typing import NDArray

from kg.core.records import EntityType

__all__ = ["TAGS", "allowed", "best_path", "span_probability", "spans_of"]

TYPES = tuple(EntityType)
TAGS: tuple[str, ...] = ("O", *(f"{p}-{t}" for t in TYPES for p in "BI"))
"""Tag names; tag 0 is outside, then B and I of every type."""
IMPOSSIBLE = -1e4
TINY = 1e-300

Floats = NDArray[np.float64]


def allowed() -> Floats:
    """0 where a tag may follow another, ``IMPOSSIBLE`` elsewhere; row 0 also starts a paper."""
    table = np.zeros((len(TAGS), len(TAGS)))
    for j, after in enumerate(TAGS):
        for i, before in enumerate(TAGS):
            if after.startswith("I-") and before[2:] != after[2:]:
                table[i, j] = IMPOSSIBLE
    return table


def best_path(emissions: Floats, transitions: Floats) -> list[int]:
    """Tag per word of the best path (Viterbi); a paper starts after tag 0."""
    if not len(emissions):
        return []
    score = emissions[0] + transitions[0]
    back = []
    for row in emissions[1:]:
        options = score[:, None] + transitions
        back.append(options.argmax(axis=0))
        score = options.max(axis=0) + row
    path = [int(score.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return path[::-1]


def spans_of(path: list[int]) -> list[tuple[int, int, int]]:
    """Spans as (first word, end word exclusive, type index) of a tag path."""
    spans = []
    start = 0
    for i, tag in enumerate([*path, 0]):
        inside = tag > 0 and tag % 2 == 0
        if not inside:
            if i and path[i - 1]:
                spans.append((start, i, (path[i - 1] - 1) // 2))
            start = i
    return spans


def span_probability(
    emissions: Floats, transitions: Floats, spans: list[tuple[int, int, int]]
) -> list[float]:
    """Probability of each span, over all paths."""
    n = len(emissions)
    if not n or not spans:
        return []
    follow = np.exp(transitions)
    top = emissions.max(axis=1, keepdims=True)
    weights = np.exp(emissions - top)
    with np.errstate(divide="ignore"):  # a tag that can't be has the logarithm -inf
        forward, total = _forward(weights, follow)
        backward = _backward(weights, follow)
    found = []
    for start, end, kind in spans:
        begin, inside = 1 + 2 * kind, 2 + 2 * kind
        score, last = forward[start, begin], begin
        for i in range(start + 1, end):
            score += transitions[last, inside] + emissions[i, inside] - top[i, 0]
            last = inside
        if end < n:
            after = follow[last] * weights[end] * np.exp(backward[end] - backward[end].max())
            after[inside] = 0.0
            score += np.log(max(after.sum(), TINY)) + backward[end].max()
        found.append(float(np.clip(np.exp(score - total), 0.0, 1.0)))
    return found


def _forward(weights: Floats, follow: Floats) -> tuple[Floats, float]:
    """Logarithms of the forward sums (words, tags), and of the sum over all paths."""
    sums, scales = np.empty_like(weights), np.empty(len(weights))
    row = weights[0] * follow[0]
    for i in range(len(weights)):
        if i:
            row = (row @ follow) * weights[i]
        scales[i] = row.sum()
        row = row / scales[i]
        sums[i] = row
    logs = np.log(scales).cumsum()
    return np.log(sums) + logs[:, None], float(logs[-1])


def _backward(weights: Floats, follow: Floats) -> Floats:
    """Logarithms of the backward sums (words, tags)."""
    sums, scales = np.ones_like(weights), np.ones(len(weights))
    row = sums[-1]
    for i in range(len(weights) - 2, -1, -1):
        row = follow @ (row * weights[i + 1])
        scales[i] = row.sum()
        row = row / scales[i]
        sums[i] = row
    logs: Floats = np.log(sums) + np.log(scales)[::-1].cumsum()[::-1][:, None]
    return logs
