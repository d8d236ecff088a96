from collections import Counter
from pathlib import Path

import pytest

from kg.core.ids import entity_id
from kg.core.records import EntityType
from kg.lexicon import Lexicon, bundled_files, check_lexicon, load_lexicon


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def test_is_clean(lexicon: Lexicon) -> None:
    assert check_lexicon(lexicon) == ()


def test_covers_the_field(lexicon: Lexicon) -> None:
    counts = Counter(concept.type for concept in lexicon.concepts.values())
    assert sum(counts.values()) >= 1500
    assert min(counts[t] for t in EntityType) >= 150


def test_every_id_round_trips(lexicon: Lexicon) -> None:
    wrong = [
        key
        for key, concept in lexicon.concepts.items()
        if not key == concept.id == entity_id(concept.type, concept.label)
    ]
    assert not wrong


def test_every_name_is_found_again(lexicon: Lexicon) -> None:
    lost = [n for n, _, i in lexicon.names() if i not in {c.id for c in lexicon.lookup(n)}]
    assert not lost


def test_tasks_and_methods_are_singular_and_spelled_out(lexicon: Lexicon) -> None:
    labels = {c.label for c in lexicon.concepts.values() if c.type is EntityType.TASK}
    assert "visual question answering" in labels
    assert not {"VQA", "OCR", "NER"} & labels


@pytest.mark.parametrize(
    ("name", "concept"),
    [
        ("MS-COCO", "dataset/coco"),
        ("Conceptual Captions 3M", "dataset/cc3m"),
        ("Vision Transformer", "model/vit"),
        ("low-rank adaptation", "method/lora"),
        ("VQA", "task/visual-question-answering"),
        ("R@1", "metric/recall-at-1"),
    ],
)
def test_knows_the_usual_names(lexicon: Lexicon, name: str, concept: str) -> None:
    assert [c.id for c in lexicon.lookup(name)] == [concept]


@pytest.mark.parametrize("word", ["flamingo", "whisper", "falcon", "orca", "mamba", "wit"])
def test_common_words_are_no_models(lexicon: Lexicon, word: str) -> None:
    assert lexicon.lookup(word) == ()


@pytest.mark.parametrize("generic", ["large language model", "LLM", "deep learning", "fine-tuning"])
def test_generic_classes_are_left_out(lexicon: Lexicon, generic: str) -> None:
    assert lexicon.lookup(generic) == ()


@pytest.mark.parametrize("path", bundled_files(), ids=lambda p: p.name)
def test_blocks_are_sorted(path: Path) -> None:
    lines = path.read_text(encoding="utf8").splitlines()
    starts = [line.split(" ", 1)[0] for line in lines if " a kg:" in line and line[0] != " "]
    assert starts
    assert starts == sorted(starts)


def test_no_two_concepts_claim_the_same_page_elsewhere(lexicon: Lexicon) -> None:
    pages = Counter(iri for concept in lexicon.concepts.values() for iri in concept.same_as)
    assert [iri for iri, n in pages.items() if n > 1] == []
