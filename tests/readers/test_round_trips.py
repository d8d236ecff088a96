"""What a format's writer puts in comes out again; and no bytes break a reader."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
import rispy
from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.middlewares import AddEnclosingMiddleware
from bibtexparser.model import Entry, Field
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.core.errors import ReadError
from kg.core.text import collapse_space
from kg.readers import READERS, merge_papers, read_papers
from kg.readers.characters import clean

Rows = list[tuple[str, str]]
"""Title and abstract of each paper."""

one_line = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufffe\uffff")
).map(lambda text: collapse_space(clean(f"T{text}")))
without_latex = st.text("abc XYZ 0_9 éß中?!.,:;/()", max_size=30).map(
    lambda text: collapse_space(f"T{text}")
)


def as_csv(rows: Rows) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([("title", "abstract"), *rows])
    return out.getvalue()


def as_tsv(rows: Rows) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter="\t").writerows([("Title", "Abstract"), *rows])
    return out.getvalue()


def as_ris(rows: Rows) -> str:
    entries = [{"type_of_reference": "JOUR", "title": t, "abstract": a} for t, a in rows]
    return str(rispy.dumps(entries))


def as_csl(rows: Rows) -> str:
    return json.dumps([{"type": "article", "DOI": "", "title": t, "abstract": a} for t, a in rows])


def as_openalex(rows: Rows) -> str:
    def index(text: str) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for place, word in enumerate(text.split(" ")):
            places.setdefault(word, []).append(place)
        return places

    works = [{"title": t, "abstract_inverted_index": index(a)} for t, a in rows]
    return json.dumps({"meta": {}, "results": works}, ensure_ascii=False)


@pytest.mark.parametrize("write", [as_csv, as_tsv, as_ris, as_csl, as_openalex])
@settings(max_examples=40)
@given(rows=st.lists(st.tuples(one_line, one_line), min_size=1, max_size=4))
def test_titles_and_abstracts_come_back(
    tmp_path_factory: pytest.TempPathFactory, write: Callable[[Rows], str], rows: Rows
) -> None:
    path = tmp_path_factory.mktemp("trip") / "papers"
    path.write_text(write(rows), encoding="utf8", newline="")
    assert [(p.title, p.abstract) for p in read_papers([path])] == rows


@settings(max_examples=40)
@given(st.lists(st.tuples(without_latex, without_latex), min_size=1, max_size=4))
def test_bibliographies_come_back(tmp_path_factory: pytest.TempPathFactory, rows: Rows) -> None:
    entries = [
        Entry("article", f"key{number}", [Field("title", title), Field("abstract", abstract)])
        for number, (title, abstract) in enumerate(rows)
    ]
    text = write_string(
        Library(entries),
        unparse_stack=[
            AddEnclosingMiddleware(
                reuse_previous_enclosing=False, enclose_integers=True, default_enclosing="{"
            )
        ],
    )
    path = tmp_path_factory.mktemp("trip") / "papers.bib"
    path.write_text(text, encoding="utf8")
    assert [(p.title, p.abstract) for p in read_papers([path])] == rows


STARTS = {
    "bibtex": b"@article{a, title = {",
    "ris": b"TY  - JOUR\nTI  - ",
    "csv": b'title,abstract\n"',
    "oai-pmh": b'<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><record>',
    "acl-anthology": b'<collection id="x"><volume id="1">',
    "openalex": b'{"results": [{"authorships": ',
    "csl-json": b'[{"type": "x", "title": "T", "issued": ',
    "semantic-scholar": b'{"paperId": "1", "title": "T", "externalIds": ',
    "hugging-face": b'[{"publishedAt": "", "upvotes": 1, "title": "T", "paper": ',
    "arxiv-snapshot": b'{"title": "T", "authors_parsed": ',
    "daily-page": b"Get trending papers\n\nT\n\n",
}


@pytest.mark.parametrize("name", [r.name for r in READERS if r.name not in {"pdf", "text"}])
@settings(max_examples=40)
@given(
    data=st.binary(max_size=120)
    | st.text('{}[]"\\,:-@=<>&;/ \nauthor12', max_size=120).map(str.encode)
)
def test_any_bytes_are_papers_or_errors_of_one_line(
    tmp_path_factory: pytest.TempPathFactory, name: str, data: bytes
) -> None:
    path = tmp_path_factory.mktemp("any") / "papers"
    path.write_bytes(STARTS.get(name, b"") + data)
    errors: list[ReadError] = []
    papers = list(read_papers([path], format=name, skip_bad=errors.append))
    assert all("\n" not in str(error) for error in errors)
    assert all(repr(paper).encode() for paper in papers)
    assert papers or errors


ODD_IDS = [
    "a/b",
    "..",
    "../../etc/passwd",
    "a b",
    'a"b',
    "c\nd",
    "a'b",
    "<b>",
    "-",
    "=1+1",
    "%2e%2e",
    "é",
]


def test_odd_ids_stay_apart_and_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "papers.jsonl"
    rows = [{"id": odd, "title": f"Paper {number}"} for number, odd in enumerate(ODD_IDS)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf8")
    papers = list(merge_papers(read_papers([path])))
    assert {p.id for p in papers} == {odd.replace("\n", " ") for odd in ODD_IDS}


def test_ten_thousand_identical_papers_are_one(tmp_path: Path) -> None:
    path = tmp_path / "papers.jsonl"
    path.write_text('{"title": "Same", "abstract": "Text."}\n' * 10_000, encoding="utf8")
    assert len(list(merge_papers(read_papers([path])))) == 1


def test_marks_of_direction_stay_in_the_text_and_do_not_hide_a_repeat(tmp_path: Path) -> None:
    path = tmp_path / "papers.jsonl"
    path.write_text('{"title": "A\\u202eB"}\n{"title": "AB"}\n', encoding="utf8")
    listed = list(read_papers([path]))
    assert [p.title for p in listed] == ["A\u202eB", "AB"]
    assert len(list(merge_papers(listed))) == 1
