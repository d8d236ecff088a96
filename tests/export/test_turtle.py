import io

import pyoxigraph as ox
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.export.ntriples import format_triples
from kg.export.rdf_terms import Description, Literal, mint, text
from kg.export.turtle import prefixes_of, quote, write_turtle
from kg.export.vocabulary import RDF_TYPE, XSD, kg

BASE = "https://b.org/"
ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))


def turtle(*descriptions: Description) -> bytes:
    out = io.BytesIO()
    write_turtle(descriptions, out, prefixes_of(BASE))
    return out.getvalue()


def body(*descriptions: Description) -> str:
    return turtle(*descriptions).decode().split(" .\n\n", 1)[1]


def test_groups_by_subject_an_object_a_line() -> None:
    described = Description(
        mint(BASE, "paper/a.b-1"),
        [
            (RDF_TYPE, (kg("Paper"),)),
            (kg("uses"), (mint(BASE, "model/x"), mint(BASE, "model/y"))),
            (kg("confidence"), (Literal("0.80", XSD + "decimal"),)),
            (kg("rule"), (text('say "x"\n\\'), text("x"))),
        ],
    )
    assert body(described) == (
        "paper:a.b-1\n    a kg:Paper ;\n    kg:uses model:x ,\n        model:y ;\n"
        '    kg:confidence 0.80 ;\n    kg:rule "say \\"x\\"\\n\\\\" ,\n        "x" .\n'
    )


def test_names_that_need_it_are_written_in_full() -> None:
    for local in ("a.", "a/b", "a%20b", "", "-a", "ä", "a\n"):
        iri = mint(BASE, f"paper/{local}")
        assert f"<{iri}>" in body(Description(iri, [(RDF_TYPE, (kg("Paper"),))])), local


def test_numbers_that_are_none_stay_quoted() -> None:
    for kind, value in (("integer", "1.0"), ("decimal", "1"), ("boolean", "1"), ("decimal", ".")):
        described = Description(BASE, [(kg("value"), (Literal(value, XSD + kind),))])
        assert f'"{value}"^^xsd:{kind}' in body(described)


@given(ANY_TEXT)
def test_any_text_survives_every_parser(value: str) -> None:
    literal = text(value)
    data = turtle(Description(BASE, [(kg("rule"), (literal,))]))
    (quad,) = ox.parse(data, format=ox.RdfFormat.TURTLE)
    assert isinstance(quad.object, ox.Literal)
    assert quad.object.value == literal.value
    (found,) = rdflib.Graph().parse(data=data, format="turtle").objects()
    assert str(found) == literal.value
    assert len(literal.value) == len(value)


LITERALS = ANY_TEXT.map(text)
NUMBERS = st.builds(
    Literal,
    st.from_regex(r"-?[0-9]{1,9}\.[0-9]{1,4}", fullmatch=True),
    st.just(XSD + "decimal"),
)
IRIS = st.builds(mint, st.just(BASE), ANY_TEXT.map("paper/".__add__))
PROPERTIES = st.lists(
    st.tuples(
        st.sampled_from([RDF_TYPE, kg("uses"), kg("rule")]),
        st.lists(IRIS | LITERALS | NUMBERS, min_size=1, max_size=3).map(tuple),
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=60)
@given(st.lists(st.builds(Description, IRIS, PROPERTIES), max_size=4))
def test_turtle_and_ntriples_say_the_same(descriptions: list[Description]) -> None:
    lines = "".join(format_triples(descriptions)).encode()
    from_lines = {q.triple for q in ox.parse(lines, format=ox.RdfFormat.N_TRIPLES)}
    from_turtle = {q.triple for q in ox.parse(turtle(*descriptions), format=ox.RdfFormat.TURTLE)}
    assert from_turtle == from_lines


def test_control_characters_are_escaped() -> None:
    assert quote("a\x7f\t") == '"a\\u007F\\t"'
