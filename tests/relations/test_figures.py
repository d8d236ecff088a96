"""Results of sentences: what is one, of what, and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked_sentences import read_marked

from kg.core.records import Figure, Span
from kg.relations.figures import find_figures
from kg.relations.figures.quantities import clean_sentence, find_quantities


def figures_of(marked: str, own: tuple[str, ...] = ()) -> tuple[str, list[Figure]]:
    """Text without marks, and its figures; ``own`` are the names that the paper introduces."""
    text, mentions, _ = read_marked(marked)
    fields = {"title": "", "abstract": text}
    spans = tuple(m.span for m in mentions if m.text in own)
    return text, list(find_figures(fields, (Span("abstract", 0, len(text)),), mentions, spans))


def rows_of(marked: str) -> list[tuple[str | None, str, str, bool]]:
    """(metric, value, unit, gain) of each figure."""
    return [(f.metric_text, f.value, f.unit, f.delta) for f in figures_of(marked)[1]]


def named(text: str, span: Span | None) -> str | None:
    return None if span is None else text[span.start : span.end]


@pytest.mark.parametrize(
    ("sentence", "rows"),
    [
        (r"It achieves 85.3\% top-1 accuracy.", [("top-1 accuracy", "85.3", "%", False)]),
        ("It reaches a mIoU of 75.81.", [("mIoU", "75.81", "", False)]),
        ("It reaches 23.29mAP here.", [("mAP", "23.29", "", False)]),
        ("We get 53.8 box AP and 46.4 mask AP.", [
            ("box AP", "53.8", "", False), ("mask AP", "46.4", "", False)]),
        ("We gain +2.1 CIDEr.", [("CIDEr", "2.1", "", True)]),
        ("It has 0.8% to 1.6% higher accuracy.", [
            ("accuracy", "0.8", "%", True), ("accuracy", "1.6", "%", True)]),
        ("It improves accuracy from 61.3 to 65.0.", [
            ("accuracy", "61.3", "", False), ("accuracy", "65.0", "", False)]),
        ("It is 5.5 ~ 221.3X faster.", [("speedup", "5.5-221.3", "x", True)]),
        ("It runs 2.5x faster.", [("speedup", "2.5", "x", True)]),
        ("It beats others by 3.2% in accuracy.", [("accuracy", "3.2", "%", True)]),
        ("We gain 2.1~dB PSNR on it.", [("PSNR", "2.1", "dB", True)]),
        (r"It has 85.3~\% accuracy.", [("accuracy", "85.3", "%", False)]),
        ("An F1 of 0.85, which improved to 0.90 later.", [
            ("F1", "0.85", "", False), ("F1", "0.90", "", False)]),
        ("It yields gains of up to 2.55 dB.", [("PSNR", "2.55", "dB", True)]),
        ("Success rates rise by 20%-70%.", [("success rate", "20-70", "%", True)]),
        ("(Accuracy=74%, F1=75% and AUC=82%)", [
            ("accuracy", "74", "%", False), ("F1", "75", "%", False), ("AUC", "82", "%", False)]),
        ("It improves by 53% and 19% in FID and CIDEr.", [
            ("FID", "53", "%", True), ("CIDEr", "19", "%", True)]),
        ("It achieves 52.0% accuracy on one set, 87.4% on another.", [
            ("accuracy", "52.0", "%", False), ("accuracy", "87.4", "%", False)]),
        (r"It drops by 0.6 points.", [(None, "0.6", "points", True)]),
        ("It loses: OCR falls by -21.3%.", [(None, "-21.3", "%", True)]),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)  # fmt: skip
def test_reads_a_result(sentence: str, rows: list[tuple[str | None, str, str, bool]]) -> None:
    assert rows_of(sentence) == rows


@pytest.mark.parametrize(
    "sentence",
    [
        "We evaluate on 11 datasets.",
        "It is trained on 4M images and improves accuracy.",
        "It achieves good accuracy with only 10% of the labels.",
        "We improve with 50% less training data.",
        "Masks of 224x224 pixels reach good accuracy.",
        "It has a 3D encoder with 12 layers.",
        "It improves over work of 2023.",
        r"It outperforms others at labeling ratios, i.e. 1\%, 5\% and 10\%.",
    ],
)
def test_a_count_or_setting_is_no_result(sentence: str) -> None:
    assert rows_of(sentence) == []


def test_a_number_inside_a_name_is_no_result() -> None:
    assert rows_of("Accuracy of {ResNet-50|Model} on {CIFAR-10|Dataset} improves.") == []


def test_lists_are_aligned() -> None:
    text, found = figures_of(
        "Rank-1 accuracy of, ie, 68.50%, 60.09%, and 51.85% on {CUHK-PEDES|Dataset}, "
        "{ICFG-PEDES|Dataset} and {RSTPReid|Dataset}, respectively."
    )
    rows = [(f.metric_text, f.value, named(text, f.dataset)) for f in found]
    assert rows == [
        ("Rank-1", "68.50", "CUHK-PEDES"),
        ("Rank-1", "60.09", "ICFG-PEDES"),
        ("Rank-1", "51.85", "RSTPReid"),
    ]


def test_values_go_to_the_model_they_stand_behind() -> None:
    text, found = figures_of(
        "In all, {FooNet|Model} achieves 70.8% accuracy, surpassing {CLIP|Model}'s 68.3%.",
        own=("FooNet",),
    )
    assert [(f.value, named(text, f.model)) for f in found] == [
        ("70.8", "FooNet"),
        ("68.3", "CLIP"),
    ]


def test_the_papers_own_model_is_the_subject_where_none_is_named() -> None:
    text, found = figures_of(
        "We present {FooNet|Model} and reach 70.8% accuracy on {COCO|Dataset}.", own=("FooNet",)
    )
    assert [(named(text, f.model), named(text, f.dataset)) for f in found] == [("FooNet", "COCO")]


def test_a_figure_of_several_datasets_is_one_of_each() -> None:
    text, found = figures_of("It gains 28% on {RefCOCO|Dataset} and {RefCOCO+|Dataset}.")
    assert [named(text, f.dataset) for f in found] == ["RefCOCO", "RefCOCO+"]


def test_a_training_set_is_not_what_is_measured_on() -> None:
    text, found = figures_of("With {ImageNet|Dataset} pre-training it reaches 61.3 mAP.")
    assert [named(text, f.dataset) for f in found] == [None]


def test_a_metric_mention_is_kept_beside_its_name() -> None:
    text, found = figures_of("It achieves an {area under the curve|Metric} of 0.83.")
    assert [(f.metric_text, named(text, f.metric)) for f in found] == [
        ("AUC", "area under the curve")
    ]


@given(st.text(alphabet="0123456789.,%+-~/ xto$\\{}()abAP", max_size=60))
def test_any_text_keeps_its_offsets(text: str) -> None:
    clean = clean_sentence(text)
    assert len(clean) == len(text)
    for quantity in find_quantities(clean):
        assert 0 <= quantity.start < quantity.end <= len(text)
        assert any(c.isdigit() for c in text[quantity.start : quantity.end])


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    span = Span("abstract", 0, len(text))
    assert all(f.evidence == span for f in find_figures({"abstract": text}, (span,), ()))


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        (
            "It obtains 82.9/84.8 top-1 accuracy on {Kinetics-400/600|Dataset}, "
            "53.8 box AP and 46.4 mask AP on {COCO|Dataset}.",
            [("82.9", "Kinetics-400"), ("84.8", "600"), ("53.8", "COCO"), ("46.4", "COCO")],
        ),
        (
            "It reaches 80.1, 70.2 and 65.0 accuracy on {RefCOCO/+/g|Dataset}.",
            [("80.1", "RefCOCO"), ("70.2", "+"), ("65.0", "g")],
        ),
        (
            "It reaches 90.1% accuracy on {CIFAR-10/100|Dataset}.",
            [("90.1", "CIFAR-10"), ("90.1", "100")],
        ),
        (
            "On {COCO|Dataset}, it achieves 59.2% box AP with little data, "
            "and on {ADE20K|Dataset}, it attains 57.6% mIoU.",
            [("59.2", "COCO"), ("57.6", "ADE20K")],
        ),
    ],
    ids=["coordination", "signs", "one figure of two", "clauses"],
)
def test_each_figure_has_its_dataset(sentence: str, places: list[tuple[str, str]]) -> None:
    text, figures = figures_of(sentence)
    assert [(f.value, named(text, f.dataset)) for f in figures] == places


def test_what_another_model_achieved_is_its_own() -> None:
    text, figures = figures_of(
        "Our {Foo|Model} achieves 59.4% box AP on {COCO|Dataset}, better than the best result "
        "(57.7% box AP and 50.2% mask AP) achieved by {Swin-L|Model}.",
        own=("Foo",),
    )
    models = [(f.value, named(text, f.model)) for f in figures]
    assert models == [("59.4", "Foo"), ("57.7", "Swin-L"), ("50.2", "Swin-L")]


@pytest.mark.parametrize(
    ("sentence", "dataset"),
    [
        ("On {ImageNet|Dataset}, it regains 98% of the original accuracy.", None),
        ("On {ImageNet|Dataset}, it retains 94% of {CLIP|Model}'s zero-shot accuracy.", None),
        ("On {ImageNet|Dataset}, it reaches 83.1% of top-1 accuracy.", "ImageNet"),
    ],
    ids=["of the original", "of another's", "of a metric"],
)
def test_a_share_of_another_figure_is_of_no_dataset(sentence: str, dataset: str | None) -> None:
    text, (figure,) = figures_of(sentence)
    assert named(text, figure.dataset) == dataset
