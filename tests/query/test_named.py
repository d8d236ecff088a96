from pathlib import Path

import pytest

from kg.core.errors import QueryError
from kg.query.named import find_query, read_queries, read_query

TEXT = """# title: T
# answers: A?
# param: name: a name
# param: least: a number
SELECT * { VALUES ?name { "x" } VALUES ?least { 2 } ?s ?p ?name }
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "q.rq"
    path.write_text(TEXT)
    return path


def test_reads_the_head(path: Path) -> None:
    query = read_query(path)
    assert (query.name, query.title, query.answers) == ("q", "T", "A?")
    assert [(p.name, p.default, p.is_number) for p in query.parameters] == [
        ("name", '"x"', False),
        ("least", "2", True),
    ]


def test_values_take_the_place_of_defaults(path: Path) -> None:
    bound = read_query(path).bind({"name": 'a"} \\ \n#', "least": "3.5"})
    assert 'VALUES ?name { "a\\"} \\\\ \\n#" }' in bound
    assert "VALUES ?least { 3.5 }" in bound


@pytest.mark.parametrize("values", [{"nope": "1"}, {"least": "many"}, {"least": "1 } #"}])
def test_wrong_values_are_errors(path: Path, values: dict[str, str]) -> None:
    with pytest.raises(QueryError):
        read_query(path).bind(values)


@pytest.mark.parametrize(
    "text", ["SELECT * {}", "# title: T\nSELECT * {}", TEXT.replace("?name { ", "?other { ")]
)
def test_a_file_without_its_head_is_an_error(tmp_path: Path, text: str) -> None:
    (tmp_path / "q.rq").write_text(text)
    with pytest.raises(QueryError):
        read_query(tmp_path / "q.rq")


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(QueryError, match="nope"):
        find_query("nope")


def test_there_are_twenty_or_more() -> None:
    assert len(read_queries()) >= 20
