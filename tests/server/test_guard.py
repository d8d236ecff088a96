from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.server.guard import check_query, is_changing, varies
from kg.server.refusal import Refusal

BODY = "<http://e.org/> { ?s ?p ?o }"


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT * {{ SERVICE {BODY} }}",
        f"SELECT * {{ sErViCe SILENT {BODY} }}",
        f"SELECT * {{ ?s ?p ?o }}SERVICE{BODY}",
        f"SELECT * {{ \\u0053ERVICE {BODY} }}",
        f"SELECT * {{ SERVI\\U00000043E {BODY} }}",
        f'SELECT * {{ ?s ?p "\\u0022" SERVICE {BODY} }}',
        f"SELECT * {{ ?s ?p 'it\\'s' SERVICE {BODY} }}",
        f"SELECT * {{ ?s e:a\\#b ?o SERVICE {BODY} }}",
        f"SELECT * {{ ?s ?p ?o # comment\n SERVICE {BODY} }}",
        f"SELECT * {{ ?s ?p <http://e.org/#> . SERVICE {BODY} }}",
        f'SELECT * {{ ?s ?p """ a " b "" """ . SERVICE {BODY} }}',
        f"SELECT * {{ FILTER(?a < ?b) SERVICE {BODY} }}",
        f'SELECT * {{ ?s ?p "unclosed \\" SERVICE {BODY} }}',
        f"SELECT * {{ ?s ?p '''unclosed '' SERVICE {BODY} }}",
        "SELECT * { { SELECT * { SERVICE ?x { ?s ?p ?o } } } }",
    ],
)
def test_service_is_found(query: str) -> None:
    with pytest.raises(Refusal, match="SERVICE"):
        check_query(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service a kg:Paper }",
        "SELECT * { ?s e:service ?o ; service:x 1 ; _:service ?x }",
        'SELECT * { ?s ?p "a SERVICE" , \'service\' , """\nSERVICE "quoted" """ }',
        "SELECT * { ?s <http://e.org/SERVICE> ?o } # SERVICE",
        "SELECT * { ?s ?p 'x'@service }",
        "SELECT * { ?s ?p 'INSERT' }",
    ],
)
def test_service_in_names_and_strings_is_none(query: str) -> None:
    check_query(query)  # would raise what it refuses
    assert not is_changing(query)


def test_without_a_sandbox_the_word_alone_is_refused() -> None:
    query = 'SELECT * { ?s ?p "a service" }'
    with pytest.raises(Refusal):
        check_query(query, sandboxed=False)
    check_query('SELECT * { ?s ?p "services" }', sandboxed=False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LOAD <http://e.org/>", True),
        ("PREFIX insert: <a:> # insert\nDELETE WHERE { ?s ?p ?o }", True),
        ("WITH <a:g> DELETE { ?s ?p ?o } WHERE {}", True),
        ("PREFIX load: <a:> SELECT * { ?s ?p ?o }", False),
        ("ASK { ?s ?p 'DROP ALL' }", False),
        ("", False),
    ],
)
def test_updates_are_told_from_queries(text: str, expected: bool) -> None:
    assert is_changing(text) is expected


def test_what_varies() -> None:
    assert varies("SELECT (now() AS ?t) {}")
    assert not varies("SELECT ?now { ?now ?rand 'NOW()' }")


@given(st.text(alphabet="SERVICEservice <>\"'\\#?:{}abc\n@u0053", max_size=60))
def test_any_text_is_cut_into_tokens(text: str) -> None:
    with suppress(Refusal):
        check_query(text)
    assert varies(text) in {True, False}
