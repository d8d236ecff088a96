"""The page of the corpus's own graph, as most will see it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from page_driver import PHONE, PageDriver
from playwright.sync_api import Browser

# What to look at: the entity of each type with most papers, the paper that says most
LARGEST = """type => { const g = KG.app.graph;
  const all = [...Array(g.first).keys()].filter((n) => g.types[g.type(n)] === type);
  return g.ids[all.reduce((a, b) => (g.degree(b) > g.degree(a) ? b : a))]; }"""
RICHEST = """async () => { const { data, graph: g } = KG.app;
  const said = async (n) => (await data.paper(n)).results?.length ?? 0;
  const counts = await Promise.all([...Array(g.size - g.first).keys()].map(said));
  return g.ids[g.first + counts.indexOf(Math.max(...counts))]; }"""


@pytest.fixture(scope="module")
def opened(browser: Browser, corpus_page: Path) -> Iterator[PageDriver]:
    driver = PageDriver(browser, corpus_page)
    yield driver
    driver.close()


@pytest.fixture(scope="module")
def states(opened: PageDriver) -> dict[str, str]:
    """Addresses by the name of what they show."""
    dataset, model = opened.ask(LARGEST, "Dataset"), opened.ask(LARGEST, "Model")
    return {
        "overview": "",
        "entity": f"node={dataset}",
        "paper": f"node={opened.ask(RICHEST)}",
        "path": f"node={dataset}&goal={model}",
        "community": "community=0",
        "table": "view=table",
        "papers": "view=table&rows=papers",
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "shown", ["overview", "entity", "paper", "path", "community", "table", "papers"]
)
def test_axe_finds_no_serious_fault(
    page: PageDriver, states: dict[str, str], shown: str, scheme: str
) -> None:
    page.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.go(states[shown])
    faults = page.faults()
    page.page.emulate_media(color_scheme="light")
    assert faults == []


def test_axe_finds_no_serious_fault_on_a_phone(
    browser: Browser, corpus_page: Path, states: dict[str, str]
) -> None:
    driver = PageDriver(browser, corpus_page, **PHONE)
    for shown in ("overview", "entity", "paper", "table"):
        driver.go(states[shown])
        assert driver.faults() == [], shown
        assert driver.ask("document.documentElement.scrollWidth") <= PHONE["viewport"]["width"]
    assert driver.problems == []
    driver.close()


def test_page_opened_at_a_node_draws_its_neighbours_at_once(
    browser: Browser, corpus_page: Path, states: dict[str, str]
) -> None:
    """vis-network has to know where every node is before it has drawn any."""
    driver = PageDriver(browser, corpus_page)
    for shown in ("paper", "entity"):
        driver.open(states[shown])
        unknown = driver.ask(
            "() => Object.values(KG.app.map.network.body.nodes)"
            ".filter((n) => Math.abs(n.shape.boundingBox.right - n.x - n.options.size) > 1).length"
        )
        assert unknown == 0
    assert driver.problems == []
    driver.close()


def test_opens_on_communities_and_the_largest_entities(page: PageDriver) -> None:
    assert len(page.ask("KG.app.map.scene.communityBoxes")) >= 8
    shown = page.ask("KG.app.map.scene.shownLabels.map((n) => KG.app.graph.degree(n))")
    assert len(shown) >= 10
    assert max(shown) == page.ask(
        "Math.max(...[...Array(KG.app.graph.first).keys()].map((n) => KG.app.graph.degree(n)))"
    )
