"""GraphML (any graph tool) and GEXF (Gephi: types, colours, labels)."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import starmap
from typing import BinaryIO
from xml.sax.saxutils import escape

from kg.core.source import GraphSource
from kg.export.base import Exporter, ExportOptions
from kg.export.property_graph import (
    COLOURS,
    EDGE_FIELDS,
    NODE_FIELDS,
    Edge,
    Node,
    Property,
    edges_of,
    nodes_of,
)
from kg.export.turtle import write_lines

__all__ = ["GEXF", "GRAPHML"]

_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_GRAPHML_TYPES = {"strings": "string"}
_GEXF_TYPES = {"strings": "string", "int": "integer"}
"""Types of properties that the formats call otherwise than :class:`Property`."""
_NODE = (Property("kind"), *NODE_FIELDS)
_EDGE = (Property("relation"), *EDGE_FIELDS)
_IN_ATTRIBUTE = {'"': "&quot;", "\t": "&#x9;", "\n": "&#xA;", "\r": "&#xD;"}


def _quoted(value: str) -> str:
    return f'"{escape(value, _IN_ATTRIBUTE)}"'


# --- GraphML ------------------------------------------------------------------------------------


def _graphml(source: GraphSource) -> Iterator[str]:
    yield _XML + '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for field in (*_NODE, Property("label")):
        yield _key(field, "node")
    for field in _EDGE:
        yield _key(field, "edge")
    yield '  <graph edgedefault="directed">\n'
    yield from map(_graphml_node, nodes_of(source))
    yield from starmap(_graphml_edge, enumerate(edges_of(source)))
    yield "  </graph>\n</graphml>\n"


def _key(field: Property, place: str) -> str:
    kind = _GRAPHML_TYPES.get(field.kind, field.kind)
    return f'  <key id="{field.name}" for="{place}" attr.name="{field.name}" attr.type="{kind}"/>\n'


def _data(values: Mapping[str, str]) -> str:
    return "".join(
        f'<data key="{field}">{escape(value, {chr(13): "&#xD;"})}</data>'
        for field, value in values.items()
    )


def _graphml_node(node: Node) -> str:
    data = _data({"kind": node.kind, "label": node.label, **node.properties})
    return f"    <node id={_quoted(node.id)}>{data}</node>\n"


def _graphml_edge(number: int, edge: Edge) -> str:
    data = _data({"relation": edge.relation, **edge.properties})
    ends = f"source={_quoted(edge.source)} target={_quoted(edge.target)}"
    return f'    <edge id="{number}" {ends}>{data}</edge>\n'


# --- GEXF ---------------------------------------------------------------------------------------


def _gexf(source: GraphSource) -> Iterator[str]:
    yield _XML + '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2"'
    yield ' xmlns:viz="http://www.gexf.net/1.2draft/viz">\n  <graph defaultedgetype="directed">\n'
    yield from _gexf_attributes("node", _NODE)
    yield from _gexf_attributes("edge", _EDGE)
    yield "    <nodes>\n"
    yield from map(_gexf_node, nodes_of(source))
    yield "    </nodes>\n    <edges>\n"
    yield from starmap(_gexf_edge, enumerate(edges_of(source)))
    yield "    </edges>\n  </graph>\n</gexf>\n"


def _gexf_attributes(place: str, fields: Iterable[Property]) -> Iterator[str]:
    yield f'    <attributes class="{place}">\n'
    for name, kind in fields:
        written = _GEXF_TYPES.get(kind, kind)
        yield f'      <attribute id="{name}" title="{name}" type="{written}"/>\n'
    yield "    </attributes>\n"


def _values(values: Mapping[str, str]) -> str:
    return "".join(
        f'<attvalue for="{field}" value={_quoted(value)}/>' for field, value in values.items()
    )


def _gexf_node(node: Node) -> str:
    red, green, blue = COLOURS[node.kind]
    values = _values({"kind": node.kind, **node.properties})
    return (
        f"      <node id={_quoted(node.id)} label={_quoted(node.label)}>"
        f"<attvalues>{values}</attvalues>"
        f'<viz:color r="{red}" g="{green}" b="{blue}"/></node>\n'
    )


def _gexf_edge(number: int, edge: Edge) -> str:
    values = _values({"relation": edge.relation, **edge.properties})
    ends = f"source={_quoted(edge.source)} target={_quoted(edge.target)}"
    return (
        f'      <edge id="{number}" {ends} label="{edge.relation}">'
        f"<attvalues>{values}</attvalues></edge>\n"
    )


def _write_graphml(source: GraphSource, out: BinaryIO, options: ExportOptions) -> None:  # noqa: ARG001
    write_lines(out, _graphml(source))


def _write_gexf(source: GraphSource, out: BinaryIO, options: ExportOptions) -> None:  # noqa: ARG001
    write_lines(out, _gexf(source))


GRAPHML = Exporter(
    name="graphml",
    filename="graph.graphml",
    description="GraphML: nodes and edges for graph tools",
    write=_write_graphml,
)
GEXF = Exporter(
    name="gexf",
    filename="graph.gexf",
    description="GEXF: nodes and edges for Gephi, coloured by type",
    write=_write_gexf,
)
