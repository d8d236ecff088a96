"""The named queries on the committed exports give the answers that were checked by hand."""

import pytest
from corpus_answers import ANSWERS, EXPORTS, format_answer

from kg.query.named import NamedQuery, read_queries
from kg.query.sparql import SparqlGraph, open_graph

QUERIES = read_queries()


@pytest.fixture(scope="module")
def graph() -> SparqlGraph:
    return open_graph(EXPORTS)


@pytest.mark.parametrize("query", QUERIES, ids=lambda q: q.name)
def test_the_answer_is_the_checked_one(graph: SparqlGraph, query: NamedQuery) -> None:
    expected = (ANSWERS / f"{query.name}.csv").read_text(encoding="utf8")
    assert format_answer(graph, query) == expected
    assert expected.count("\n") > 3, "a question that the corpus can't answer shows nothing"


def test_every_answer_is_of_a_query() -> None:
    assert {path.stem for path in ANSWERS.glob("*.csv")} == {query.name for query in QUERIES}
