"""One spelling for each identifier, address, date and list of authors; None for what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.readers.acl_anthology import anthology_id
from kg.readers.authors import split_authors
from kg.readers.dates import iso_date, written_date
from kg.readers.identifiers import (
    arxiv_address,
    arxiv_categories,
    arxiv_id,
    doi,
    orcid,
    web_address,
)
from kg.readers.latex import latex_to_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2407.08563", "2407.08563"),
        ("2407.08563v12", "2407.08563"),
        ("arXiv: 0704.0001", "0704.0001"),
        ("http://arxiv.org/abs/2407.08563v1", "2407.08563"),
        ("https://export.arxiv.org/pdf/2407.08563.pdf", "2407.08563"),
        ("https://huggingface.co/papers/2407.08563", "2407.08563"),
        ("10.48550/arXiv.2407.08563", "2407.08563"),
        ("https://doi.org/10.48550/ARXIV.2407.08563", "2407.08563"),
        ("math.GT/0309136", "math.GT/0309136"),
        ("hep-ex/0307015v1", "hep-ex/0307015"),
        ("HEP-EX/0307015", "hep-ex/0307015"),
        ("Math.gt/0309136", "math.GT/0309136"),
        ("\u0662\u0664\u0660\u0667.\u0660\u0668\u0665\u0666\u0663", None),
        ("2413.08563", None),
        ("2407.085", None),
        ("see arXiv 2407.08563", None),
        ("https://arxiv.org.evil.com/abs/2407.08563", None),
        ("x" * 5000, None),
    ],
)
def test_arxiv_id(text: str, expected: str | None) -> None:
    assert arxiv_id(text) == expected
    assert arxiv_address(text) == (f"https://arxiv.org/abs/{expected}" if expected else None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("https://orcid.org/0000-0002-1694-233X", "0000-0002-1694-233X"),
        ("orcid: 0000-0002-1694-233x ", "0000-0002-1694-233X"),
        ("0000-0002-1825-0098", None),
        ("https://orcid.org.evil.com/0000-0002-1825-0097", None),
        ("0000-0002-1825-0097 ", "0000-0002-1825-0097"),
        ("", None),
    ],
)
def test_orcid_with_a_right_check_digit(text: str, expected: str | None) -> None:
    assert orcid(text) == expected


def test_arxiv_categories() -> None:
    assert arxiv_categories("cs.CV cs.CL", "cs.CV") == ("cs.CV", "cs.CL")
    assert arxiv_categories("cond-mat.str-el, hep-th;q-bio.NC") == (
        "cond-mat.str-el",
        "hep-th",
        "q-bio.NC",
    )
    assert arxiv_categories(None, "68T50 <b> I.2.7 computer vision") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10.18653/v1/2020.ACL-main.1", "10.18653/v1/2020.acl-main.1"),
        ("https://doi.org/10.1/x", None),
        ("https://dx.doi.org/10.1000/x", "10.1000/x"),
        ("doi: 10.1000/x", "10.1000/x"),
        ("10.1000/a b", None),
        ("", None),
    ],
)
def test_doi(text: str, expected: str | None) -> None:
    assert doi(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" https://a.b/c?d=1#e ", "https://a.b/c?d=1#e"),
        ("HTTP://a.b", "HTTP://a.b"),
        ("https://a.b/%20", "https://a.b/%20"),
        ('https://a.b/"><script>', "https://a.b/%22%3E%3Cscript%3E"),
        ("https://a.b/c\nd", "https://a.b/c%0Ad"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("https:///x", None),
        ("ftp://a.b", None),
    ],
)
def test_web_address(text: str, expected: str | None) -> None:
    assert web_address(text) == expected


@given(st.text())
def test_an_address_holds_no_sign_that_ends_an_iri(text: str) -> None:
    found = web_address(f"https://a.b/{text}")
    assert found is None or not set(found) & set(' <>"{}|\\^`\n\r\t\0')


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024", "2024"),
        ("2024-7", "2024-07"),
        ("2024/07/05", "2024-07-05"),
        ("2024-07-11T17:59:59Z", "2024-07-11"),
        ("Thu, 11 Jul 2024 17:59:59 GMT", "2024-07-11"),
        ("1 Sept 2024", "2024-09-01"),
        ("July 11, 2024", "2024-07-11"),
        ("August 2024", "2024-08"),
        ("2023-02-29", None),
        ("0000-01-01", None),
        ("Foo 2024", None),
        ("July-August 2024", None),
        ("", None),
    ],
)
def test_dates(text: str, expected: str | None) -> None:
    assert written_date(text) == expected


@given(st.dates(), st.sampled_from(["%Y-%m-%d", "%Y-%m-%dT%H:%M:%SZ", "%d %b %Y", "%B %d, %Y"]))
def test_every_day_comes_back(day: object, form: str) -> None:
    written = day.strftime(form)  # type: ignore[attr-defined]
    if len(written.split("-")[0]) < 4 and "-" in written:
        assert written_date(written) is None
    elif day.year >= 1000:  # type: ignore[attr-defined]
        assert written_date(written) == day.isoformat()  # type: ignore[attr-defined]


@given(st.text())
def test_any_text_is_a_date_or_none(text: str) -> None:
    assert written_date(text) is None or len(str(written_date(text))) in {4, 7, 10}


def test_a_month_without_year_is_no_date() -> None:
    assert iso_date(2024, None, 5) == "2024"
    assert iso_date(10**30) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lovelace, Ada; Turing, Alan", ("Ada Lovelace", "Alan Turing")),
        ("Lovelace, Ada and Turing, Alan", ("Ada Lovelace", "Alan Turing")),
        ("A. Lovelace, A. Turing and B. Babbage", ("A. Lovelace", "A. Turing", "B. Babbage")),
        ("A. Lovelace, A. Turing, and B. Babbage", ("A. Lovelace", "A. Turing", "B. Babbage")),
        ("Ada Lovelace, Alan Turing", ("Ada Lovelace", "Alan Turing")),
        ("Lovelace, Ada", ("Ada Lovelace",)),
        ("Alexander Brand", ("Alexander Brand",)),
        ("", ()),
        (" ; ", ()),
    ],
)
def test_authors_in_one_text(text: str, expected: tuple[str, ...]) -> None:
    assert split_authors(text) == expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("2020.acl", "main", "1"), "2020.acl-main.1"),
        (("P18", "1", "1"), "P18-1001"),
        (("W18", "1", "1"), "W18-0101"),
        (("D19", "50", "2"), "D19-5002"),
        (("D19", "1", "2"), "D19-1002"),
    ],
)
def test_ids_of_the_anthology(parts: tuple[str, str, str], expected: str) -> None:
    assert anthology_id(*parts) == expected


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"{BERT} by M{\"u}ller", "BERT by Müller"),
        (r"85\% of $x^2$", "85% of $x^2$"),
        ("50% of it", "50% of it"),
        (r"{``}quoted{''}", "“quoted”"),
        ("plain  text\n here", "plain text here"),
        ("{" * 60 + "deep" + "}" * 60, "{" * 60 + "deep" + "}" * 60),
    ],
)
def test_latex(latex: str, text: str) -> None:
    assert latex_to_text(latex) == text


@given(st.text("\\{}$%`'-abc \n\"u", max_size=80))
def test_any_latex_becomes_text(latex: str) -> None:
    assert "\n" not in latex_to_text(latex)
