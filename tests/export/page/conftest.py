"""A browser for all tests of the page, and the page of the sample graph opened once a module."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from page_driver import PageDriver
from page_sample import large_source, sample_source
from playwright.sync_api import Browser, sync_playwright

import kg
from kg.core.source import GraphSource
from kg.export.base import ExportOptions
from kg.export.page import PAGE

EXPORTS = Path(__file__).parents[3] / "exports"
CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def write_page(source: GraphSource, path: Path) -> Path:
    with path.open("wb") as file:
        PAGE.write(source, file, ExportOptions(title="Sample & <graph>"))
    return path


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def sample_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_page(sample_source(), tmp_path_factory.mktemp("page") / "graph.html")


@pytest.fixture(scope="session")
def large_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_page(large_source(), tmp_path_factory.mktemp("large") / "graph.html")


@pytest.fixture(scope="session")
def corpus_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page, as the code makes it now, of the graph in ``exports``."""
    return write_page(kg.load(EXPORTS), tmp_path_factory.mktemp("corpus") / "graph.html")


@pytest.fixture(scope="module")
def opened(browser: Browser, sample_page: Path) -> Iterator[PageDriver]:
    driver = PageDriver(browser, sample_page)
    yield driver
    driver.close()


@pytest.fixture
def page(opened: PageDriver) -> Iterator[PageDriver]:
    """The page as it opens; fails a test that leaves an error on the console or asks a network."""
    opened.start()
    yield opened
    assert opened.problems == []
