"""Versions, sizes, splits and kinds by name."""

import pytest
from marked_papers import marked, resolve

from kg.core.records import EntityType
from kg.lexicon import Lexicon
from kg.resolve.families import broader_names, family_names, whole_names

FAMILIES = (
    ("ViT-B/16", "Model", "ViT"),
    ("BLIP-2", "Model", "BLIP"),
    ("LLaVA-1.5", "Model", "LLaVA"),
    ("LLaVA-1.5-7B", "Model", "LLaVA-1.5"),
    ("ResNet-50", "Model", "ResNet"),
    ("Swin-L", "Model", "Swin"),
    ("GPT-4V", "Model", "GPT-4"),
    ("YOLOv8", "Model", "YOLO"),
    ("MoCo v3", "Method", "MoCo"),
    ("U-Net++", "Model", "U-Net"),
    ("Mixtral-8x7B", "Model", "Mixtral"),
    ("CIFAR-10", "Dataset", "CIFAR"),
    ("RefCOCO+", "Dataset", "RefCOCO"),
)
NO_FAMILY = (
    ("S4", "Model", "S"),
    ("Qwen 3B", "Model", "Qwen 3"),
    ("semi-supervised learning", "Method", "semi-supervised"),
    ("top-1", "Metric", "top"),
    ("Flamingo", "Model", "Flaming"),
)


@pytest.mark.parametrize(("name", "kind", "family"), FAMILIES, ids=lambda v: v)
def test_is_a_variant(name: str, kind: str, family: str) -> None:
    assert family in family_names(name, EntityType(kind))


@pytest.mark.parametrize(("name", "kind", "family"), NO_FAMILY, ids=lambda v: v)
def test_is_no_variant(name: str, kind: str, family: str) -> None:
    assert family not in family_names(name, EntityType(kind))


def test_the_nearest_family_comes_first() -> None:
    found = list(family_names("GPT-4V", EntityType.MODEL))
    assert found.index("GPT-4") < found.index("GPT")


@pytest.mark.parametrize(
    ("name", "whole"),
    [("COCO test-dev", "COCO"), ("FooBench-mini", "FooBench"), ("ImageNet 1%", "ImageNet")],
)
def test_is_part_of_a_dataset(name: str, whole: str) -> None:
    assert whole in whole_names(name, EntityType.DATASET)


def test_a_model_is_part_of_nothing() -> None:
    assert not list(whole_names("FooNet-mini", EntityType.MODEL))


def test_wider_terms_are_the_last_words() -> None:
    names = list(broader_names("zero-shot medical image classification", EntityType.TASK))
    assert names == ["medical image classification", "image classification"]


def test_an_adverb_goes_with_its_participle() -> None:
    assert "supervised learning" not in broader_names("weakly supervised learning", EntityType.TASK)


def test_a_dataset_has_no_wider_term() -> None:
    assert not list(broader_names("big foo bench", EntityType.DATASET))


def test_links_lead_to_what_the_lexicon_or_the_corpus_has(lexicon: Lexicon) -> None:
    papers = [
        marked("p1", "[ViT-S/32|Model], [FooNet|Model], [FooNet-2|Model], [BarNet-2|Model]"),
        marked("p2", "[FooBench|Dataset] and [FooBench test|Dataset]"),
        marked("p3", "[lazy semantic segmentation|Task]"),
    ]
    _, entities = resolve(papers, lexicon)
    vit = entities["model/vit-s-32"]
    assert vit.variant_of
    assert set(vit.variant_of) <= entities.keys()
    assert entities["model/foonet-2"].variant_of == ("model/foonet",)
    assert entities["model/barnet-2"].variant_of == ()
    assert entities["dataset/foobench-test"].part_of == ("dataset/foobench",)
    assert entities["task/lazy-semantic-segmentation"].broader == ("task/semantic-segmentation",)


def test_the_lexicon_decides_about_its_own(lexicon: Lexicon) -> None:
    concept = lexicon.concepts["model/blip-2"]
    _, entities = resolve([marked("p", "[BLIP-2|Model]")], lexicon)
    assert entities["model/blip-2"].variant_of == concept.variant_of


@pytest.mark.parametrize(
    ("name", "kind", "entity", "family"),
    [
        ("BraTS 2020", "Dataset", "dataset/brats-2020", "dataset/brats"),
        ("BraTS 2018", "Dataset", "dataset/brats-2018", "dataset/brats"),
        ("FineWeb2", "Dataset", "dataset/fineweb2", "dataset/fineweb"),
        ("ScanNet++", "Dataset", "dataset/scannet-plus-plus", "dataset/scannet"),
        ("SQuAD 2.0", "Dataset", "dataset/squad-2.0", "dataset/squad"),
        ("RefCOCO+", "Dataset", "dataset/refcoco-plus", "dataset/refcoco"),
        ("VoxCeleb2", "Dataset", "dataset/voxceleb2", "dataset/voxceleb"),
        ("ImageNet-LT", "Dataset", "dataset/imagenet-lt", "dataset/imagenet"),
        ("MoCo v3", "Method", "method/moco-v3", "method/moco"),
        ("DINOv2", "Model", "model/dinov2", "method/dino"),
        ("Claude 3.5 Sonnet", "Model", "model/claude-3.5-sonnet", "model/claude-3.5"),
    ],
    ids=lambda v: v,
)
def test_editions_and_parts_lead_to_what_they_are_of(
    lexicon: Lexicon, name: str, kind: str, entity: str, family: str
) -> None:
    _, entities = resolve([marked("p", f"Here is [{name}|{kind}].")], lexicon)
    assert family in {*entities[entity].variant_of, *entities[entity].part_of}
    assert family in entities
