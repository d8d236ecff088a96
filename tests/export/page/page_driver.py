"""The page as a person handles it."""

from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator

SIZE = {"width": 1280, "height": 800}
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "is_mobile": True,
    "has_touch": True,
    "device_scale_factor": 2,
}
SERIOUS = {"serious", "critical"}


class PageDriver:
    """One open page; ``problems`` collects errors, dialogs and requests beyond the file itself."""

    def __init__(self, browser: Browser, path: Path, **options: Any) -> None:
        self.address = path.as_uri()
        self.problems: list[str] = []
        self.context = browser.new_context(
            **{"viewport": SIZE, "reduced_motion": "reduce"} | options
        )
        self.page = self.context.new_page()
        self.page.set_default_timeout(60_000)
        self._listen()
        self.open("")

    def _listen(self) -> None:
        page = self.page
        page.on("console", lambda m: self._note(m.text) if m.type in {"error", "warning"} else None)
        page.on("pageerror", lambda e: self._note(e.message))
        page.on("dialog", lambda d: (self._note(f"dialog {d.message}"), d.dismiss()))
        own = (self.address, "data:,", "blob:")
        page.on("request", lambda r: None if r.url.startswith(own) else self._note(r.url))

    def _note(self, problem: str) -> None:
        self.problems.append(problem)

    def open(self, state: str) -> None:
        """Load the page anew with ``state`` in its address."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.address}#{state}" if state else self.address)
        self.page.wait_for_selector("html.ready", state="attached")
        self.settle()

    def start(self) -> None:
        """Everything as the page opens, without loading it again."""
        self.problems.clear()
        self.page.set_viewport_size(SIZE)
        self.go("")
        self.page.evaluate("document.activeElement.blur(); KG.app.map.fit(null, false)")
        self.settle()

    def go(self, state: str) -> None:
        """Go to ``state`` by its address, as a followed link does."""
        self.page.evaluate(
            "h => { history.replaceState(null, '', location.pathname + '#' + h);"
            " dispatchEvent(new HashChangeEvent('hashchange')); }",
            state,
        )
        self.settle()

    def settle(self) -> None:
        """Wait until the panel shows what is chosen and the map is drawn."""
        self.page.evaluate(
            "async () => { await KG.app.shown; await new Promise(requestAnimationFrame);"
            " await new Promise(requestAnimationFrame); }"
        )

    def close(self) -> None:
        self.context.close()

    # --- what a person does ---------------------------------------------------------------------

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
        self.settle()

    def search(self, text: str) -> list[str]:
        """Type into the search box; the names found."""
        self.page.locator("#search").fill(text)
        return self.texts("#found .name > bdi")

    def click(self, selector: str) -> None:
        self.page.locator(selector).first.click()
        self.settle()

    def click_text(self, role: str, name: str) -> None:
        self.page.get_by_role(role, name=name, exact=True).first.click()
        self.settle()

    def click_node(self, node_id: str) -> None:
        """Click where the map has a node."""
        x, y = self.place(node_id)
        self.page.mouse.click(x, y)
        self.settle()

    # --- what a person sees ---------------------------------------------------------------------

    def place(self, node_id: str) -> tuple[float, float]:
        """Where on the screen a node is."""
        at = self.page.evaluate(
            "id => { const { map, graph } = KG.app; const box = map.container"
            ".getBoundingClientRect(); const p = map.network.canvasToDOM("
            "map.nodes.get(graph.numbers.get(id))); return [box.left + p.x, box.top + p.y]; }",
            node_id,
        )
        return at[0], at[1]

    def texts(self, selector: str) -> list[str]:
        return [t.strip() for t in self.page.locator(selector).all_text_contents()]

    def title(self) -> str:
        """Heading of the panel, "" if it is closed."""
        panel = self.page.locator("#panel")
        return (panel.locator("h2").text_content() or "") if panel.is_visible() else ""

    def section(self, heading: str) -> Locator:
        """Part of the panel under a heading."""
        return self.page.locator("#panel section").filter(
            has=self.page.locator("h3", has_text=heading)
        )

    def drawn(self) -> set[str]:
        """Ids of the nodes that the map draws in full."""
        found = self.page.evaluate(
            "() => { const { map, graph } = KG.app; const alpha = (n) => map.look(n)?.alpha ?? 0;"
            " return [...map.nodes.keys()].filter((n) => alpha(n) > 0.5)"
            ".map((n) => graph.ids[n]); }"
        )
        return set(found)

    def labels(self) -> set[str]:
        """Names of the nodes that the map labels."""
        return set(
            self.page.evaluate("KG.app.map.scene.shownLabels.map((n) => KG.app.graph.labels[n])")
        )

    def faults(self) -> list[tuple[str, str]]:
        """What axe-core finds serious or critical: the rule, the first element that breaks it."""
        found = Axe().run(self.page).response["violations"]
        return [(f["id"], f["nodes"][0]["html"]) for f in found if f["impact"] in SERIOUS]

    def state(self) -> str:
        return str(self.page.evaluate("decodeURIComponent(location.hash)"))

    def until(self, script: str, *given: Any) -> None:
        """Wait until ``script`` is true (the policy forbids Playwright's own way, eval)."""
        for _ in range(400):
            if self.page.evaluate(script, *given):
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"never true: {script}")

    def ask(self, script: str, *given: Any) -> Any:
        return self.page.evaluate(script, *given)
