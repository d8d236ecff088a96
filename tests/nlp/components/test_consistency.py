"""What is recognised once in a paper is recognised everywhere in it."""

from documents import doc_of
from hypothesis import given
from hypothesis import strategies as st

from kg.core.records import Definition, EntityType, Mention, Paper, Span
from kg.nlp.components.consistency.component import Consistency
from kg.nlp.components.consistency.spread import spread_mentions
from kg.nlp.document import DocumentText
from kg.nlp.extensions import mentions, set_definitions, set_mentions

MODEL, DATASET = EntityType.MODEL, EntityType.DATASET


def mention(text: str, name: str, kind: EntityType, confidence: float = 0.8) -> Mention:
    start = text.index(name)
    return Mention(Span("abstract", start, start + len(name)), name, kind, confidence, "test")


def spread(text: str, *known: Mention, title: str = "") -> list[tuple[str, EntityType, str]]:
    return [
        (m.text, m.type, m.finder) for m in spread_mentions(DocumentText(title, text), known, ())
    ]


def test_the_same_name_is_found_again() -> None:
    text = "FooNet is new. We train FooNet."
    assert spread(text, mention(text, "FooNet", MODEL)) == [
        ("FooNet", MODEL, "test"),
        ("FooNet", MODEL, "consistency"),
    ]


def test_variants_are_found() -> None:
    text = "A masked graph autoencoder learns. Masked-graph autoencoders win. ResNet-50, ResNet50."
    known = (mention(text, "masked graph autoencoder", MODEL), mention(text, "ResNet-50", MODEL))
    assert [name for name, _, finder in spread(text, *known) if finder == "consistency"] == [
        "Masked-graph autoencoders",
        "ResNet50",
    ]


def test_other_names_are_not() -> None:
    text = "BLIP is good. BLIP-2 is better. The blip is none."
    assert [name for name, _, _ in spread(text, mention(text, "BLIP", MODEL))] == ["BLIP"]


def test_a_capitalised_word_is_found_only_as_written() -> None:
    text = "Flamingo is a model. A flamingo is none. We use Flamingo."
    assert [name for name, _, _ in spread(text, mention(text, "Flamingo", MODEL))] == [
        "Flamingo",
        "Flamingo",
    ]


def test_the_title_is_searched_too() -> None:
    text = "We propose FooNet."
    found = spread(text, mention(text, "FooNet", MODEL), title="FooNet for All")
    assert ("FooNet", MODEL, "consistency") in found


def test_the_surest_type_is_taken() -> None:
    text = "Foo-1 here, Foo-1 there, Foo-1 everywhere."
    first = mention(text, "Foo-1", MODEL, 0.9)
    second = Mention(Span("abstract", 12, 17), "Foo-1", DATASET, 0.6, "test")
    assert spread(text, first, second)[-1] == ("Foo-1", MODEL, "consistency")


def test_an_abbreviation_is_of_its_expansion_s_type() -> None:
    text = "Masked Graph Autoencoder (MGA) learns. MGA wins."
    long = mention(text, "Masked Graph Autoencoder", MODEL)
    short = text.index("MGA")
    definition = Definition(
        Span("abstract", short, short + 3), long.span, "MGA", "Masked Graph Autoencoder"
    )
    doc = doc_of(Paper("p", "", text))
    set_mentions(doc, (long,))
    set_definitions(doc, (definition,))
    assert [(m.text, m.type) for m in mentions(Consistency()(doc))] == [
        ("Masked Graph Autoencoder", MODEL),
        ("MGA", MODEL),
        ("MGA", MODEL),
    ]


@given(st.lists(st.sampled_from(["Foo-1", "bar net", "X", "Bars", " ", ", ", "-"]), max_size=15))
def test_mentions_do_not_overlap(pieces: list[str]) -> None:
    text = "Foo-1 and bar net: " + "".join(pieces)
    known = (mention(text, "Foo-1", MODEL), mention(text, "bar net", DATASET))
    found = spread_mentions(DocumentText("", text), known, ())
    assert set(known) <= set(found)
    end = 0
    for m in found:
        assert m.span.start >= end
        assert text[m.span.start : m.span.end] == m.text
        end = m.span.end
