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
        # comparisons
        ("AUROC is 0.961 versus 0.950 for softmax.", [
            ("AUROC", "0.961", "", False), ("AUROC", "0.950", "", False)]),
        ("An F1 of 0.81 compared with 0.77 for BERT.", [
            ("F1", "0.81", "", False), ("F1", "0.77", "", False)]),
        ("A score of 3.52, ahead of the baseline (3.44).", [
            ("score", "3.52", "", False), ("score", "3.44", "", False)]),
        ("We get 83.2 mIoU on one set and 34.5 on another.", [
            ("mIoU", "83.2", "", False), ("mIoU", "34.5", "", False)]),
        # several metrics and lists
        ("We report accuracy (92.1%) and F1 (0.88).", [
            ("accuracy", "92.1", "%", False), ("F1", "0.88", "", False)]),
        ("It reduces MAE and RMSE by 13.9% and 11.1%, respectively.", [
            ("MAE", "13.9", "%", True), ("RMSE", "11.1", "%", True)]),
        ("It improves pass@1 accuracy by 2.48 points.", [("pass@1", "2.48", "points", True)]),
        ("It reduces GMACs by up to 89.1%, parameters by 82.0%.", [
            ("MACs", "89.1", "%", True), ("parameters", "82.0", "%", True)]),
        ("It achieves 0.538 mPQ on it.", [("mPQ", "0.538", "", False)]),
        ("It reduces minADE and minFDE by 10%.", [
            ("minADE", "10", "%", True), ("minFDE", "10", "%", True)]),
        ("We reach 84.6% averaged precision, 64.9% averaged recall, and 68.5% avg F1.", [
            ("precision", "84.6", "%", False), ("recall", "64.9", "%", False),
            ("F1", "68.5", "%", False)]),
        ("It gives +32.28 to overall accuracy.", [("overall accuracy", "32.28", "", True)]),
        ("It reaches 1.83% higher ImageNet-1k top1 accuracy.", [
            ("top-1 accuracy", "1.83", "%", True)]),
        # what a number is of is said by the sentence's own words
        ("It reaches an mIoU of 76.1 while reducing energy by 20.6%.", [
            ("mIoU", "76.1", "", False), (None, "20.6", "%", True)]),
        ("It reduces computational costs by 34%.", [("computational cost", "34", "%", True)]),
        ("It achieves an F1 of 0.90 and a cumulative return of 89%.", [
            ("F1", "0.90", "", False), (None, "89", "%", False)]),
        ("It has 90% accuracy and finds 70% of trees.", [
            ("accuracy", "90", "%", False), (None, "70", "%", False)]),
        ("It correctly finds 70% of trees with a distance error of 0.37.", [
            (None, "70", "%", False), ("distance error", "0.37", "", False)]),
        ("SSIM of 0.98 (35.6 dB) is reached.", [
            ("SSIM", "0.98", "", False), ("PSNR", "35.6", "dB", False)]),
        ("It yields a 3% increase in performance.", [("performance", "3", "%", True)]),
        ("It yields a 3% performance improvement.", [(None, "3", "%", True)]),
        ("Success rates were high, at 99% success.", [("success rate", "99", "%", False)]),
        # deviations, units and factors
        (r"The F1 is $0.85 \pm 0.02$ here.", [("F1", "0.85", "", False)]),
        ("Accuracy is 85.3 +/- 0.2% and 90.1 ± 0.3%.", [
            ("accuracy", "85.3", "%", False), ("accuracy", "90.1", "%", False)]),
        ("A latency of 39.5 ms and an MAE of 3.1 bpm.", [
            ("latency", "39.5", "ms", False), ("MAE", "3.1", "bpm", False)]),
        ("It trains at 2x-10x faster speed.", [("speedup", "2-10", "x", True)]),
        (r"It gives a $\textbf{1.48}\times$ acceleration.", [("speedup", "1.48", "x", True)]),
        ("It brings a 3.5-fold speedup.", [("speedup", "3.5", "x", True)]),
        (r"It cuts the inference time by 3.21$\times$.", [("inference time", "3.21", "x", True)]),
        ("We speed up the inference at least 129times.", [
            ("inference speedup", "129", "x", True)]),
        ("It speeds up the training of models by a factor of 5.", [
            ("training speedup", "5", "x", True)]),
        ("It gains 6 percentage\npoints in\naccuracy.", [("accuracy", "6", "%", True)]),
        (r"It lifts accuracy by up to \textbf{$10\%$} there.", [("accuracy", "10", "%", True)]),
        ("It achieves accuracy increases of 57.6%p and 75.1%p.", [
            ("accuracy", "57.6", "%", True), ("accuracy", "75.1", "%", True)]),
        # scores out of something, and up to
        ("It has a 9.8/10 reasoning score.", [("reasoning score", "9.8", "", False)]),
        ("It reaches an accuracy of up to 97.5%.", [("accuracy", "97.5", "%", False)]),
        ("It brings gains over several baselines (up to 15%).", [(None, "15", "%", True)]),
        # names of metrics
        ("It has an accuracy rate of 89.6%.", [("accuracy", "89.6", "%", False)]),
        ("We get a word error rate (WER) of 5.09.", [("WER", "5.09", "", False)]),
        ("It reaches 47.6% mAP@0.5:0.95 and 67.6% mAP50.", [
            ("mAP50-95", "47.6", "%", False), ("mAP50", "67.6", "%", False)]),
        ("It achieves an FID of 2.11 and IS of 9.87.", [
            ("FID", "2.11", "", False), ("Inception Score", "9.87", "", False)]),
        ("It achieves an average MF1 of 70.02%.", [("MF1", "70.02", "%", False)]),
        ("It wins by 2.2% AMOTA on it.", [("AMOTA", "2.2", "%", True)]),
        ("The {refusal rates|Metric} fell to 16%.", [("refusal rate", "16", "%", False)]),
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
        "It improves when trained on only 1% COCO labels.",
        "It is a model with 11.21M parameters and improves accuracy.",
        "It improves with 250 times fewer trainable parameters.",
        "It matches others while being 6.1times smaller.",
        "What if we increase the dataset size by 10x?",
        "Our approach (1) improves scores (2) with ease.",
        "It improves under noise levels (10-30%).",
        "It achieves a ratio of 3:1 and improves others.",
        "Experts rate their confidence (0-100) and improve.",
        "It improves (95% CI 1.7 to 3.4).",
        "The gain is significant (p = 0.008).",
    ],
)
def test_a_count_or_setting_is_no_result(sentence: str) -> None:
    assert rows_of(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("Its accuracy is 0.98 (95% CI 0.96-0.99).", ["0.98"]),
        ("It has an AUC of 0.90 [0.85, 0.93].", ["0.90"]),
        ("It reaches 93% mAP@IoU=0.5 here.", ["93"]),
        ("It has 72.4% accuracy and withstands 20% corruption.", ["72.4"]),
        ("It has 99.7% accuracy at 67% and 97.6% at 89%.", ["99.7", "97.6"]),
        ("It achieves 67% recall at 80% precision.", ["67"]),
        ("We see AUROC lifts of +0.092 to +0.164; 95% CIs exclude zero.", ["0.092", "0.164"]),
        ("It achieves 94.4% (95% {CI|Metric}: [84.9%, 98.1%]).", ["94.4"]),
        ("A score of 3.48 out of 5 is reached.", ["3.48"]),
        ("It reaches an F1 of 72.4 with Gemini 2.5 Pro and Llama 3.1.", ["72.4"]),
    ],
)
def test_a_setting_beside_a_result_is_none(sentence: str, values: list[str]) -> None:
    assert [value for _, value, _, _ in rows_of(sentence)] == values


def test_what_performance_becomes_on_a_dataset_is_a_level() -> None:
    text, found = figures_of("It improves performance to 73.3 on {AndroidWorld|Dataset}.")
    assert [(f.value, named(text, f.dataset)) for f in found] == [("73.3", "AndroidWorld")]


def test_a_level_on_a_dataset_needs_no_metric() -> None:
    text, found = figures_of(
        "We achieve 83.2 on {InfoVQA|Dataset} and 34.5 on {ScreenSpot|Dataset}."
    )
    assert [(f.value, named(text, f.dataset)) for f in found] == [
        ("83.2", "InfoVQA"),
        ("34.5", "ScreenSpot"),
    ]


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
