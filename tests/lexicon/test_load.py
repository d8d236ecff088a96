from collections.abc import Callable
from pathlib import Path

import pytest

from kg.core.errors import LexiconError
from kg.core.records import Concept, EntityType
from kg.lexicon import bundled_files, load_lexicon, read_lexicon

Write = Callable[..., Path]

CC3M = """
dataset:cc3m a kg:Dataset , skos:Concept ;
    skos:prefLabel "CC3M"@en ;
    skos:altLabel "Conceptual Captions 3M"@en , "Conceptual Captions"@en ;
    kg:partOf dataset:cc ;
    schema:url <https://example.org/cc> ;
    skos:exactMatch <https://huggingface.co/datasets/conceptual_captions> ;
    skos:definition "Images with captions."@en .
"""


def test_reads_all_that_a_block_says(write_lexicon: Write) -> None:
    lexicon = read_lexicon([write_lexicon(CC3M)])
    assert lexicon.concepts["dataset/cc3m"] == Concept(
        id="dataset/cc3m",
        type=EntityType.DATASET,
        label="CC3M",
        aliases=("Conceptual Captions", "Conceptual Captions 3M"),
        part_of=("dataset/cc",),
        same_as=("https://huggingface.co/datasets/conceptual_captions",),
        homepage="https://example.org/cc",
        definition="Images with captions.",
    )


def test_leaves_out_concept_schemes(write_lexicon: Write) -> None:
    scheme = '<https://w3id.org/mlkg/scheme/tasks> a skos:ConceptScheme ; skos:prefLabel "tasks" .'
    assert not read_lexicon([write_lexicon(scheme)]).concepts


def test_a_later_block_with_a_label_replaces_the_concept(write_lexicon: Write) -> None:
    mine = 'dataset:cc3m a kg:Dataset , skos:Concept ; skos:prefLabel "CC3M" .'
    lexicon = read_lexicon([write_lexicon(CC3M), write_lexicon(mine, "mine.ttl")])
    assert lexicon.concepts["dataset/cc3m"].aliases == ()


def test_a_later_block_without_a_label_extends_the_concept(write_lexicon: Write) -> None:
    mine = 'dataset:cc3m skos:altLabel "GCC3M" ; schema:url <https://example.org/new> .'
    lexicon = read_lexicon([write_lexicon(CC3M), write_lexicon(mine, "mine.ttl")])
    concept = lexicon.concepts["dataset/cc3m"]
    assert concept.aliases == ("Conceptual Captions", "Conceptual Captions 3M", "GCC3M")
    assert concept.homepage == "https://example.org/new"
    assert concept.part_of == ("dataset/cc",)


def test_own_files_lie_over_the_bundled_ones(write_lexicon: Write) -> None:
    mine = write_lexicon('model:wobble a kg:Model , skos:Concept ; skos:prefLabel "Wobble" .')
    concepts = load_lexicon([mine]).concepts
    assert "model/wobble" in concepts
    assert "dataset/coco" in concepts


@pytest.mark.parametrize(
    ("block", "problem"),
    [
        pytest.param('dataset:a skos:prefLabel "A" .', "wrong types", id="no type"),
        pytest.param('dataset:a a kg:Dataset ; skos:prefLabel "A" .', "skos:Concept", id="class"),
        pytest.param(
            'dataset:a a kg:Dataset , kg:Task , skos:Concept ; skos:prefLabel "A" .',
            "wrong types",
            id="two types",
        ),
        pytest.param("dataset:a a kg:Dataset , skos:Concept .", "no skos:prefLabel", id="no label"),
        pytest.param(
            'dataset:a a kg:Dataset , skos:Concept ; skos:prefLabel " " .', "empty", id="empty"
        ),
        pytest.param(
            'dataset:a a kg:Dataset , skos:Concept ; skos:prefLabel "A" , "B" .',
            "more than one",
            id="two labels",
        ),
        pytest.param(
            'dataset:b a kg:Dataset , skos:Concept ; skos:prefLabel "A+" .',
            "end in dataset/a-plus",
            id="other IRI",
        ),
        pytest.param(
            'dataset:a a kg:Dataset , skos:Concept ; skos:prefLabel "A" ; skos:altLable "B" .',
            "unknown property",
            id="misspelt property",
        ),
    ],
)
def test_names_file_and_line_of_a_bad_block(write_lexicon: Write, block: str, problem: str) -> None:
    path = write_lexicon(block)
    with pytest.raises(LexiconError, match=problem) as caught:
        read_lexicon([path])
    assert f"{path}:10: " in str(caught.value)


def test_names_the_line_where_turtle_breaks(write_lexicon: Write) -> None:
    path = write_lexicon('dataset:a a kg:Dataset\n  skos:prefLabel "A" .')
    with pytest.raises(LexiconError, match=r"small\.ttl:1[01]: not Turtle"):
        read_lexicon([path])


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", None], ids=["not UTF-8", "a missing file"])
def test_explains_an_unreadable_file(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "bad.ttl"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(LexiconError, match="can't be read"):
        read_lexicon([path])


def test_refuses_a_foreign_iri(write_lexicon: Write) -> None:
    path = write_lexicon('<https://example.org/a> a kg:Task , skos:Concept ; skos:prefLabel "a" .')
    with pytest.raises(LexiconError, match="no concept of this lexicon"):
        read_lexicon([path])


def test_refuses_blank_nodes(write_lexicon: Write) -> None:
    with pytest.raises(LexiconError, match="blank node"):
        read_lexicon([write_lexicon("dataset:a schema:url [] .")])


def test_says_so_when_no_bundled_file_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.lexicon.ontology_dir", lambda: tmp_path)
    assert bundled_files() == ()
    with pytest.raises(LexiconError, match="no file there"):
        load_lexicon()
