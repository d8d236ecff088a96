"""Ids are readable, stable and safe to put into an IRI."""

import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.core.ids import DEFAULT_BASE_IRI, digest, entity_id, local_paper_id, resource_iri, slug
from kg.core.records import EntityType


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MIMIC-CXR", "mimic-cxr"),
        ("RefCOCO+", "refcoco-plus"),
        ("Recall@1", "recall-at-1"),
        ("GPT-4.5", "gpt-4.5"),
        ("ViT-B/16", "vit-b-16"),
        ("β-VAE", "beta-vae"),
        ("PC$^2$", "pc2"),
        ("Café", "cafe"),
        ("A*", "a-star"),
        (r"85.3\%", "85.3-percent"),
    ],
)
def test_slug_is_readable_and_keeps_identity(text: str, expected: str) -> None:
    assert slug(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [("RefCOCO", "RefCOCO+"), ("BLIP", "BLIP-2"), ("GPT-4", "GPT-4o"), ("日本", "日本語")],
)
def test_slug_keeps_apart(one: str, other: str) -> None:
    assert slug(one) != slug(other)


def test_long_slugs_with_a_common_start_differ() -> None:
    assert slug("word " * 40 + "a") != slug("word " * 40 + "b")


@given(st.text())
def test_slug_is_ascii_bounded_and_never_empty(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9](?:[a-z0-9.-]{0,78}[a-z0-9])?", slug(text))


def test_entity_id_says_the_type() -> None:
    assert entity_id(EntityType.DATASET, "CC3M") == "dataset/cc3m"


def test_local_paper_id_ignores_case_and_punctuation_of_the_title() -> None:
    assert local_paper_id("A Title: of it")[-8:] == local_paper_id("A title of IT")[-8:]


@given(st.text(), st.text())
def test_digest_tells_where_one_text_ends(one: str, other: str) -> None:
    assert digest(one, other) == digest(one, other)
    assert (
        one + other == "" or digest(one + other, "") != digest("", one + other) or not one + other
    )


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_resource_iri_stays_below_the_base_and_can_be_read_back(text: str) -> None:
    iri = resource_iri(text)
    assert iri.startswith(DEFAULT_BASE_IRI)
    assert not re.search(r'[\s<>"{}|\\^`]', iri)
    assert not {".", ".."} & set(iri.removeprefix(DEFAULT_BASE_IRI).split("/"))
    assert unquote(iri.removeprefix(DEFAULT_BASE_IRI)) == text
