"""How far confidences are from the share that turns out right."""

from collections.abc import Iterable

__all__ = ["BINS", "expected_calibration_error"]

BINS = 10


def expected_calibration_error(judged: Iterable[tuple[float, bool]], bins: int = BINS) -> float:
    """Expected calibration error in [0, 1], 0 where nothing was judged.

    The mean over bins of equal width of the distance between a bin's mean confidence and its share
    of right answers, weighted by how many answers are in the bin. Bin m of M is ((m-1)/M, m/M].

    Parameters
    ----------
    judged
        Confidence in [0, 1] of each answer, and whether it was right.
    bins
        Number of bins.

    Source: Guo et al., On Calibration of Modern Neural Networks, ICML 2017, section 2.
    """
    count, confidence, right = [0] * bins, [0.0] * bins, [0] * bins
    for sure, is_right in judged:
        # The bin whose upper end is the first that is not below: ends belong to the bin below.
        index = next(m for m in range(bins) if sure <= (m + 1) / bins or m == bins - 1)
        count[index] += 1
        confidence[index] += sure
        right[index] += is_right
    total = sum(count)
    gaps = sum(abs(c - r) for c, r in zip(confidence, right, strict=True))
    return gaps / total if total else 0.0
