"""Names of the lexicon in a text: spellings that are found, and other names that are not."""

import pytest
from documents import doc_of
from hypothesis import given
from hypothesis import strategies as st

from kg.core.records import EntityType, Paper
from kg.nlp.components.lexicon_names.component import LexiconFinder, type_of_concept
from kg.nlp.components.lexicon_names.matcher import NameMatcher
from kg.nlp.extensions import mentions

NAMES = (
    ("BLIP", False, "model/blip"),
    ("BLIP-2", False, "model/blip-2"),
    ("CLIP", False, "model/clip"),
    ("ViT", False, "model/vit"),
    ("ViT-B/16", False, "model/vit-b-16"),
    ("RefCOCO", False, "dataset/refcoco"),
    ("RefCOCO+", False, "dataset/refcoco-plus"),
    ("COCO", False, "dataset/coco"),
    ("ImageNet", False, "dataset/imagenet"),
    ("ImageNet-1K", False, "dataset/imagenet-1k"),
    ("Flamingo", True, "model/flamingo"),
    ("MOSE", False, "dataset/mose"),
    ("MOSE", False, "method/mose"),
    ("image captioning", False, "task/image-captioning"),
    ("visual question answering", False, "task/vqa"),
    ("transformer", False, "model/transformer"),
    ("SAM", False, "model/sam"),
)
MATCHER = NameMatcher(NAMES)


def found(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[n.start : n.end], n.concepts) for n in MATCHER.find(text)]


def ids(text: str) -> list[str]:
    return [concept for _, concepts in found(text) for concept in concepts]


@pytest.mark.parametrize(
    ("text", "surface", "concept"),
    [
        ("on Image Captioning.", "Image Captioning", "task/image-captioning"),
        ("two Transformers", "Transformers", "model/transformer"),
        ("visual-question answering", "visual-question answering", "task/vqa"),
        ("on Imagenet", "Imagenet", "dataset/imagenet"),
        ("a BLIP2 model", "BLIP2", "model/blip-2"),
        ("imageNet weights", "imageNet", "dataset/imagenet"),
        ("a CLIP-based model", "CLIP", "model/clip"),
        ("ImageNet-pretrained nets", "ImageNet", "dataset/imagenet"),
        ("frozen-CLIP features", "CLIP", "model/clip"),
        ("(CLIP)", "CLIP", "model/clip"),
        ("CLIP's text encoder", "CLIP", "model/clip"),
        ("the ViT-B/16 backbone", "ViT-B/16", "model/vit-b-16"),
        ("on MS-COCO/ImageNet", "ImageNet", "dataset/imagenet"),
        ("Flamingo is", "Flamingo", "model/flamingo"),
    ],
)
def test_finds(text: str, surface: str, concept: str) -> None:
    assert found(text) == [(surface, (concept,))]


@pytest.mark.parametrize(
    "text",
    [
        "a flamingo stands",
        "FLAMINGO",
        "the blip on the radar",
        "a video clip",
        "Sam said",
        "Blip-2",
        "CLIPScore",
        "EVA-CLIP",
        "CLIP-ReID",
        "CLIP_v2",
        "CLIP-v2",
        "ViT-22B",
        "BLIP-3",
        "BLIP-2.5",
        "RefCOCOg",
        "ViT-L",
        "CLIP-Large",
        "image, captioning",
        "image. Captioning",
        "@CLIP",
        "path_CLIP",
        "",
    ],
)
def test_leaves_other_names_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        ("BLIP and BLIP-2", ["model/blip", "model/blip-2"]),
        ("RefCOCO, RefCOCO+", ["dataset/refcoco", "dataset/refcoco-plus"]),
        ("RefCOCO/RefCOCO+", ["dataset/refcoco", "dataset/refcoco-plus"]),
        ("ImageNet-1K or ImageNet", ["dataset/imagenet-1k", "dataset/imagenet"]),
        ("ViT, not ViT-B/16", ["model/vit", "model/vit-b-16"]),
    ],
)
def test_versions_are_other_names(text: str, concepts: list[str]) -> None:
    assert ids(text) == concepts


def test_a_homograph_has_all_its_concepts() -> None:
    assert found("on MOSE") == [("MOSE", ("dataset/mose", "method/mose"))]


def test_order_of_names_does_not_matter() -> None:
    text = "BLIP-2 with ViT-B/16 on MOSE"
    assert list(NameMatcher(reversed(NAMES)).find(text)) == list(MATCHER.find(text))


def test_a_name_without_words_is_no_name() -> None:
    assert list(NameMatcher([("--", False, "model/x")]).find("a -- b")) == []


PIECES = st.one_of(
    st.sampled_from([name for name, _, _ in NAMES]), st.sampled_from([*" -/+.,_@2sK\n\xa0"])
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_names_are_slices_in_order(text: str) -> None:
    end = 0
    for name in MATCHER.find(text):
        assert end <= name.start < name.end <= len(text)
        assert name.concepts == tuple(sorted(set(name.concepts)))
        end = name.end


@given(st.text(max_size=60))
def test_any_text_can_be_searched(text: str) -> None:
    assert all(text[n.start : n.end].strip() for n in MATCHER.find(text))


def test_component_adds_a_mention_for_each_type() -> None:
    doc = LexiconFinder(NAMES)(doc_of(Paper("p", "", "On MOSE with BLIP-2")))
    of = [(m.text, m.type, m.confidence) for m in mentions(doc)]
    assert [(t, k) for t, k, _ in of] == [
        ("MOSE", EntityType.DATASET),
        ("MOSE", EntityType.METHOD),
        ("BLIP-2", EntityType.MODEL),
    ]
    assert of[0][2] == of[1][2] == of[2][2] / 2


def test_names_are_saved() -> None:
    again = LexiconFinder().from_bytes(LexiconFinder(NAMES).to_bytes())
    assert again.matcher.names == MATCHER.names


def test_type_of_a_concept() -> None:
    assert type_of_concept("dataset/cc3m") is EntityType.DATASET
    assert type_of_concept("person/x") is None
