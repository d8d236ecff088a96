"""The component of figures in the pipeline: results and sizes with their parts."""

import pytest

from kg.core.records import AnnotatedPaper, DatasetSize, Paper, Span
from kg.nlp.pipeline import annotate, build_nlp

PAPER = Paper(
    "p1",
    "FooNet: Masked Pre-training for Image Captioning",
    "We propose FooNet, a model for image captioning. It is trained on CC3M, which contains "
    r"3.3 million image-text pairs. FooNet achieves 85.3\% top-1 accuracy on ImageNet-1K.",
)


@pytest.fixture(scope="module")
def annotated() -> AnnotatedPaper:
    return next(annotate([PAPER], build_nlp()))


def named(span: Span | None) -> str:
    assert span is not None
    return getattr(PAPER, span.field)[span.start : span.end]


def test_finds_the_result_with_its_parts(annotated: AnnotatedPaper) -> None:
    (figure,) = annotated.figures
    assert (figure.value, figure.unit, figure.delta) == ("85.3", "%", False)
    assert figure.metric_text == "top-1 accuracy"
    assert (named(figure.model), named(figure.dataset)) == ("FooNet", "ImageNet-1K")
    assert "85.3" in named(figure.evidence)


def test_finds_the_size(annotated: AnnotatedPaper) -> None:
    (size,) = annotated.sizes
    assert isinstance(size, DatasetSize)
    assert (named(size.dataset), size.value, size.unit) == ("CC3M", "3300000", "image-text pairs")
