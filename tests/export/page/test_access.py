"""For everyone: keyboard, screen readers, light and dark, phones."""

from itertools import combinations
from math import dist
from pathlib import Path

import pytest
from page_driver import PHONE, PageDriver
from playwright.sync_api import Browser, expect

# Machado, Oliveira and Fernandes 2009, full strength, on linear red, green and blue
PROTAN = ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052))
DEUTAN = ((0.367, 0.861, -0.228), (0.28, 0.673, 0.047), (-0.012, 0.043, 0.969))


def as_seen(kind: tuple[tuple[float, ...], ...], colour: list[int]) -> tuple[float, ...]:
    """Cube roots of the linear channels that such an eye makes of ``colour``."""
    linear = [v / 3294.6 if v <= 10 else ((v / 255 + 0.055) / 1.055) ** 2.4 for v in colour]
    made = (sum(w * c for w, c in zip(row, linear, strict=True)) for row in kind)
    return tuple(max(value, 0.0) ** (1 / 3) for value in made)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "state",
    [
        "",
        "node=dataset/coco",
        "node=paper/captioning-0",
        "node=model/blip&goal=dataset/ms-marco",
        "community=0",
        "view=table",
    ],
)
def test_axe_finds_no_serious_fault(page: PageDriver, state: str, scheme: str) -> None:
    page.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.go(state)
    faults = page.faults()
    page.page.emulate_media(color_scheme="light")
    assert faults == []


def test_axe_finds_no_serious_fault_while_searching(page: PageDriver) -> None:
    page.search("net")
    assert page.faults() == []
    page.press("Escape")


def test_everything_is_reached_by_tab_and_focus_is_visible(page: PageDriver) -> None:
    page.go("node=dataset/coco")
    count = page.ask(
        """() => { window.wanted = [...document.querySelectorAll(
            'a[href], button, input, select, summary, [tabindex="0"]')]
          .filter((e) => e.checkVisibility()); return window.wanted.length; }"""
    )
    seen, without_outline = set(), []
    for _ in range(count + 5):
        page.page.keyboard.press("Tab")
        number, html, outline = page.ask(
            """() => { const e = document.activeElement; const style = getComputedStyle(e);
              const width = style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth);
              return [window.wanted.indexOf(e), e.outerHTML, width]; }"""
        )
        seen.add(number)
        if outline < 1 and not html.startswith("<body"):
            without_outline.append(html)
    missed = page.ask(
        "seen => window.wanted.filter((_, i) => !seen.includes(i)).map((e) => e.outerHTML)",
        sorted(seen),
    )
    assert missed == []
    assert without_outline == []


def test_fields_and_buttons_have_names(page: PageDriver) -> None:
    nameless = page.ask(
        "() => [...document.querySelectorAll('button, input, select, textarea')].filter((e) =>"
        " !e.textContent.trim() && !e.getAttribute('aria-label') && !e.labels?.length).length"
    )
    assert nameless == 0


def test_theme_button_turns_light_into_dark_and_back(page: PageDriver) -> None:
    ground = "KG.app.map.colours.ground"
    light = page.ask(ground)
    page.click_text("button", "Light or dark")
    dark = page.ask(ground)
    assert dark != light
    assert page.ask("getComputedStyle(document.body).backgroundColor") == "rgb(25, 28, 33)"
    page.click_text("button", "Light or dark")
    assert page.ask(ground) == light


def test_follows_the_systems_dark_scheme(page: PageDriver) -> None:
    page.page.evaluate("delete document.documentElement.dataset.theme")
    light = page.ask("KG.app.map.colours.ground")
    page.page.emulate_media(color_scheme="dark")
    page.until("c => KG.app.map.colours.ground !== c", light)
    page.page.emulate_media(color_scheme="light")
    page.until("c => KG.app.map.colours.ground === c", light)
    assert page.ask("KG.app.map.colours.ground") == light


def test_colours_of_types_stay_apart_for_colour_blind_eyes(page: PageDriver) -> None:
    colours = page.ask(
        "KG.app.map.colours.types.slice(0, 5).map((t) => t.match(/\\d+/g).map(Number))"
    )
    for kind in (PROTAN, DEUTAN):
        seen = [as_seen(kind, colour) for colour in colours]
        assert min(dist(a, b) for a, b in combinations(seen, 2)) > 0.05


def test_works_on_a_phone(browser: Browser, sample_page: Path) -> None:
    driver = PageDriver(browser, sample_page, **PHONE)
    page = driver.page
    assert driver.ask("document.documentElement.scrollWidth") <= 390
    expect(page.locator("#filters")).to_be_hidden()
    page.get_by_role("button", name="Filters").tap()
    page.get_by_label("Metric").uncheck()
    assert "metric/wer" not in driver.drawn()
    driver.press("Escape")
    expect(page.locator("#filters")).to_be_hidden()
    x, y = driver.place("dataset/coco")
    page.touchscreen.tap(x, y)
    driver.until("document.querySelector('#panel h2')?.textContent === 'COCO'")
    driver.settle()
    box = page.locator("#panel").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 845
    assert driver.place("dataset/coco")[1] < box["y"]
    driver.search("colbert")
    name = page.locator("#found [role=option] .name").first
    assert name.evaluate("e => e.scrollWidth <= e.clientWidth && e.clientWidth > 150")
    name.tap()
    driver.settle()
    assert driver.title() == "ColBERT"
    driver.open("view=table")
    assert driver.ask("document.documentElement.scrollWidth") <= 390
    assert driver.problems == []
    driver.close()
