import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from kg.core.records import Concept, EntityType
from kg.lexicon import Lexicon, read_lexicon

Write = Callable[..., Path]

BLOCKS = """
model:flamingo a kg:Model , skos:Concept ; skos:prefLabel "Flamingo" ; kg:matchCase true .
model:openflamingo a kg:Model , skos:Concept ; skos:prefLabel "OpenFlamingo" ;
    kg:variantOf model:flamingo ; kg:casedLabel "OF" .
model:valor a kg:Model , skos:Concept ; skos:prefLabel "VALOR" .
dataset:valor a kg:Dataset , skos:Concept ; skos:prefLabel "VALOR" .
dataset:ms-coco a kg:Dataset , skos:Concept ; skos:prefLabel "MS COCO" ; skos:altLabel "COCO" .
task:retrieval a kg:Task , skos:Concept ; skos:prefLabel "retrieval" .
task:cross-modal-retrieval a kg:Task , skos:Concept ;
    skos:prefLabel "cross-modal retrieval" ; skos:broader task:retrieval .
task:image-text-retrieval a kg:Task , skos:Concept ;
    skos:prefLabel "image-text retrieval" ; skos:broader task:cross-modal-retrieval .
"""


@pytest.fixture
def lexicon(write_lexicon: Write) -> Lexicon:
    return read_lexicon([write_lexicon(BLOCKS)])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ms-coco", ["dataset/ms-coco"]),
        ("coco", ["dataset/ms-coco"]),
        ("Image Text Retrieval", ["task/image-text-retrieval"]),
        ("Flamingo", ["model/flamingo"]),
        ("flamingo", []),
        ("OF", ["model/openflamingo"]),
        ("of", []),
        ("Valor", ["dataset/valor", "model/valor"]),
        ("COCO+", []),
    ],
)
def test_looks_names_up(lexicon: Lexicon, text: str, found: list[str]) -> None:
    assert [concept.id for concept in lexicon.lookup(text)] == found


def test_names_say_which_count_only_as_written(lexicon: Lexicon) -> None:
    names = list(lexicon.names())
    assert ("Flamingo", True, "model/flamingo") in names
    assert ("OpenFlamingo", False, "model/openflamingo") in names
    assert ("OF", True, "model/openflamingo") in names
    assert ("COCO", False, "dataset/ms-coco") in names
    assert len(names) == len(set(names)) == 10


def test_ancestors_are_nearest_first(lexicon: Lexicon) -> None:
    above = ("task/cross-modal-retrieval", "task/retrieval")
    assert lexicon.ancestors("task/image-text-retrieval") == above
    assert lexicon.ancestors("model/openflamingo") == ("model/flamingo",)
    assert lexicon.ancestors("model/unknown") == ()


def test_ancestors_end_on_a_cycle() -> None:
    a = Concept("task/a", EntityType.TASK, "a", broader=("task/b",))
    b = Concept("task/b", EntityType.TASK, "b", broader=("task/a",))
    assert Lexicon({a.id: a, b.id: b}).ancestors("task/a") == ("task/b",)


def test_nothing_in_it_changes(lexicon: Lexicon) -> None:
    with pytest.raises(FrozenInstanceError):
        lexicon.concepts = {}  # type: ignore[misc]
    with pytest.raises(TypeError):
        lexicon.concepts["x"] = None  # type: ignore[index]


def test_survives_pickling(lexicon: Lexicon) -> None:
    again = pickle.loads(pickle.dumps(lexicon))
    assert again.fingerprint == lexicon.fingerprint
    assert dict(again.concepts) == dict(lexicon.concepts)


def test_fingerprint_follows_content_not_order(write_lexicon: Write, lexicon: Lexicon) -> None:
    blocks = "\n".join(reversed(BLOCKS.strip().replace(" ;\n", " ; ").splitlines()))
    assert read_lexicon([write_lexicon(blocks, "b.ttl")]).fingerprint == lexicon.fingerprint
    other = BLOCKS.replace('"COCO"', '"COCO", "Coco!"')
    assert read_lexicon([write_lexicon(other, "c.ttl")]).fingerprint != lexicon.fingerprint
