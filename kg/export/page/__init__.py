"""``graph.html``: the graph as one self-contained page, drawn by vis-network through pyvis."""

from kg.export.page.exporter import PAGE

__all__ = ["PAGE"]
