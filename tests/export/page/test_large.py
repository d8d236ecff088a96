"""A graph too large to be drawn at once: the top of it, and the rest when asked for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from page_driver import PageDriver
from playwright.sync_api import Browser, expect


@pytest.fixture(scope="module")
def opened(browser: Browser, large_page: Path) -> Iterator[PageDriver]:
    driver = PageDriver(browser, large_page)
    yield driver
    driver.close()


def test_opens_with_the_top_entities(page: PageDriver) -> None:
    drawn = page.drawn()
    assert "method/shared0" in drawn
    assert len(drawn) < 1_000
    assert not {i for i in drawn if i.startswith("paper/")}
    assert page.ask("KG.app.graph.size") > 5_000
    assert page.ask("KG.app.map.scene.lines.flat().length") > 0


def test_search_finds_what_is_not_drawn_and_draws_it(page: PageDriver) -> None:
    assert "method/own777x3" not in page.drawn()
    assert page.search("own777x3")[0] == "own777x3"
    page.press("Enter")
    assert page.title() == "own777x3"
    assert {"method/own777x3", "paper/p00777"} <= page.drawn()
    expect(page.page.locator("#panel blockquote").first).to_contain_text("own777x3")


def test_chosen_entity_brings_its_papers(page: PageDriver) -> None:
    page.go("node=method/shared3")
    papers = {i for i in page.drawn() if i.startswith("paper/")}
    assert len(papers) >= 20
    x, y = page.place("method/shared3")
    assert 232 < x < 880
    assert 56 < y < 800


def test_table_and_filters_know_the_whole(page: PageDriver) -> None:
    page.go("view=table")
    expect(page.page.locator(".table-count")).to_contain_text(f"{900 * 6 + 41:,}")
    page.page.get_by_label("Filter rows").fill("own899x5")
    assert page.texts("#table tbody th") == ["own899x5"]
    page.page.get_by_label("Filter rows").fill("")
    page.go("from=2024")
    assert page.texts(".paper-count") == ["60"]


def test_path_between_nodes_that_were_not_drawn(page: PageDriver) -> None:
    page.go("node=method/own11x1&goal=method/own51x2")
    assert page.texts("#panel .path .stop")[2] in {"shared11", "shared10"}
    assert len(page.drawn()) == 5
