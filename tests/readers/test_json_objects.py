"""Records of JSON however they are packed: lines, lists, objects in a row, answers of services."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.core.errors import ReadError
from kg.readers import read_papers


def titles(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "papers.json"
    path.write_text(text, encoding="utf8")
    return [p.title for p in read_papers([path])]


def errors_of(tmp_path: Path, text: str) -> tuple[list[str], list[tuple[int | None, str]]]:
    path = tmp_path / "papers.json"
    path.write_text(text, encoding="utf8")
    errors: list[ReadError] = []
    found = [p.title for p in read_papers([path], skip_bad=errors.append)]
    return found, [(e.line, e.problem) for e in errors]


RECORDS: list[object] = [{"title": 'A "quoted" [title] {1}'}, {"title": "B\\", "x": [{"y": [[]]}]}]
PACKED = {
    "lines": "\n".join(map(json.dumps, RECORDS)),
    "list": json.dumps(RECORDS),
    "indented list": json.dumps(RECORDS, indent=2),
    "in a row": "\n".join(json.dumps(r, indent=2) for r in RECORDS),
    "data": json.dumps({"total": 2, "data": RECORDS}),
    "results": json.dumps({"meta": {"x": {"y": 1}}, "results": RECORDS, "group_by": []}, indent=1),
    "pages of answers": json.dumps({"data": RECORDS[:1]})
    + "\n"
    + json.dumps({"data": RECORDS[1:]}),
    "byte order mark": "\ufeff" + json.dumps(RECORDS),
}


@pytest.mark.parametrize("text", PACKED.values(), ids=PACKED)
def test_finds_the_records(tmp_path: Path, text: str) -> None:
    assert titles(tmp_path, text) == ['A "quoted" [title] {1}', "B\\"]


def test_one_object_over_several_lines(tmp_path: Path) -> None:
    assert titles(tmp_path, '{\n "title": "A",\n "abstract": "x"\n}\n') == ["A"]


def test_list_without_papers(tmp_path: Path) -> None:
    assert errors_of(tmp_path, "[]") == ([], [(None, "the file has no records")])
    assert errors_of(tmp_path, '{"data": []}') == ([], [(None, "the file has no records")])


def test_values_that_are_no_objects(tmp_path: Path) -> None:
    text = '[{"title": "A"},\n 3, [{"title": "no"}],\n {"title": "B"}, "x"]'
    assert errors_of(tmp_path, text) == (
        ["A", "B"],
        [(1, "an item that is no object"), (3, "an item that is no object")],
    )


def test_bad_record_of_a_list_leaves_the_others(tmp_path: Path) -> None:
    text = '[\n{"title": "A"},\n{"title" "B"},\n{"abstract": "C"},\n{"title": "D"}\n]'
    found, errors = errors_of(tmp_path, text)
    assert found == ["A", "D"]
    assert [line for line, _ in errors] == [3, 4]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('[{"title": "A"}', "the file ends inside a value"),
        ('[{"title": "A"}, {"title": "B', "the file ends inside a value"),
        ('[{"title": "A"}}', "closes nothing"),
        ('[{"title": "A"}]]', "closes nothing"),
        ("[" * 5000, "nested too deeply"),
        ('{"data": [' + '{"a":' * 5000, "nested too deeply"),
    ],
)
def test_broken_document(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(ReadError, match=problem):
        titles(tmp_path, text)


def test_record_longer_than_any(tmp_path: Path) -> None:
    path = tmp_path / "long.json"
    path.write_bytes(b'[{"title": "A"}, {"title": "' + b"x" * (1 << 24))
    with pytest.raises(ReadError, match=r"long\.json:1: more than 16,777,216 bytes in one record"):
        list(read_papers([path]))


def test_line_longer_than_any(tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl"
    path.write_bytes(b'{"title": "A"}\n{"title": "' + b"x" * (40 << 20) + b'"}\n{"title": "B"}\n')
    errors: list[ReadError] = []
    assert [p.title for p in read_papers([path], skip_bad=errors.append)] == ["A", "B"]
    assert [(e.line, e.problem) for e in errors] == [(2, "a line of more than 16,777,216 bytes")]


def test_abstract_of_a_million_characters(tmp_path: Path) -> None:
    path = tmp_path / "long.json"
    path.write_text(json.dumps([{"title": "A", "abstract": "é\n" * 500_000}]), encoding="utf8")
    (paper,) = read_papers([path])
    assert len(paper.abstract) == 1_000_000


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=8,
)
objects = st.builds(
    lambda title, rest: {**rest, "title": f"T{title}"},
    st.text(max_size=8),
    st.dictionaries(st.text(max_size=4).filter(lambda k: k != "title"), values, max_size=3),
)


@given(
    st.lists(objects, min_size=1, max_size=5),
    st.sampled_from(["list", "row", "data"]),
    st.sampled_from([None, 1]),
    st.booleans(),
)
def test_splits_as_json_loads_does(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[dict[str, object]],
    packing: str,
    indent: int | None,
    ascii_only: bool,
) -> None:
    def dump(value: object) -> str:
        return json.dumps(value, indent=indent, ensure_ascii=ascii_only)

    if packing == "row":
        text = "\n".join(json.dumps(row, indent=1) for row in rows)
    else:
        text = dump(rows if packing == "list" else {"total": 1, "data": rows})
    path = tmp_path_factory.mktemp("json") / "papers.json"
    path.write_bytes(text.encode("utf8", "surrogatepass"))
    errors: list[ReadError] = []
    found = [p.title for p in read_papers([path], format="json-lines", skip_bad=errors.append)]
    assert len(found) + len(errors) == len(rows)


@given(st.text('{}[]",\\ \nnul1', max_size=60), st.sampled_from(["", "[", "{["]))
def test_any_brackets_end_in_records_or_an_error(
    tmp_path_factory: pytest.TempPathFactory, text: str, start: str
) -> None:
    path = tmp_path_factory.mktemp("any") / "papers.json"
    path.write_text(start + text, encoding="utf8")
    errors: list[ReadError] = []
    found = list(read_papers([path], format="json-lines", skip_bad=errors.append))
    assert found == []
    assert errors
