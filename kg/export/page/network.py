"""The pyvis network that the page opens with, and the page of our own template around it."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyvis
from markupsafe import Markup
from pyvis.network import Network

from kg.export.page.embed import content_hash, inline_code
from kg.export.page.layout import Positions, node_radius
from kg.export.page.model import SHAPES, PageGraph

__all__ = ["SCRIPTS", "STYLES", "PageParts", "make_network", "render"]

ASSETS = Path(__file__).parent / "assets"
VIS_NETWORK = Path(pyvis.__file__).parent / "templates/lib/vis-9.1.2/vis-network.min.js"

STYLES = ("base.css", "map.css", "panel.css", "table.css")

SCRIPTS = (
    "text.js",
    "store.js",
    "graph.js",
    "filter.js",
    "search.js",
    "state.js",
    "labels.js",
    "draw.js",
    "land.js",
    "scene.js",
    "map.js",
    "parts.js",
    "entity.js",
    "paper.js",
    "details.js",
    "panel.js",
    "finder.js",
    "legend.js",
    "table.js",
    "save.js",
    "sparql.js",
    "app.js",
)
"""The page's scripts in the order that they run; each adds one part to ``KG``."""

_OPTIONS = {
    "autoResize": False,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {"physics": False, "chosen": False},
    "edges": {"smooth": False, "physics": False, "chosen": False, "hoverWidth": 0},
    "interaction": {
        "hover": True,
        "multiselect": False,
        "selectConnectedEdges": False,
        "hoverConnectedEdges": False,
        "dragNodes": False,
        "tooltipDelay": 1_000_000,
        "zoomSpeed": 0.6,
    },
}


@dataclass(frozen=True, slots=True)
class PageParts:
    """All that the template puts into the page beside the network; texts in base64 are packed."""

    title: str
    meta: dict[str, Any]
    index: str
    paper_blocks: list[str]
    entity_blocks: list[str]


def make_network(graph: PageGraph, positions: Positions, drawn: set[int]) -> Network:
    """Network of the nodes that the page opens with, at their places, by number."""
    network = Network(directed=True, height="100%", width="100%")
    network.set_options(json.dumps(_OPTIONS))
    most = max(graph.counts, default=1)
    for number, entity in enumerate(graph.entities):
        if number in drawn and number in positions:
            x, y = positions[number]
            size = round(node_radius(graph.counts[number], most), 1)
            shape = SHAPES[entity.type]
            network.add_node(
                number, entity.label, shape, x=x, y=y, size=size, group=entity.type.value
            )
    for paper, linked in enumerate(graph.papers):
        number = graph.paper_node(paper)
        if number in drawn and number in positions:
            x, y = positions[number]
            network.add_node(number, linked.title, "dot", x=x, y=y, size=2.5, group="Paper")
    return network


def render(network: Network, parts: PageParts) -> str:
    """The page as HTML."""
    style = inline_code("\n".join(_read(name) for name in STYLES))
    scripts = [_vis_network(), *(inline_code(_read(name)) for name in SCRIPTS)]
    network.set_template_dir(str(ASSETS), "page.html.jinja")
    network.templateEnv.autoescape = True
    network.templateEnv.filters["from_json"] = json.loads
    network.templateEnv.globals.update(
        parts=parts,
        style=style,
        scripts=scripts,
        style_hash=Markup(content_hash(style)),  # noqa: S704
        script_hashes=Markup(" ".join(content_hash(script) for script in scripts)),  # noqa: S704
    )
    return str(network.generate_html("graph.html"))


def _read(name: str) -> str:
    return (ASSETS / name).read_text(encoding="utf8")


def _vis_network() -> Markup:
    """vis-network without the address of its source map, which a page from a file can't have."""
    code = VIS_NETWORK.read_text(encoding="utf8")
    return inline_code(code.split("//# sourceMappingURL=")[0])
