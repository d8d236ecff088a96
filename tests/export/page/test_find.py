"""Search, filters and the address."""

import re
from pathlib import Path

import pytest
from page_driver import PageDriver
from playwright.sync_api import Browser, expect


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("coco", "COCO"),
        ("Common Objects", "COCO"),
        ("ms coco", "COCO"),
        ("librispech", "LibriSpeech"),
        ("libirspeech", "LibriSpeech"),
        ("imge captionin", "image captioning"),
        ("wave2vec", "wav2vec"),
        ("RetrievalNet-4: better", "RetrievalNet-4: better text retrieval number 4"),
        ("better speech number 2", "SpeechNet-2: better speech recognition number 2"),
        ("lâte intéraction", "late interaction"),
    ],
)
def test_search_finds_names_aliases_and_titles_in_spite_of_typos(
    page: PageDriver, typed: str, first: str
) -> None:
    assert page.search(typed)[0] == first
    page.press("Escape")


def test_search_says_that_it_found_nothing(page: PageDriver) -> None:
    assert page.search("zzzzqqqq") == []
    expect(page.page.locator("#found")).to_have_text("Nothing found")
    page.press("Escape")


def test_search_by_keyboard_alone(page: PageDriver) -> None:
    page.press("/")
    expect(page.page.locator("#search")).to_be_focused()
    page.page.keyboard.type("net-2")
    names = page.texts("#found .name > bdi")
    assert len(names) == 6
    page.press("ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp")
    active = page.page.locator("#search").get_attribute("aria-activedescendant")
    assert page.texts(f"#{active} .name > bdi") == [names[2]]
    page.press("Enter")
    assert page.title() == names[2]
    expect(page.page.locator("#found")).to_be_hidden()


def test_escape_closes_one_thing_at_a_time(page: PageDriver) -> None:
    page.go("community=0&node=dataset/coco")
    page.search("blip")
    page.press("Escape")
    expect(page.page.locator("#found")).to_be_hidden()
    assert page.title() == "COCO"
    page.press("Escape")
    assert page.title() == page.ask("KG.app.graph.meta.communities[0]")
    page.press("Escape")
    assert page.title() == ""


def test_search_hit_can_be_clicked(page: PageDriver) -> None:
    page.search("colbert")
    page.click("#found [role=option]")
    assert page.title() == "ColBERT"


def test_legend_switches_types_off_and_on(page: PageDriver) -> None:
    page.page.get_by_label("Dataset").uncheck()
    assert not {i for i in page.drawn() if i.startswith("dataset/")}
    assert "hidden=Dataset" in page.state()
    page.page.get_by_label("Dataset").check()
    assert "dataset/coco" in page.drawn()


def test_legend_counts_what_is_shown(page: PageDriver) -> None:
    assert page.texts("[data-count=Dataset]") == ["3"]
    page.go("from=2024")
    assert page.texts(".paper-count") == ["6"]


def test_papers_can_be_hidden(page: PageDriver) -> None:
    page.page.locator("#filters [name=papers]").uncheck()
    drawn = page.drawn()
    assert "dataset/coco" in drawn
    assert not {i for i in drawn if i.startswith("paper/")}


def test_filter_by_role(page: PageDriver) -> None:
    page.page.get_by_label("trains on").check()
    drawn = page.drawn()
    assert {i for i in drawn if not i.startswith("paper/")} == {
        "dataset/coco",
        "dataset/librispeech",
        "dataset/ms-marco",
    }
    assert "paper/captioning-1" in drawn
    assert "paper/captioning-2" not in drawn


def test_filter_by_year(page: PageDriver) -> None:
    page.page.get_by_label("From year").select_option("2021")
    page.page.get_by_label("To year").select_option("2022")
    papers = {i for i in page.drawn() if i.startswith("paper/")}
    assert papers == {
        f"paper/{t}-{n}" for t in ("captioning", "speech", "retrieval") for n in (1, 2)
    }


def test_filter_by_papers_of_an_entity(page: PageDriver) -> None:
    page.page.get_by_label("At least this many papers").fill("3")
    drawn = {i for i in page.drawn() if not i.startswith("paper/")}
    assert "dataset/coco" in drawn
    assert "model/captioningnet-1" not in drawn
    expect(page.page.locator("#filters output")).to_have_text("5 or more")


def test_filter_by_community(page: PageDriver) -> None:
    names = page.ask("KG.app.graph.meta.communities")
    speech = next(i for i, name in enumerate(names) if "speech" in name)
    page.page.get_by_label("Community").select_option(str(speech))
    page.settle()
    assert {i for i in page.drawn() if i.startswith("paper/")} == {
        f"paper/speech-{n}" for n in range(6)
    }
    assert page.title() == names[speech]


def test_filters_add_up_and_reset(page: PageDriver) -> None:
    page.go("hidden=Model,Metric&roles=uses&from=2023&min=2&papers=false")
    assert page.drawn() == {
        "method/contrastive-learning",
        "method/masked-prediction",
        "method/late-interaction",
    }
    page.click_text("button", "Reset")
    assert len(page.drawn()) > 40
    assert page.state() in {"", "#"}


def test_address_gives_the_state_back(browser: Browser, sample_page: Path) -> None:
    driver = PageDriver(browser, sample_page)
    driver.open("node=dataset/coco&hidden=Metric&from=2021&view=table&rows=papers")
    assert driver.title() == "COCO"
    assert not driver.page.get_by_label("Metric").is_checked()
    assert driver.page.get_by_label("From year").input_value() == "2021"
    expect(driver.page.locator("#table")).to_be_visible()
    driver.open("node=model/blip&goal=dataset/ms-marco")
    assert driver.title() == "From BLIP to MS MARCO"
    assert driver.problems == []
    driver.close()


@pytest.mark.parametrize(
    "state",
    [
        "node=no/such",
        "community=99",
        "community=x&from=abc&min=-3",
        "camera=a,b,c",
        "%",
        "hidden=Nonsense&roles=none",
        "__proto__=1&constructor=2",
    ],
)
def test_wrong_addresses_do_no_harm(page: PageDriver, state: str) -> None:
    page.go(state)
    assert page.title() == ""
    page.go("node=dataset/coco")
    assert page.title() == "COCO"


def test_back_goes_back(page: PageDriver) -> None:
    page.search("colbert")
    page.press("Enter")
    page.search("librispeech")
    page.press("Enter")
    page.page.go_back()
    page.until("document.querySelector('#panel h2')?.textContent === 'ColBERT'")
    assert page.title() == "ColBERT"


def test_edits_between_words(page: PageDriver) -> None:
    pairs = [["abc", "abc"], ["abc", "acb"], ["abc", "abcd"], ["kitten", "sitting"], ["a", "xyz"]]
    assert page.ask("ps => ps.map(([a, b]) => KG.search.edits(a, b, 3))", pairs) == [0, 1, 1, 3, 3]
    assert page.ask("KG.search.edits('kitten', 'sitting', 2)") == 3


def test_state_round_trips_through_the_address(page: PageDriver) -> None:
    state = {"node": "paper/a&b=#%/ü", "hidden": ["Task"], "from": 2020, "papers": False}
    written = page.ask("s => KG.state.write({ ...KG.state.DEFAULTS, ...s })", state)
    read = page.ask("h => KG.state.read('#' + h)", written)
    assert {key: read[key] for key in state} == state
    assert re.fullmatch(r"[^#\s]*", written)
