"""Exports of the selection: CSV, SPARQL, picture."""

import csv
import io
from pathlib import Path

import pyoxigraph
import pytest
from page_driver import PageDriver
from page_sample import EVIL_NAME, sample_source

from kg.export.base import ExportOptions
from kg.export.rdf_files import GRAPH


@pytest.fixture(scope="module")
def store() -> pyoxigraph.Store:
    out = io.BytesIO()
    GRAPH.write(sample_source(), out, ExportOptions())
    store = pyoxigraph.Store()
    store.load(input=out.getvalue(), format=pyoxigraph.RdfFormat.TURTLE)
    return store


def csv_of(page: PageDriver, folder: Path) -> list[dict[str, str]]:
    page.page.get_by_text("Export").click()
    with page.page.expect_download() as download:
        page.click_text("button", "Links shown (CSV)")
    path = folder / "selection.csv"
    download.value.save_as(path)
    assert download.value.suggested_filename == "selection.csv"
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def query_of(page: PageDriver) -> str:
    page.page.get_by_text("Export").click()
    page.click_text("button", "SPARQL of it")
    query = page.page.get_by_label("Query").input_value()
    page.page.locator("#query").get_by_text("Close", exact=True).click()
    return query


STATES = [
    "",
    "node=dataset/coco",
    "node=paper/speech-2",
    "node=paper/evil/../%3Cpaper%3E'1",
    "roles=trainsOn,uses",
    "roles=mentions",
    "hidden=Metric,Task&from=2022",
    "from=2021&to=2023&min=3",
    "min=5&roles=uses",
    "community=1",
]


@pytest.mark.parametrize("state", STATES)
def test_query_gives_what_the_table_of_links_has(
    page: PageDriver, store: pyoxigraph.Store, tmp_path: Path, state: str
) -> None:
    page.go(state)
    rows = {(r["role"], r["title"]) for r in csv_of(page, tmp_path)}
    solutions = store.query(query_of(page))
    assert isinstance(solutions, pyoxigraph.QuerySolutions)
    found = {(s["role"].value.split("#")[1], s["title"].value) for s in solutions}
    assert rows
    assert found == {(role, title.removeprefix("'")) for role, title in rows}


def test_csv_of_a_chosen_entity_has_its_links_alone(page: PageDriver, tmp_path: Path) -> None:
    page.go("node=dataset/coco&from=2024")
    rows = csv_of(page, tmp_path)
    assert [(r["entity"], r["role"], r["paper"], r["date"]) for r in rows] == [
        ("dataset/coco", "evaluatesOn", "captioning-4", "2024-05-11"),
        ("dataset/coco", "trainsOn", "captioning-5", "2025-06-11"),
    ]


def test_csv_holds_no_formula(page: PageDriver, tmp_path: Path) -> None:
    page.go("node=method/evil")
    (row,) = csv_of(page, tmp_path)
    assert row["name"] == f"'{EVIL_NAME}"
    page.go("")
    for row in csv_of(page, tmp_path):
        assert not any(value.lstrip().startswith(("=", "+", "-", "@")) for value in row.values())


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("plain", "plain"),
        ("=1+1", "'=1+1"),
        (" +1", "' +1"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        ("\t=x", "'\t=x"),
        ('say "hi", twice', '"say ""hi"", twice"'),
        ("two\nlines", '"two\nlines"'),
        (7, "7"),
    ],
)
def test_cells(page: PageDriver, value: object, cell: str) -> None:
    assert page.ask("v => KG.save.cell(v)", value) == cell


def test_picture_is_of_the_view(page: PageDriver, tmp_path: Path) -> None:
    page.page.get_by_text("Export").click()
    with page.page.expect_download() as download:
        page.click_text("button", "Picture (PNG)")
    path = tmp_path / "graph.png"
    download.value.save_as(path)
    data = path.read_bytes()
    assert data.startswith(b"\x89PNG")
    width = int.from_bytes(data[16:20], "big")
    assert width == page.ask("document.querySelector('#map canvas').width")


def test_query_can_be_copied(page: PageDriver) -> None:
    page.go("node=dataset/coco")
    page.click_text("button", "SPARQL")
    assert "<https://w3id.org/mlkg/dataset/coco>" in page.page.get_by_label("Query").input_value()
    page.click_text("button", "Copy")
    assert page.page.get_by_text("Copied").is_visible()
    page.page.keyboard.press("Escape")
    assert page.title() == "COCO"
