"""Tasks that start with the name of a dataset or model become two mentions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.core.records import EntityType, Mention, Span
from kg.nlp.components.merger.compounds import split_compounds

DATASET, MODEL, TASK = EntityType.DATASET, EntityType.MODEL, EntityType.TASK


def at(start: int, text: str, kind: EntityType) -> Mention:
    return Mention(Span("abstract", start, start + len(text)), text, kind, 0.8, "tagger")


def cut(text: str, *names: Mention) -> list[tuple[str, EntityType]]:
    found = list(split_compounds([at(4, text, TASK)], names))
    assert all(m.text == text[m.span.start - 4 : m.span.end - 4] for m in found)
    return [(m.text, m.type) for m in found]


@pytest.mark.parametrize(
    ("text", "name", "kind", "parts"),
    [
        (
            "COCO object detection",
            "COCO",
            DATASET,
            [("COCO", DATASET), ("object detection", TASK)],
        ),
        ("CLIP pre-training", "CLIP", MODEL, [("CLIP", MODEL)]),
        ("COCO-detection", "COCO", DATASET, [("COCO", DATASET), ("detection", TASK)]),
        ("Places recognition", "Places", DATASET, [("Places recognition", TASK)]),
        ("COCO", "COCO", DATASET, [("COCO", TASK)]),
        ("VQA answering", "VQA", TASK, [("VQA answering", TASK)]),
    ],
)
def test_the_name_is_cut_off(
    text: str, name: str, kind: EntityType, parts: list[tuple[str, EntityType]]
) -> None:
    assert cut(text, at(4, name, kind)) == parts


def test_a_name_of_two_types_or_elsewhere_cuts_nothing() -> None:
    whole = [("COCO object detection", TASK)]
    assert cut("COCO object detection", at(4, "COCO", DATASET), at(4, "COCO", MODEL)) == whole
    assert cut("COCO object detection", at(9, "object", DATASET)) == whole


def test_the_longest_name_cuts() -> None:
    names = at(4, "COCO", DATASET), at(4, "COCO-Stuff", DATASET)
    assert cut("COCO-Stuff segmentation", *names)[0] == ("COCO-Stuff", DATASET)


@given(st.text("AB c-", min_size=1, max_size=12), st.integers(1, 12))
def test_parts_lie_in_the_task(text: str, length: int) -> None:
    task = at(0, text, TASK)
    for part in split_compounds([task], [at(0, text[:length], DATASET)]):
        assert text[part.span.start : part.span.end] == part.text
        assert part.text
