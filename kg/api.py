"""What Python users get: the graph with bridges to rdflib, pandas and notebooks."""

import html
import io
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.graph import knowledge_graph
from kg.graph.frames import Frames, make_frames
from kg.graph.questions import count_kinds
from kg.graph.store import load_graph

if TYPE_CHECKING:
    import rdflib

__all__ = ["KnowledgeGraph", "build", "load"]

_MAX_PAGE_NODES = 400
"""Nodes of a graph that a notebook shows as a page; a larger one is shown as counts."""


class KnowledgeGraph(knowledge_graph.KnowledgeGraph):
    """A graph of papers to ask: see the methods; ``.nx`` is the networkx graph itself."""

    def to_pandas(self) -> Frames:
        """Tables ``papers``, ``entities``, ``links`` and ``results`` (needs pandas).

        >>> int((g.to_pandas().links.role == "trainsOn").sum())
        41
        """
        return make_frames(self)

    def to_rdflib(self, evidence: bool = False, base_iri: str | None = None) -> "rdflib.Graph":
        """The triples of ``graph.ttl`` (and ``evidence.ttl``) in rdflib, on Oxigraph's store.

        ``base_iri`` is what resources' IRIs start with; None: ``https://w3id.org/mlkg/``.

        >>> answer = g.to_rdflib().query("SELECT ?p { ?p kg:trainsOn dataset:cc3m }")
        >>> len(answer)
        2
        """
        from kg.export.base import ExportOptions  # noqa: PLC0415  (the exporters import rdflib)
        from kg.export.rdflib_graph import make_rdflib_graph  # noqa: PLC0415

        options = ExportOptions() if base_iri is None else ExportOptions(base_iri=base_iri)
        return make_rdflib_graph(self, options, evidence)

    def to_html(self) -> str:
        """The page of the graph: one self-contained HTML document.

        >>> g.subgraph("CC3M").to_html()[:15]
        '<!doctype html>'
        """
        from kg.export.base import ExportOptions  # noqa: PLC0415
        from kg.export.exporters import find_exporter  # noqa: PLC0415

        out = io.BytesIO()
        find_exporter("html").write(self, out, ExportOptions())
        return out.getvalue().decode("utf8")

    def _repr_html_(self) -> str:
        """Counts and, of a graph small enough, its page: what a notebook shows."""
        cells = "".join(
            f"<tr><th style='text-align:left'>{kind}</th><td>{number:,}</td></tr>"
            for kind, number in count_kinds(self.nx)
        )
        table = f"<table>{cells}</table>"
        if len(self.nx) > _MAX_PAGE_NODES:
            return table
        page = html.escape(self.to_html(), quote=True)
        frame = "sandbox='allow-scripts' style='width:100%;height:600px;border:1px solid #ccc'"
        return f'{table}<iframe {frame} srcdoc="{page}"></iframe>'


def load(directory: str | Path = "exports") -> KnowledgeGraph:
    """The graph that ``kg build`` wrote to a folder.

    >>> kg.load("exports").count("dataset/cc3m")
    3

    Raises
    ------
    KgError
        If there is no graph there, or it is not one that this version reads.
    """
    return KnowledgeGraph(load_graph(directory).nx)


def build(
    inputs: str | Path | Sequence[str | Path], out: str | Path | None = None, **options: Any
) -> KnowledgeGraph:
    """Build the graph of some papers and load it.

    Parameters
    ----------
    inputs
        Files, folders or globs.
    out
        Folder for what ``kg build`` writes; None: nothing is kept but the graph returned.
    **options
        Fields of :class:`kg.pipeline.BuildOptions`: ``workers``, ``min_confidence``, ...

    Raises
    ------
    KgError
        If an input can't be read, or the outputs can't be written.
    """
    from kg import pipeline  # noqa: PLC0415  (loads spaCy)

    paths = [inputs] if isinstance(inputs, str | Path) else list(inputs)
    if out is not None:
        pipeline.build(paths, out, pipeline.BuildOptions(**options))
        return load(out)
    with tempfile.TemporaryDirectory() as folder:
        pipeline.build(paths, folder, pipeline.BuildOptions(**{"page": False, **options}))
        return load(folder)
