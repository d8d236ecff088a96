"""The map: what is drawn, clicked, focused, labelled, moved."""

from pathlib import Path

from page_driver import PageDriver
from page_sample import TOPICS
from playwright.sync_api import Browser


def test_opens_from_a_file_without_errors_or_requests(browser: Browser, sample_page: Path) -> None:
    driver = PageDriver(browser, sample_page)
    driver.page.wait_for_timeout(300)
    assert driver.problems == []
    assert driver.page.title() == "Sample & <graph>"
    driver.close()


def test_policy_allows_nothing_from_elsewhere(page: PageDriver) -> None:
    policy = page.page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
    assert policy is not None
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    assert "http" not in policy
    page.ask("fetch('https://example.org/x').catch(() => null)")
    page.ask(
        "() => { const s = document.createElement('script'); s.textContent = 'window.bad=1';"
        " document.body.append(s); s.remove(); }"
    )
    assert page.ask("window.bad === undefined")
    assert all("Content Security Policy" in p or "example.org" in p for p in page.problems)
    page.problems.clear()


def test_draws_all_nodes_in_the_colour_of_their_type(page: PageDriver) -> None:
    assert {"dataset/coco", "model/blip", "paper/captioning-0", "task/generation"} <= page.drawn()
    assert "task/unused" not in page.ask("KG.app.graph.ids")
    colours = page.ask(
        "() => { const c = document.querySelector('#map canvas'); const d = c.getContext('2d')"
        ".getImageData(0, 0, c.width, c.height).data; const s = new Set();"
        " for (let i = 0; i < d.length; i += 4) s.add(d[i] + ',' + d[i+1] + ',' + d[i+2]);"
        " return KG.app.map.colours.types.slice(0, 5)"
        ".map((t) => s.has(t.match(/\\d+/g).join(','))); }"
    )
    assert colours == [True] * 5


def test_shapes_tell_types_apart(page: PageDriver) -> None:
    shapes = page.ask("KG.app.data.nodes.map((n) => [n.group, n.shape])")
    by_type = {group: {s for g, s in shapes if g == group} for group, _ in shapes}
    assert all(len(found) == 1 for found in by_type.values())
    entities = [next(iter(found)) for group, found in by_type.items() if group != "Paper"]
    assert len(set(entities)) == 5


def test_click_on_a_node_opens_its_details(page: PageDriver) -> None:
    page.click_node("dataset/coco")
    assert page.title() == "COCO"
    assert "node=dataset/coco" in page.state()


def test_click_beside_nodes_closes_the_details(page: PageDriver) -> None:
    page.go("node=dataset/coco")
    page.page.mouse.click(250, 70)
    page.settle()
    assert page.title() == ""


def test_pointer_shows_what_can_be_clicked(page: PageDriver) -> None:
    page.page.mouse.move(*page.place("model/blip"))
    assert page.ask("KG.app.map.container.classList.contains('over')")
    page.settle()
    assert "BLIP" in page.labels()
    page.page.mouse.move(700, 20)


def test_chosen_entity_dims_all_but_its_papers_and_company(page: PageDriver) -> None:
    page.go("node=dataset/coco")
    drawn = page.drawn()
    assert {"dataset/coco", "paper/captioning-1", "model/blip"} <= drawn
    assert not {"dataset/librispeech", "paper/speech-1"} & drawn


def test_chosen_paper_dims_all_but_its_entities(page: PageDriver) -> None:
    page.go("node=paper/speech-2")
    assert page.drawn() == {
        "paper/speech-2",
        "model/speechnet-2",
        "task/speech-recognition",
        "model/wav2vec",
        "dataset/librispeech",
        "method/masked-prediction",
        "metric/wer",
    }


def test_communities_are_named_by_their_tasks_and_datasets(page: PageDriver) -> None:
    names = page.ask("KG.app.graph.meta.communities")
    assert len(names) == len(TOPICS)
    for _, task, dataset, *_ in TOPICS:
        assert any(task in name and dataset in name for name in names)


def test_click_on_a_community_shows_it_alone(page: PageDriver) -> None:
    names = page.ask("KG.app.graph.meta.communities")
    spots = page.ask(
        """() => { const { map } = KG.app; const box = map.container.getBoundingClientRect();
          const spots = [];
          for (const b of map.scene.communityBoxes) {
            const y = Math.round(b.top + 5);  // a mouse stands on whole pixels
            for (let x = Math.round(b.left + 1); x < b.right; x += 3) {
              const free = map.nearest(map.network.DOMtoCanvas({ x, y })) < 0;
              if (free) spots.push([box.left + x, box.top + y, b.number]);
            }
          }
          return spots; }"""
    )
    assert spots
    x, y, number = spots[0]
    page.page.mouse.click(x, y)
    page.settle()
    assert page.title() == names[number]
    kept = {i for i in page.drawn() if i.startswith("paper/")}
    assert 0 < len(kept) <= 7


def test_labels_never_overlap(page: PageDriver) -> None:
    overlaps = page.ask(
        """() => {
          let seed = 7; const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
          const wanted = Array.from({ length: 400 }, (_, id) => ({ id, x: random() * 900,
            y: random() * 600, width: 20 + random() * 120, height: 12, gap: 4 }));
          const placed = KG.labels.place(wanted, 400);
          let found = 0;
          placed.forEach((a, i) => placed.slice(i + 1).forEach((b) => {
            if (a.left < b.left + b.width && b.left < a.left + a.width
              && a.top < b.top + b.height && b.top < a.top + a.height) found++;
          }));
          return [placed.length, found];
        }"""
    )
    assert overlaps[0] > 50
    assert overlaps[1] == 0


def test_more_labels_appear_on_zoom(page: PageDriver) -> None:
    page.ask("KG.app.map.moveTo({ x: 0, y: 0 }, 0.25, false)")
    page.settle()
    far = page.labels()
    page.ask(
        "KG.app.map.moveTo(KG.app.map.nodes.get(KG.app.graph.numbers.get('model/retrievalnet-3')),"
        " 4, false)"
    )
    page.settle()
    assert "RetrievalNet-3" in page.labels() - far


def test_entities_grow_with_their_papers(page: PageDriver) -> None:
    sizes = page.ask(
        "ids => ids.map((i) => KG.app.map.nodes.get(KG.app.graph.numbers.get(i)).size)",
        ["dataset/coco", "model/captioningnet-1"],
    )
    assert sizes[0] > sizes[1]


def test_keys_move_and_zoom_the_map(page: PageDriver) -> None:
    page.page.locator("#map").focus()
    before = page.ask("[KG.app.map.network.getViewPosition().x, KG.app.map.scale]")
    page.press("ArrowRight", "+")
    after = page.ask("[KG.app.map.network.getViewPosition().x, KG.app.map.scale]")
    assert after[0] > before[0]
    assert after[1] > before[1]
    page.press("0")
    assert abs(page.ask("KG.app.map.scale") - before[1]) < 0.01


def test_buttons_zoom_the_map(page: PageDriver) -> None:
    before = page.ask("KG.app.map.scale")
    page.click_text("button", "Zoom in")
    assert page.ask("KG.app.map.scale") > before
    page.click_text("button", "Show all")
    assert abs(page.ask("KG.app.map.scale") - before) < 0.01


def test_wheel_and_drag_keep_the_view_in_the_address(page: PageDriver) -> None:
    page.page.mouse.move(700, 400)
    page.page.mouse.wheel(0, -300)
    page.until("location.hash.includes('camera=')")
    view = page.ask("[KG.app.map.network.getViewPosition().x, KG.app.map.scale]")
    state = page.state().lstrip("#")
    page.go("")
    page.go(state)
    back = page.ask("[KG.app.map.network.getViewPosition().x, KG.app.map.scale]")
    assert abs(back[0] - view[0]) <= 1
    assert abs(back[1] - view[1]) <= 0.01
