"""The page against stock pyvis on the same graph: how soon it can be used, how smoothly it pans.

    python benchmarks/page.py exports            # a folder that kg build wrote; takes minutes
    python benchmarks/page.py exports --pictures docs/images

``--pictures`` makes the pictures of the README instead, and needs Pillow. Both pages are opened in
Chromium (``--chromium``) from files, without any network, one after the other.
"""

import argparse
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Page, sync_playwright
from pyvis.network import Network

import kg
from kg.core.source import GraphSource
from kg.export.base import ExportOptions
from kg.export.page import PAGE

SIZE = {"width": 1280, "height": 800}
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PAN_SECONDS = 5

PAGE_NETWORK = "KG.app.map.network"
STOCK_NETWORK = "network"

PAN = """async (seconds) => {
  const map = NETWORK;
  const scale = map.getScale();
  const middle = map.getViewPosition();
  const start = performance.now();
  const frames = [];
  return await new Promise((done) => {
    const frame = (now) => {
      frames.push(now);
      if (now - start > seconds * 1000) return done(frames);
      const turn = (now - start) / 600;
      const position = { x: middle.x + (Math.sin(turn) * 300) / scale,
                         y: middle.y + (Math.cos(turn) * 200) / scale };
      map.moveTo({ position, scale, animation: false });
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}"""


def write_page(source: GraphSource, path: Path) -> None:
    """The graph as the project's page."""
    with path.open("wb") as file:
        PAGE.write(source, file, ExportOptions())


def write_stock(source: GraphSource, path: Path) -> tuple[int, int]:
    """The graph as pyvis draws it by default; how many nodes and edges it has."""
    network = Network(height="800px", width="100%", directed=True, cdn_resources="in_line")
    for entity in source.entities():
        network.add_node(entity.id, entity.label, group=entity.type.value)
    for paper in source.papers():
        node = f"paper/{paper.id}"
        network.add_node(node, paper.title, group="Paper")
        for link in paper.links:
            network.add_edge(node, link.entity, title=link.role.value)
    path.write_text(network.generate_html(), encoding="utf8")
    return len(network.nodes), len(network.edges)


@contextmanager
def opened(chromium: str, **options: Any) -> Iterator[Page]:
    """A browser's only page, which reaches no network."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        page = browser.new_page(**{"viewport": SIZE, **options})
        page.set_default_timeout(0)
        page.route("http*://**", lambda route: route.abort())
        yield page
        browser.close()


@dataclass(frozen=True, slots=True)
class Panning:
    """Frames a second while the whole map moves, and within how long 95 % of them came."""

    rate: float
    usual: float

    def __str__(self) -> str:
        return f"{self.rate:.0f} frames/s, 95 % within {self.usual:.0f} ms"


def pan(page: Page, network: str) -> Panning:
    """Move the map in circles for some seconds."""
    frames = page.evaluate(PAN.replace("NETWORK", network), PAN_SECONDS)
    steps = sorted(after - before for before, after in pairwise(frames))
    rate = (len(frames) - 1) * 1000 / (frames[-1] - frames[0])
    return Panning(rate, steps[len(steps) * 95 // 100])


def time_page(chromium: str, path: Path) -> tuple[float, float, Panning]:
    """Seconds until the map can be used and until a search and a click are answered; panning."""
    with opened(chromium) as page:
        start = time.perf_counter()
        page.goto(path.as_uri())
        page.wait_for_selector("html.ready", state="attached")
        ready = time.perf_counter() - start
        page.keyboard.press("/")
        page.keyboard.type("imagen")
        page.wait_for_selector("#found [role=option]")
        page.locator("#found [role=option]").first.click()
        page.wait_for_selector("#panel h2")
        used = time.perf_counter() - start
        page.keyboard.press("Escape")
        page.wait_for_timeout(500)
        page.evaluate("KG.app.map.fit(null, false)")
        return ready, used, pan(page, PAGE_NETWORK)


@dataclass(frozen=True, slots=True)
class Stock:
    """Seconds until stock pyvis has loaded and settled (``within`` the time given), panning."""

    loaded: float
    settled: float
    within: bool
    panning: Panning


def time_stock(chromium: str, path: Path, most: float) -> Stock:
    """Stock pyvis until its physics has settled, and its panning with physics off."""
    with opened(chromium) as page:
        start = time.perf_counter()
        page.goto(path.as_uri(), wait_until="commit")
        page.wait_for_function("typeof network !== 'undefined' && network.getScale() > 0")
        loaded = time.perf_counter() - start
        within = False
        while not within and time.perf_counter() - start < most:
            page.wait_for_timeout(200)
            within = page.evaluate("network.physics.stabilized === true")
        settled = time.perf_counter() - start
        page.evaluate("network.setOptions({ physics: false }), network.fit({ animation: false })")
        page.wait_for_timeout(1_000)
        return Stock(loaded, settled, within, pan(page, STOCK_NETWORK))


def compare(source: GraphSource, folder: Path, chromium: str, most: float) -> None:
    """Print the times of both pages of the graph."""
    write_page(source, folder / "graph.html")
    nodes, edges = write_stock(source, folder / "stock.html")
    print(f"{nodes:,} nodes, {edges:,} edges")
    ready, used, panning = time_page(chromium, folder / "graph.html")
    print(f"page: ready {ready:.2f} s, search answered and details open {used:.2f} s")
    print(f"page panning: {panning}", flush=True)
    stock = time_stock(chromium, folder / "stock.html", most)
    settled = "settled" if stock.within else "not settled"
    least = "" if stock.within else "at least "
    print(f"stock pyvis: loaded {stock.loaded:.1f} s, {settled} after {stock.settled:.1f} s")
    print(f"stock panning, physics off: {stock.panning}")
    times = stock.settled / used
    print(f"usable {least}{times:.0f} times sooner than stock pyvis settles")


def take_pictures(source: GraphSource, folder: Path, chromium: str, out: Path) -> None:
    """``overview.png`` and ``entity.png`` of the graph."""
    from PIL import Image  # noqa: PLC0415  (only the pictures need it)

    write_page(source, folder / "graph.html")
    out.mkdir(parents=True, exist_ok=True)
    counts = Counter(link.entity for paper in source.papers() for link in paper.links)
    datasets = [entity for entity in counts if entity.startswith("dataset/")]
    dataset = min(datasets, key=lambda entity: (-counts[entity], entity))
    with opened(chromium, reduced_motion="reduce") as page:
        for name, state in (("overview", ""), ("entity", f"#node={dataset}")):
            page.goto("about:blank")
            page.goto((folder / "graph.html").as_uri() + state)
            page.wait_for_selector("html.ready", state="attached")
            page.wait_for_timeout(1_000)
            picture = Image.open(BytesIO(page.screenshot()))
            picture.convert("RGB").save(out / f"{name}.png", optimize=True)


def main() -> None:
    """Compare, or take pictures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("exports", type=Path, nargs="?", default=Path("exports"))
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    parser.add_argument("--most", type=float, default=900, help="seconds to wait for stock pyvis")
    parser.add_argument("--pictures", type=Path, help="folder for the pictures of the README")
    given = parser.parse_args()
    source = kg.load(given.exports)
    with TemporaryDirectory() as folder:
        if given.pictures:
            take_pictures(source, Path(folder), given.chromium, given.pictures)
        else:
            compare(source, Path(folder), given.chromium, given.most)


if __name__ == "__main__":
    main()
