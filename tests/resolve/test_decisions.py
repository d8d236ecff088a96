"""A curator's decisions: read with file and line, honoured by the next build."""

from pathlib import Path

import pytest
from marked_papers import ids, marked, resolve

from kg.core.errors import ReadError
from kg.core.records import EntityType
from kg.lexicon import Lexicon
from kg.resolve import Decisions, read_decisions
from kg.resolve.decisions import Action, Decision

PREFIXES = """@prefix dataset: <https://example.org/mine/dataset/> .
@prefix kg: <https://w3id.org/mlkg/ontology#> .
@prefix model: <https://w3id.org/mlkg/model/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


def decide(*lines: tuple[str, ...]) -> Decisions:
    return Decisions(
        tuple(
            Decision(Action(line[0]), line[1], line[2], EntityType(line[3]) if line[3:] else None)
            for line in lines
        )
    )


def test_reads_a_table(tmp_path: Path) -> None:
    path = tmp_path / "d.tsv"
    path.write_text(
        "action\tname\tvalue\ttype\twhy\n"
        "# a comment\n\n"
        "same\tFoo  Net\tmodel/bar\tModel\t# spelling, 0.90\n"
        "RETYPE\tFoo\tmodel\n",
        encoding="utf8",
    )
    assert read_decisions(path).items == (
        Decision(Action.SAME, "Foo Net", "model/bar", EntityType.MODEL, f"{path}:4"),
        Decision(Action.RETYPE, "Foo", "Model", None, f"{path}:5"),
    )


def test_reads_turtle_under_any_base(tmp_path: Path) -> None:
    path = tmp_path / "d.ttl"
    path.write_text(
        PREFIXES
        + 'dataset:a owl:sameAs dataset:b .\nmodel:c skos:prefLabel "C C"@en .\n'
        + "model:d a kg:Method ; owl:differentFrom model:e .\n",
        encoding="utf8",
    )
    found = {(d.action, d.name, d.value, d.where) for d in read_decisions(path).items}
    assert found == {
        (Action.SAME, "dataset/a", "dataset/b", f"{path}:6"),
        (Action.RENAME, "model/c", "C C", f"{path}:7"),
        (Action.RETYPE, "model/d", "Method", f"{path}:8"),
        (Action.DIFFERENT, "model/d", "model/e", f"{path}:8"),
    }


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("d.tsv", "same\tA\tB\nmerge\tA\tB\n", 2),
        ("d.tsv", "same\tA\n", 1),
        ("d.tsv", "same\tA\tB\tDataset\tmore\n", 1),
        ("d.tsv", "\nretype\tA\tAnimal\n", 2),
        ("d.tsv", "same\tA\tB\tAnimal\n", 1),
        ("d.tsv", "same\t\tB\n", 1),
        ("d.ttl", PREFIXES + "model:a owl:sameAs <http://example.org/> .\n", 6),
        ("d.ttl", PREFIXES + "model:a skos:altLabel 'b' .\n", 6),
        ("d.ttl", PREFIXES + "model:a a owl:Class .\n", 6),
        ("d.ttl", PREFIXES + "model:a skos:prefLabel '' .\n", 6),
        ("d.ttl", PREFIXES + "model:a skos:prefLabel .\n", 6),
    ],
)
def test_bad_lines_are_named(tmp_path: Path, name: str, text: str, line: int) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf8")
    with pytest.raises(ReadError) as caught:
        read_decisions(path)
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="can't be read"):
        read_decisions(tmp_path / "none.tsv")


def test_same_joins_two_nodes(no_lexicon: Lexicon) -> None:
    papers = [marked("p1", "[FooNet|Model]"), marked("p2", "[The Foo Thing|Model]")]
    linked, entities = resolve(papers, no_lexicon, decide(("same", "FooNet", "The Foo Thing")))
    assert ids(linked[0]) == ids(linked[1])
    (entity,) = entities.values()
    assert "curator" in {m.reason for m in entity.merges}


def test_same_is_honoured_by_id_and_keeps_the_curated_one(lexicon: Lexicon) -> None:
    papers = [marked("p1", "[FooCOCO|Dataset]"), marked("p2", "[COCO|Dataset]")]
    linked, _ = resolve(papers, lexicon, decide(("same", "dataset/foococo", "dataset/coco")))
    assert ids(linked[0]) == ids(linked[1]) == ["dataset/coco"]


def test_same_is_transitive_as_a_curator_says_so(no_lexicon: Lexicon) -> None:
    papers = [marked("p", "[Alpha1|Model], [Beta2|Model], [Gamma3|Model]")]
    said = decide(("same", "Alpha1", "Beta2"), ("same", "Gamma3", "Beta2"))
    linked, _ = resolve(papers, no_lexicon, said)
    assert len(ids(linked[0])) == 1


def test_different_splits_a_name_off(lexicon: Lexicon) -> None:
    papers = [marked("p1", "[MSCOCO|Dataset]"), marked("p2", "[COCO|Dataset]")]
    linked, _ = resolve(papers, lexicon, decide(("different", "MSCOCO", "COCO", "Dataset")))
    assert [ids(p) for p in linked] == [["dataset/mscoco"], ["dataset/coco"]]


def test_different_splits_spellings_of_one_key(no_lexicon: Lexicon) -> None:
    papers = [marked(f"p{i}", f"[{n}|Model]") for i, n in enumerate(("FooNet", "FooNet", "FOONET"))]
    linked, _ = resolve(papers, no_lexicon, decide(("different", "FOONET", "FooNet")))
    assert ids(linked[0]) == ids(linked[1]) != ids(linked[2])


def test_different_holds_within_a_paper(no_lexicon: Lexicon) -> None:
    pair = ("WF", "weird frobnication")
    paper = marked("p", "[weird frobnication|Task] ([WF|Task])", [pair])
    linked, _ = resolve([paper], no_lexicon, decide(("different", *pair)))
    assert len(ids(linked[0])) == 2


def test_rename_gives_label_and_id(no_lexicon: Lexicon) -> None:
    linked, entities = resolve(
        [marked("p", "[FooNet|Model]")], no_lexicon, decide(("rename", "FooNet", "Foo Network"))
    )
    assert ids(linked[0]) == ["model/foo-network"]
    assert entities["model/foo-network"].aliases == ("FooNet",)


def test_retype_gives_type_and_id(no_lexicon: Lexicon) -> None:
    papers = [marked("p1", "We propose [Foo|Model!]."), marked("p2", "[Foo|Method]")]
    linked, _ = resolve(papers, no_lexicon, decide(("retype", "Foo", "Method")))
    assert {i for p in linked for i in ids(p)} == {"method/foo"}


def test_retype_across_kinds_joins_what_is_there(no_lexicon: Lexicon) -> None:
    papers = [marked("p1", "[Foo|Model]"), marked("p2", "[Foo|Dataset]")]
    linked, _ = resolve(papers, no_lexicon, decide(("retype", "model/foo", "Dataset")))
    assert {i for p in linked for i in ids(p)} == {"dataset/foo"}


def test_a_name_that_nothing_has_is_only_logged(
    no_lexicon: Lexicon, caplog: pytest.LogCaptureFixture
) -> None:
    linked, _ = resolve(
        [marked("p", "[Foo|Model]")],
        no_lexicon,
        decide(("same", "Foo", "Bar"), ("rename", "Q", "R")),
    )
    assert ids(linked[0]) == ["model/foo"]
    assert "'Bar'" in caplog.text
    assert "'Q'" in caplog.text
