"""What nodes are called and what their ids are."""

import pytest
from marked_papers import marked, resolve

from kg.lexicon import Lexicon

LABELS = (
    ("most frequent casing", "Model", ("FooNet", "FOONet", "FooNet"), "FooNet"),
    ("a term is small", "Task", ("Weird Frobnication", "Weird Frobnication"), "weird frobnication"),
    ("a term is singular", "Method", ("foo losses", "foo losses"), "foo loss"),
    ("names of people stay", "Method", ("Gaussian Foo Mapping",), "Gaussian foo mapping"),
    ("abbreviations in terms stay", "Task", ("RGB Foo Detection",), "RGB foo detection"),
    ("a proper method stays", "Method", ("FooTune", "FooTune"), "FooTune"),
    ("one capital word stays", "Method", ("Adamax",), "Adamax"),
    ("no article", "Model", ("the FooNet", "the FooNet"), "FooNet"),
    ("no latex", "Model", ("Foo$^2$",), "Foo2"),
    ("a model is not made small", "Model", ("Segment Foos Now",), "Segment Foos Now"),
)


@pytest.mark.parametrize(
    ("kind", "names", "label"), [p[1:] for p in LABELS], ids=[p[0] for p in LABELS]
)
def test_label(no_lexicon: Lexicon, kind: str, names: tuple[str, ...], label: str) -> None:
    papers = [marked(f"p{i}", f"Here [{name}|{kind}].") for i, name in enumerate(names)]
    _, entities = resolve(papers, no_lexicon)
    assert [e.label for e in entities.values()] == [label]


def test_other_spellings_are_aliases(no_lexicon: Lexicon) -> None:
    papers = [
        marked(f"p{i}", f"[{n}|Model]") for i, n in enumerate(("FooNet", "FooNet", "Foo-Net"))
    ]
    _, entities = resolve(papers, no_lexicon)
    assert entities["model/foonet"].aliases == ("Foo-Net",)


def test_the_lexicon_names_its_own(lexicon: Lexicon) -> None:
    _, entities = resolve([marked("p", "[Microsoft COCO|Dataset]")], lexicon)
    coco = entities["dataset/coco"]
    assert (coco.label, coco.concept) == ("COCO", "dataset/coco")
    assert "Microsoft COCO" in coco.aliases
    assert coco.same_as == lexicon.concepts["dataset/coco"].same_as


def test_names_of_one_slug_have_different_ids(no_lexicon: Lexicon) -> None:
    papers = [marked("p1", "[Foo.|Model] [A/B foo|Model]"), marked("p2", "[A-B foo|Model]")]
    first, _ = resolve(papers, no_lexicon)
    second, _ = resolve(papers[::-1], no_lexicon)
    found = {link.entity for p in first for link in p.links}
    assert len(found) == 3
    assert found == {link.entity for p in second for link in p.links}


def test_a_curated_entity_keeps_its_id(lexicon: Lexicon) -> None:
    papers = [marked("p1", "[C/OCO|Dataset]"), marked("p2", "[COCO|Dataset]")]
    linked, _ = resolve(papers, lexicon)
    assert linked[1].links[0].entity == "dataset/coco"
    assert linked[0].links[0].entity != "dataset/coco"
