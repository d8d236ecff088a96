"""XML that is hostile or broken: entities, other files, depth, size, encodings."""

from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.core.errors import ReadError
from kg.core.text import collapse_space
from kg.readers import read_papers

ATOM = '<feed xmlns="http://www.w3.org/2005/Atom">'


def read(tmp_path: Path, text: str | bytes) -> list[str]:
    path = tmp_path / "feed.xml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return [p.title for p in read_papers([path], format="arxiv-atom")]


def entry(title: str) -> str:
    return f"<entry><id>http://arxiv.org/abs/2401.00001v1</id><title>{title}</title></entry>"


EXTERNAL = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>{ATOM}{entry("&l9;")}</feed>', "entities"),
        (f"{EXTERNAL}{ATOM}{entry('&f;')}</feed>", "entities"),
        (f'<!DOCTYPE x [<!ENTITY % p SYSTEM "http://a.b/c">%p;]>{ATOM}</feed>', "entities"),
        (f'<!DOCTYPE x SYSTEM "http://a.b/c.dtd">{ATOM}{entry("&nbsp;")}</feed>', "undefined"),
        (f"{ATOM}{entry('&undefined;')}</feed>", "not well-formed"),
        (f"{ATOM}{entry('A')}", "not well-formed"),
        (f"{ATOM}<entry></feed>", "not well-formed"),
        (f"{ATOM}{entry('a' + chr(0) + 'b')}</feed>", "not well-formed"),
        (f'<?xml version="1.0" encoding="x-none"?>{ATOM}</feed>', "not well-formed"),
        (f"{ATOM}{'<a>' * 200}", "nested too deeply"),
        (f"{ATOM}<entry>{'<a>' * 200}", "nested too deeply"),
        ("", "empty"),
        (f"{ATOM}</feed>", "no records"),
    ],
    ids=["laughs", "file", "parameter", "dtd", "undefined", "cut", "tags", "nul", "encoding",
         "deep", "deep entry", "empty", "none"],
)  # fmt: skip
def test_hostile_xml_is_an_error_in_one_line(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(ReadError, match=problem) as caught:
        read(tmp_path, text)
    assert "\n" not in str(caught.value)
    assert "root:" not in str(caught.value)


def test_record_longer_than_any(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="more than 4,194,304 bytes without a record"):
        read(tmp_path, ATOM + "<entry><title>" + "x" * (20 << 20))


def test_error_says_the_line(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"feed\.xml:3: the record has no title"):
        read(tmp_path, f"{ATOM}\n{entry('A')}\n{entry(' ')}</feed>")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_encodings_that_xml_declares(tmp_path: Path, encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>{ATOM}{entry("Café")}</feed>'
    assert read(tmp_path, text.encode(encoding)) == ["Café"]


readable = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")


@given(st.lists(st.text(readable, min_size=1).filter(str.strip), min_size=1, max_size=4))
def test_titles_come_back(tmp_path_factory: pytest.TempPathFactory, wanted: list[str]) -> None:
    text = ATOM + "\n".join(entry(f"T{escape(title)}") for title in wanted) + "</feed>"
    found = read(tmp_path_factory.mktemp("xml"), text)
    assert [collapse_space(t) for t in found] == [
        collapse_space(f"T{title}").translate({c: 0xFFFD for c in range(0xFDD0, 0xFDF0)})
        for title in wanted
    ]


@given(st.binary(max_size=200))
def test_any_bytes_are_an_error_or_papers(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    folder = tmp_path_factory.mktemp("xml")
    path = folder / "feed.xml"
    path.write_bytes(ATOM.encode() + data)
    errors: list[ReadError] = []
    assert list(read_papers([path], format="arxiv-atom", skip_bad=errors.append)) == []
    assert errors
