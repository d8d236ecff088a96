"""Measures of annotations against a gold standard.

>>> from pathlib import Path
>>> from kg.evaluate import evaluate
>>> for row in evaluate(Path("benchmarks/gold/dev.jsonl"), Path("exports")):  # doctest: +SKIP
...     print(row.measure, row.score)
"""

from collections.abc import Iterator
from pathlib import Path

from kg.evaluate.annotations import read_annotations
from kg.evaluate.calibration import expected_calibration_error
from kg.evaluate.gold import read_gold
from kg.evaluate.report import Measure, report
from kg.evaluate.scores import Scores, score

__all__ = [
    "Measure",
    "Scores",
    "evaluate",
    "expected_calibration_error",
    "read_annotations",
    "read_gold",
    "report",
    "score",
]


def evaluate(gold: Path, annotations: Path) -> Iterator[Measure]:
    """Measures of an ``annotations.jsonl``, or the folder with one, against a gold standard."""
    return report(score(read_gold(gold), read_annotations(annotations)))
