"""The page's scripts by themselves, in the browser that runs them: what goes in, what comes out."""

import csv
import io
from collections import deque

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from page_driver import PageDriver

from kg.export.page.embed import packed

# one page serves all examples: nothing here changes it
SOME = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
TEXT = st.text(st.characters(codec="utf-8"), max_size=30)
SHORT = st.text(st.characters(codec="utf-8", max_codepoint=0xFFFF), max_size=30)
WORD = st.text("abcdé", max_size=7)


def edits(a: str, b: str) -> int:
    """Changes, insertions, deletions and swaps of neighbours between two words."""
    rows: deque[list[int]] = deque([list(range(len(b) + 1))], maxlen=2)
    for i, x in enumerate(a, start=1):
        last, row = rows[-1], [i]
        for j, y in enumerate(b, start=1):
            row.append(min(last[j] + 1, row[-1] + 1, last[j - 1] + (x != y)))
            if i > 1 and j > 1 and (x, a[i - 2]) == (b[j - 2], y):
                row[j] = min(row[j], rows[0][j - 2] + 1)
        rows.append(row)
    return rows[-1][-1]


@SOME
@given(WORD, WORD, st.integers(0, 4))
def test_edits_are_counted_up_to_a_limit(page: PageDriver, a: str, b: str, most: int) -> None:
    found = page.ask("([a, b, most]) => KG.search.edits(a, b, most)", [a, b, most])
    assert min(found, most + 1) == min(edits(a, b), most + 1)


@SOME
@given(
    st.fixed_dictionaries(
        {
            "node": TEXT,
            "goal": TEXT,
            "view": st.sampled_from(["map", "table"]),
            "hidden": st.lists(st.sampled_from(["Task", "Model"]), unique=True),
            "from": st.integers(0, 3000),
            "community": st.integers(-1, 40),
            "papers": st.booleans(),
        }
    )
)
def test_state_comes_back_from_an_address(page: PageDriver, state: dict[str, object]) -> None:
    read = page.ask(
        "s => KG.state.read(new URL('file:///x#' + KG.state.write({ ...KG.state.DEFAULTS, ...s }))"
        ".hash)",
        state,
    )
    assert {name: read[name] for name in state} == state


@SOME
@given(st.lists(st.lists(TEXT, min_size=2, max_size=3), min_size=1, max_size=3))
def test_csv_reads_back_and_starts_no_formula(page: PageDriver, rows: list[list[str]]) -> None:
    text = page.ask("rows => KG.save.csv(rows)", rows)
    read = list(csv.reader(io.StringIO(text, newline="")))
    assert [[cell.removeprefix("'") for cell in row] for row in read] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]
    assert not any(
        cell.lstrip()[:1] in {"=", "+", "-", "@"} for row in read for cell in row if cell
    )


@SOME
@given(SHORT, st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6))
def test_marked_text_is_the_text(page: PageDriver, text: str, spans: list[tuple[int, int]]) -> None:
    given_spans = [{"start": a, "end": b, "mark": str(i)} for i, (a, b) in enumerate(spans)]
    made = page.ask("([t, s]) => KG.text.pieces(t, s)", [text, given_spans])
    assert "".join(piece["text"] for piece in made) == text


@SOME
@given(TEXT, st.integers(1, 12))
def test_text_on_the_canvas_has_no_line_breaks_and_no_marks_of_direction(
    page: PageDriver, text: str, most: int
) -> None:
    hostile = f"\u202e{text}\u2028\u2066"
    short = page.ask("([t, n]) => KG.text.short(t, n)", [hostile, most])
    assert len(short) <= most
    assert not {"\u202e", "\u2028", "\u2066", "\n"} & set(short)


@SOME
@given(st.recursive(TEXT | st.integers(-(2**31), 2**31) | st.none(), st.lists, max_leaves=8))
def test_packed_data_is_unpacked(page: PageDriver, data: object) -> None:
    assert page.ask("text => KG.store.unpack(text)", packed(data)) == data


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ImageNet-1K", "imagenet 1k"),
        ("  Éclair—Net  ", "eclair net"),
        ("RefCOCO+", "refcoco+"),
        ("ＣＬＩＰ", "clip"),  # full-width letters
        ("", ""),
    ],
)
def test_names_are_compared_folded(page: PageDriver, text: str, folded: str) -> None:
    assert page.ask("t => KG.text.fold(t)", text) == folded


def test_names_that_differ_in_writing_alone_are_one(page: PageDriver) -> None:
    names = ["MS COCO", "MS-COCO", "ms coco", "MSCOCO", "COCO"]
    assert page.ask("n => KG.text.unlike(n)", names) == ["MS COCO", "COCO"]


@pytest.mark.parametrize(
    ("url", "tag"),
    [
        ("https://example.org/a", "A"),
        ("http://example.org/a", "A"),
        ("javascript:alert(1)", "SPAN"),
        ("data:text/html,<script>alert(1)</script>", "SPAN"),
        (" JaVaScRiPt:alert(1)", "SPAN"),
        ("no address", "SPAN"),
    ],
)
def test_only_addresses_of_pages_become_links(page: PageDriver, url: str, tag: str) -> None:
    assert page.ask("u => KG.text.outside(u, 'x').tagName", url) == tag


@pytest.mark.parametrize(
    ("url", "label"),
    [
        ("https://www.example.org/x", "example.org"),
        ("https://github.com/a/b/", "github.com/a/b"),
        ("nonsense", "nonsense"),
    ],
)
def test_links_are_named_by_their_host(page: PageDriver, url: str, label: str) -> None:
    assert page.ask("u => KG.text.host(u)", url) == label


def test_ids_become_the_addresses_that_the_rdf_has(page: PageDriver) -> None:
    query = page.ask(
        "id => { const { graph, filtered } = KG.app; const { meta, roles } = graph;"
        " const numbers = new Map([[id, 0]]);"
        " return KG.sparql.query({ meta, roles, numbers, isPaper: () => true }, filtered,"
        " { ...KG.state.DEFAULTS, node: id }); }",
        "paper/a b/../c<d>'(1)",
    )
    assert (
        "VALUES ?paper { <https://w3id.org/mlkg/paper/a%20b/%2E%2E/c%3Cd%3E%27%281%29> }" in query
    )
