"""The table view."""

from page_driver import PageDriver
from playwright.sync_api import expect

FIRST = "#table tbody tr:first-child th"


def test_table_lists_entities_by_papers(page: PageDriver) -> None:
    page.click_text("button", "Table")
    expect(page.page.locator("#map-view")).to_be_hidden()
    assert page.texts(FIRST) == ["image captioning"]
    expect(page.page.locator("[data-column=papers]")).to_have_attribute("aria-sort", "descending")
    assert page.page.locator("#table tbody tr").count() == page.ask("KG.app.graph.first")
    page.click_text("button", "Map")
    expect(page.page.locator("#map-view")).to_be_visible()


def test_table_sorts_by_any_column(page: PageDriver) -> None:
    page.go("view=table")
    page.click("#table [data-column=name] button")
    names = page.texts("#table tbody th")
    assert names == sorted(names, key=page_order(page, names).index)
    page.click("#table [data-column=name] button")
    assert page.texts("#table tbody th") == names[::-1]
    expect(page.page.locator("#table [data-column=name] button")).to_be_focused()
    page.click("#table [data-column=papers] button")


def page_order(page: PageDriver, names: list[str]) -> list[str]:
    ordered = page.ask("ns => [...ns].sort((a, b) => a.localeCompare(b, 'en'))", names)
    return list(ordered)


def test_table_filters_as_one_types(page: PageDriver) -> None:
    page.go("view=table")
    page.page.get_by_label("Filter rows").fill("common objects")
    assert page.texts("#table tbody th") == ["COCO"]
    expect(page.page.locator(".table-count")).to_have_text("1 entity")
    page.page.get_by_label("Filter rows").fill("")


def test_table_of_papers(page: PageDriver) -> None:
    page.go("view=table")
    page.page.locator("#table").get_by_role("button", name="Papers", exact=True).first.click()
    assert page.texts("#table tbody tr:first-child .date") == ["2025-06-11"]
    assert page.page.locator("#table tbody tr").count() == 20
    assert "rows=papers" in page.state()


def test_table_follows_the_filters_and_opens_details(page: PageDriver) -> None:
    page.go("view=table&hidden=Task,Metric,Model,Method")
    names = page.texts("#table tbody th")
    assert sorted(names) == ["COCO", "LibriSpeech", "MS MARCO"]
    page.page.locator("#table tbody a", has_text="LibriSpeech").click()
    page.settle()
    assert page.title() == "LibriSpeech"
    assert "view=table" in page.state()


def test_skip_link_leads_to_the_table(page: PageDriver) -> None:
    page.page.keyboard.press("Tab")
    expect(page.page.locator(".skip")).to_be_focused()
    page.page.keyboard.press("Enter")
    expect(page.page.locator("#table")).to_be_visible()
