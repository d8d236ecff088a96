"""The query editor in a browser, under the content policy that the server sends."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from playwright.sync_api import Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


Use = Callable[[Page], Any]
Run = Callable[[Use], tuple[Any, list[str]]]


@pytest.fixture(scope="module")
def run() -> Iterator[Run]:
    """Runs a function on a new page; gives what it gives, and all errors on the console.

    The browser has a thread of its own: Playwright takes one event loop a thread.
    """
    with ThreadPoolExecutor(1) as thread:
        playwright = thread.submit(lambda: sync_playwright().start()).result()
        browser = thread.submit(
            lambda: playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        ).result()

        def on_a_page(use: Use) -> tuple[Any, list[str]]:
            errors: list[str] = []
            page = browser.new_page()
            page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
            page.on("pageerror", lambda error: errors.append(str(error)))
            return use(page), errors

        yield lambda use: thread.submit(on_a_page, use).result()
        thread.submit(browser.close).result()
        thread.submit(playwright.stop).result()


def test_a_question_is_one_click_away_and_runs(run: Run, url: str) -> None:
    def use(page: Page) -> tuple[str, list[str], str | None, str]:
        page.goto(f"{url}/queries")
        page.get_by_role("link", name="Papers that name a dataset").click()
        page.get_by_role("button", name="Run").click()
        page.locator("#results tr").nth(1).wait_for()
        cells = page.locator("#results tr").nth(1).locator("td").all_inner_texts()
        link = page.locator("#results a").first
        link_to = link.get_attribute("href")
        status = page.locator("#status").inner_text()
        link.click()
        return status, cells, link_to, page.locator("h1").inner_text()

    (status, cells, link, title), errors = run(use)
    assert status.startswith("2 rows, ")
    assert "evaluatesOn" in cells
    assert link is not None
    assert link.startswith("/paper/")
    assert "A second paper" in title or "BLIP-2" in title
    assert errors == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("ASK { ?p kg:trainsOn dataset:cc3m }", "true"),
        ("CONSTRUCT { ?p a kg:Paper } WHERE { ?p a kg:Paper }", "2301.12597"),
        ("SELECT ('<img src=x onerror=alert(1)>' AS ?x) {}", "<img src=x onerror=alert(1)>"),
        ("SELECT {", "400: the query can't be parsed"),
    ],
)
def test_any_answer_is_shown_as_text(run: Run, url: str, query: str, expected: str) -> None:
    def use(page: Page) -> tuple[str, int]:
        page.goto(f"{url}/queries")
        page.locator("#query").fill(query)
        page.locator("#query").press("Control+Enter")
        page.locator("#results > *").wait_for()
        return page.locator("#results").inner_text(), page.locator("#results img").count()

    (shown, images), errors = run(use)
    assert expected in shown
    assert images == 0
    assert [e for e in errors if "400" not in e] == []


def test_an_answer_is_saved_as_csv(run: Run, url: str) -> None:
    def use(page: Page) -> tuple[str, str]:
        page.goto(f"{url}/queries")
        page.locator("#query").fill("SELECT ?d { ?p kg:trainsOn ?d }")
        with page.expect_download() as waiting:
            page.get_by_role("button", name="Save as CSV").click()
        path = waiting.value.path()
        return waiting.value.suggested_filename, path.read_text()

    (name, text), errors = run(use)
    assert (name, text.split()) == ("answer.csv", ["d", "https://w3id.org/mlkg/dataset/cc3m"])
    assert errors == []
