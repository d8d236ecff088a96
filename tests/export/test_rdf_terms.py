import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.export.rdf_terms import Literal, date, decimal, external_iri, fraction, is_base_iri, mint

XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("85.30", "85.3"),
        ("85", "85.0"),
        ("1,000", "1000.0"),
        ("\u22123.5", "-3.5"),
        ("-0.0", "0.0"),
        ("007", "7.0"),
        ("+2", "2.0"),
    ],
)
def test_numbers_are_canonical_decimals(written: str, number: str) -> None:
    assert decimal(written) == Literal(number, XSD + "decimal")


@pytest.mark.parametrize("written", ["", "2x", "1e5", "two", "1.2.3", "9" * 50, "nan", "٣"])
def test_other_values_are_no_numbers(written: str) -> None:
    assert decimal(written) is None


@pytest.mark.parametrize(
    ("written", "datatype"),
    [
        ("2024", "gYear"),
        ("2024-07", "gYearMonth"),
        ("2024-02-29", "date"),
        ("2023-02-29", None),
        ("2024-13", None),
        ("0000", None),
        ("July 2024", None),
    ],
)
def test_dates_have_the_datatype_of_their_precision(written: str, datatype: str | None) -> None:
    assert date(written) == Literal(written, datatype and XSD + datatype)


def test_confidences_have_two_decimals() -> None:
    assert fraction(0.8) == Literal("0.80", XSD + "decimal")


@pytest.mark.parametrize(
    ("url", "iri"),
    [
        (" https://github.com/a/b ", "https://github.com/a/b"),
        ("https://a.org/p?q=<x> y#z#w", "https://a.org/p?q=%3Cx%3E%20y#z%23w"),
        ("https://a.org/100%/%20", "https://a.org/100%25/%20"),
        ("https://a.org/é", "https://a.org/%C3%A9"),
        ("http://a.org:8080", "http://a.org:8080"),
    ],
)
def test_addresses_become_iris(url: str, iri: str) -> None:
    assert external_iri(url) == iri


@pytest.mark.parametrize(
    "url", ["", "a.org", "javascript:alert(1)", "https://", "https://a b/", "https://u@a.org/"]
)
def test_what_is_no_web_address_is_no_iri(url: str) -> None:
    assert external_iri(url) is None


@given(st.text().map(lambda tail: f"https://a.org/{tail}"))
def test_any_address_is_an_iri_that_a_strict_parser_takes(url: str) -> None:
    iri = external_iri(url)
    line = f"<{iri}> <{iri}> <{iri}> .\n"
    (quad,) = ox.parse(line.encode(), format=ox.RdfFormat.N_TRIPLES)
    assert quad.object == ox.NamedNode(str(iri))


def test_ids_cannot_leave_the_base() -> None:
    assert mint("https://b/", "paper/../x> <y") == "https://b/paper/%2E%2E/x%3E%20%3Cy"
    assert mint("https://b/", "paper/2301.12597") == "https://b/paper/2301.12597"


def test_ids_with_lone_surrogates_are_iris() -> None:
    assert mint("https://b/", "paper/\ud800") == "https://b/paper/%EF%BF%BD"


def test_base_iris_end_in_a_separator() -> None:
    assert is_base_iri("https://example.org/g/")
    assert is_base_iri("urn://x#")
    assert not is_base_iri("https://example.org/g")
    assert not is_base_iri("g/")
    assert not is_base_iri("https://example.org/<g>/")
