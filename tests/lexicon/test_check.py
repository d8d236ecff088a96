from collections.abc import Callable
from pathlib import Path

import pytest

from kg.lexicon import check_lexicon, read_lexicon

Write = Callable[..., Path]


def task(name: str, rest: str = "") -> str:
    iri = name.replace(" ", "-")
    return f'task:{iri} a kg:Task , skos:Concept ; skos:prefLabel "{name}" {rest} .\n'


@pytest.mark.parametrize(
    ("blocks", "problem"),
    [
        pytest.param(
            task("a", '; skos:altLabel "X"') + task("b", '; skos:altLabel "x"'),
            "task/a: 'X' is also a name of task/b",
            id="shared alias",
        ),
        pytest.param(
            task("a") + task("b", '; skos:altLabel "A"'),
            "task/a: 'a' is also a name of task/b",
            id="label that is another's alias",
        ),
        pytest.param(
            task("a b", '; skos:altLabel "A-B"'),
            "task/a-b: 'A-B' says the same as 'a b'",
            id="alias that is the label",
        ),
        pytest.param(
            task("a", '; skos:altLabel "Bee" ; kg:casedLabel "BEE"'),
            "task/a: 'BEE' is cased, but an alias matches it in any case",
            id="cased and not",
        ),
        pytest.param(
            task("a", '; skos:altLabel "-"'),
            "task/a: '-' has no letters or digits",
            id="alias of signs",
        ),
        pytest.param(
            task("a", "; skos:broader task:gone"),
            "task/a: skos:broader task/gone, which is not in the lexicon",
            id="dangling broader",
        ),
        pytest.param(
            task("a", "; skos:broader model:m")
            + 'model:m a kg:Model , skos:Concept ; skos:prefLabel "M" .',
            "task/a: skos:broader model/m, which is a Model",
            id="broader of another type",
        ),
        pytest.param(
            task("a", "; kg:partOf task:b") + task("b"),
            "task/a: a Task has no kg:partOf",
            id="part",
        ),
        pytest.param(
            task("a", "; skos:broader task:b") + task("b", "; skos:broader task:a"),
            "task/b: is broader than, a variant of or a part of itself",
            id="cycle",
        ),
        pytest.param(
            task("a", "; skos:broader task:a"),
            "task/a: is broader than, a variant of or a part of itself",
            id="own broader",
        ),
        pytest.param(
            task("a", "; schema:url <ftp://example.org>"),
            "task/a: 'ftp://example.org' is no web address; expected https://...",
            id="address",
        ),
    ],
)
def test_reports(write_lexicon: Write, blocks: str, problem: str) -> None:
    assert problem in check_lexicon(read_lexicon([write_lexicon(blocks)]))


def test_one_name_may_be_of_two_types(write_lexicon: Write) -> None:
    blocks = task("asr") + 'metric:asr a kg:Metric , skos:Concept ; skos:prefLabel "ASR" .'
    assert check_lexicon(read_lexicon([write_lexicon(blocks)])) == ()


def test_cased_names_differ_by_case(write_lexicon: Write) -> None:
    blocks = task("a", '; kg:casedLabel "WIT"') + task("b", '; kg:casedLabel "wit"')
    assert check_lexicon(read_lexicon([write_lexicon(blocks)])) == ()


def test_a_model_may_be_a_variant_of_a_method(write_lexicon: Write) -> None:
    family = 'method:dino a kg:Method , skos:Concept ; skos:prefLabel "DINO" .\n'
    version = 'model:dinov2 a kg:Model , skos:Concept ; skos:prefLabel "DINOv2" ;'
    blocks = family + version + " kg:variantOf method:dino ."
    assert check_lexicon(read_lexicon([write_lexicon(blocks)])) == ()
