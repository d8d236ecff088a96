"""Details of what is chosen: entities, papers, paths; and text that would be markup."""

import pytest
from page_driver import PageDriver
from page_sample import EVIL_ALIAS, EVIL_NAME, EVIL_TITLE, topic_paper
from playwright.sync_api import expect


def test_entity_shows_what_it_is(page: PageDriver) -> None:
    page.go("node=dataset/coco")
    panel = page.page.locator("#panel")
    expect(panel.locator(".kind")).to_have_text("Dataset")
    expect(panel.locator(".facts")).to_contain_text("6 papers · 2020–2025")
    expect(panel.locator(".definition")).to_have_text("Everyday scenes with captions.")
    expect(panel.locator(".aliases")).to_have_text("Also Common Objects in Context, MSCOCO")
    links = panel.locator(".links a")
    assert [a.get_attribute("href") for a in links.all()] == [
        "https://cocodataset.org",
        "https://www.wikidata.org/entity/Q1",
    ]
    assert links.first.get_attribute("rel") == "noopener noreferrer"


def test_entity_shows_its_papers_by_role_newest_first(page: PageDriver) -> None:
    page.go("node=dataset/coco")
    trained = page.section("Trained on in")
    assert trained.locator(".date").all_text_contents() == [
        "2025-06-11",
        "2023-04-11",
        "2021-02-11",
    ]
    assert "number 5" in (trained.locator(".title a").first.text_content() or "")
    assert page.section("Evaluated on in").locator("li").count() == 3


def test_evidence_is_the_sentence_with_the_mention_marked(page: PageDriver) -> None:
    page.go("node=dataset/coco")
    quote = page.section("Trained on in").locator("blockquote").first
    expect(quote).to_have_text("We train BLIP on COCO by contrastive learning.")
    assert quote.locator("mark.dataset").all_text_contents() == ["COCO"]


def test_long_lists_open_on_demand(page: PageDriver) -> None:
    shown = page.ask(
        "async () => { const d = KG.app.details; const g = KG.app.graph;"
        " const n = g.numbers.get('dataset/coco'); const links = g.links[n];"
        " g.links[n] = [...links, ...links, ...links, ...links, ...links];"
        " const parts = await d.entity(n); g.links[n] = links;"
        " const s = parts.flat().find((p) => p?.querySelector?.('.more')); const before ="
        " s.querySelectorAll('li').length; s.querySelector('.more').click();"
        " await new Promise((r) => setTimeout(r, 50));"
        " return [before, s.querySelectorAll('li').length]; }"
    )
    assert shown == [12, 15]


def test_entity_shows_its_relations_both_ways(page: PageDriver) -> None:
    page.go("node=task/image-captioning")
    assert page.section("Broader").locator("bdi").all_text_contents() == ["generation"]
    page.section("Broader").locator("a").click()
    page.settle()
    assert page.title() == "generation"
    assert page.section("Narrower").locator("bdi").all_text_contents() == ["image captioning"]


def test_entity_shows_its_company(page: PageDriver) -> None:
    page.go("node=dataset/librispeech")
    together = page.section("Often together with").locator("bdi").all_text_contents()
    assert set(together[:4]) == {"speech recognition", "wav2vec", "masked prediction", "WER"}


def test_paper_marks_every_mention_by_type(page: PageDriver) -> None:
    page.go("node=paper/captioning-3")
    marks = page.page.locator("#panel .abstract mark")
    found = [(m.get_attribute("class"), m.text_content()) for m in marks.all()]
    expected = sorted(
        (m.span.start, k.type.value.lower(), m.text)
        for k in topic_paper(0, 3).links
        for m in k.mentions
        if m.span.field == "abstract"
    )
    assert found == [(type_, text) for _, type_, text in expected]
    assert page.texts("#panel h2 mark") == ["CaptioningNet-3", "image captioning"]


def test_paper_shows_results_code_authors_and_sizes(page: PageDriver) -> None:
    page.go("node=paper/captioning-0")
    cells = page.page.locator("#panel .results td").all_text_contents()
    assert cells == ["CaptioningNet-0", "COCO", "some unlinked task", "CIDEr", "80.5%"]
    links = {a.text_content(): a.get_attribute("href") for a in page.page.locator(".links a").all()}
    assert links["Code: github.com/example/CaptioningNet-0"] == (
        "https://github.com/example/CaptioningNet-0"
    )
    assert links["arXiv 2001.00000"] == "https://arxiv.org/abs/2001.00000"
    expect(page.page.locator("#panel .authors")).to_have_text("Ann Author, Bob Writer")
    published = "Conference on Things · cs.CV · cited 1,234 times"
    expect(page.page.locator("#panel .published")).to_have_text(published)
    expect(page.section("Dataset sizes")).to_contain_text("COCO: 3,000,000 pairs")


def test_mention_leads_to_its_entity(page: PageDriver) -> None:
    page.go("node=paper/captioning-1")
    page.page.locator("#panel .abstract a.mark", has_text="BLIP").click()
    page.settle()
    assert page.title() == "BLIP"


def test_shortest_path_by_search(page: PageDriver) -> None:
    page.go("node=model/captioningnet-1")
    page.click_text("button", "Path to…")
    expect(page.page.locator("#picking")).to_contain_text("CaptioningNet-1")
    page.search("CaptioningNet-4")
    page.press("Enter")
    assert page.title() == "From CaptioningNet-1 to CaptioningNet-4"
    stops = page.texts("#panel .path .stop")
    assert (stops[0], stops[-1], len(stops)) == ("CaptioningNet-1", "CaptioningNet-4", 5)
    steps = page.texts("#panel .path .step")
    assert (steps[0], steps[-1]) == ("introduced in", "introduces")
    assert len(page.drawn()) == 5
    page.press("Escape")
    assert page.title() == "CaptioningNet-1"


def test_shortest_path_by_click(page: PageDriver) -> None:
    page.go("node=dataset/coco")
    page.click_text("button", "Path to…")
    page.press("Escape")
    expect(page.page.locator("#picking")).to_be_hidden()
    page.click_text("button", "Path to…")
    page.page.locator("#map").focus()
    page.click_node("model/blip")
    assert page.title() == "From COCO to BLIP"
    page.click_text("button", "End path")
    assert page.title() == "COCO"


def test_says_when_no_path_joins_two(page: PageDriver) -> None:
    page.go("node=model/oddnet&goal=dataset/coco")
    expect(page.page.locator("#panel .facts")).to_have_text("no path joins them")


def test_path_is_shortest(page: PageDriver) -> None:
    lengths = page.ask(
        """() => { const g = KG.app.graph; const ids = ['dataset/coco', 'paper/captioning-1',
          'model/blip', 'task/generation', 'method/evil', 'model/captioningnet-5'];
          return ids.map((i) => g.path(g.numbers.get(ids[0]), g.numbers.get(i)).length - 1); }"""
    )
    assert lengths == [0, 1, 2, 3, 4, 2]


def test_close_button_closes_all(page: PageDriver) -> None:
    page.go("node=dataset/coco&community=0")
    page.click_text("button", "Close")
    assert page.title() == ""
    assert page.state() in {"", "#"}


def test_hostile_paper_is_text(page: PageDriver) -> None:
    page.go("node=paper/evil/../<paper>'1".replace("<", "%3C").replace(">", "%3E"))
    assert page.title() == EVIL_TITLE
    expect(page.page.locator("#panel .abstract")).to_contain_text("<script>alert(3)</script>")
    assert page.page.locator("#panel").locator("script, img, svg").count() == 0
    assert page.page.locator("#panel a[href^=javascript]").count() == 0
    assert page.ask("document.title") == "Sample & <graph>"
    body = page.page.locator(".panel-body")
    assert body.evaluate("e => e.scrollWidth - e.clientWidth") <= 0


def test_hostile_entity_is_text(page: PageDriver) -> None:
    page.go("node=method/evil")
    assert page.title() == EVIL_NAME
    expect(page.page.locator("#panel .aliases")).to_have_text(f"Also {EVIL_ALIAS}")
    assert page.search("HYPERLINK")[0] == EVIL_NAME
    page.press("Escape")
    page.go("view=table&node=method/evil")
    assert page.page.locator("#table").locator("script, img, svg").count() == 0


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("plain", "plain"),
        ("a\u202eb\u2028c", "a b c"),
        ("x" * 30, "x" * 9 + "…"),
        ("\U0001f600" * 12, "\U0001f600" * 9 + "…"),
    ],
)
def test_canvas_text_is_short_and_in_order(page: PageDriver, text: str, short: str) -> None:
    assert page.ask("t => KG.text.short(t, 10)", text) == short


def test_pieces_join_to_the_text(page: PageDriver) -> None:
    spans = [
        {"start": 2, "end": 6, "mark": "a"},
        {"start": 4, "end": 5, "mark": "inside"},
        {"start": 6, "end": 9, "mark": "b"},
        {"start": 8, "end": 99, "mark": "outside"},
    ]
    made = page.ask("s => KG.text.pieces('0123456789', s)", spans)
    assert "".join(p["text"] for p in made) == "0123456789"
    assert [(p["text"], p["mark"]) for p in made if p["mark"]] == [("2345", "a"), ("678", "b")]
