"""Records of an XML file one by one: without entities and references, of bounded size and depth."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from kg.core.errors import ReadError
from kg.core.text import collapse_space
from kg.readers.base import InputFile
from kg.readers.limits import LONGEST_ELEMENT

__all__ = ["XmlRecord", "local_name", "read_elements", "text_of", "texts_of"]

_PIECE = 1 << 16
_DEEPEST = 100
"""Elements around a text."""


@dataclass(frozen=True, slots=True)
class XmlRecord:
    """An element, the line it starts in, and the attributes of those around it by name."""

    element: Element
    line: int
    around: dict[str, dict[str, str]]


class TooDeepError(Exception):
    """More elements in one another than any record has."""


class _Target:
    """Builds the elements called one of ``names`` and forgets everything else."""

    def __init__(self, names: frozenset[str]) -> None:
        self.found: list[XmlRecord] = []
        self.parser: DefusedXMLParser
        self._names = names
        self._path: list[tuple[str, dict[str, str]]] = []
        self._builder: TreeBuilder | None = None
        self._top = 0
        self._line = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self._path.append((local_name(tag), attributes))
        if len(self._path) > _DEEPEST:
            raise TooDeepError
        if self._builder is None and self._path[-1][0] in self._names:
            self._builder = TreeBuilder()
            self._top = len(self._path)
            self._line = self.parser.parser.CurrentLineNumber
        if self._builder is not None:
            self._builder.start(tag, attributes)

    def data(self, text: str) -> None:
        """Text, perhaps not all of it."""
        if self._builder is not None:
            self._builder.data(text)

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._builder is not None:
            self._builder.end(tag)
            if len(self._path) == self._top:
                around = {name: attributes for name, attributes in self._path[:-1]}
                self.found.append(XmlRecord(self._builder.close(), self._line, around))
                self._builder = None
        self._path.pop()

    def close(self) -> None:
        """The document ends."""


def read_elements(file: InputFile, *names: str) -> Iterator[XmlRecord]:
    """Elements called one of ``names``, in any namespace, in the order of the file.

    Raises
    ------
    ReadError
        If the file is not well-formed, declares entities, or has too long or deep a record.
    """
    target = _Target(frozenset(names))
    parser = DefusedXMLParser(target=target)
    target.parser = parser
    since = 0
    try:
        while piece := file.stream.read(_PIECE):
            since += len(piece)
            parser.feed(piece)
            if target.found:
                yield from target.found
                target.found.clear()
                since = 0
            elif since > LONGEST_ELEMENT:
                problem = f"more than {LONGEST_ELEMENT:,} bytes without a record"
                raise ReadError(file.source, _line(parser), problem, " or ".join(names))
        parser.close()
    except DefusedXmlException:
        problem = "XML that declares entities or refers to other files"
        raise ReadError(file.source, _line(parser), problem, "XML without") from None
    except TooDeepError:
        raise ReadError(file.source, _line(parser), "XML nested too deeply", "papers") from None
    except (ParseError, LookupError, ValueError) as error:
        problem = f"not well-formed XML: {' '.join(str(error).split())[:100]}"
        raise ReadError(file.source, _line(parser), problem, "whole XML") from None
    yield from target.found


def _line(parser: DefusedXMLParser) -> int:
    return int(parser.parser.CurrentLineNumber)


def local_name(tag: str) -> str:
    """Name of an element without its namespace."""
    return tag.rsplit("}", 1)[-1]


def texts_of(element: Element, *path: str) -> Iterator[str]:
    """Text of each element at the end of a path of local names, white space folded to blanks.

    Line ends and indents in XML are its writer's layout, not the author's.
    """
    if not path:
        if text := collapse_space("".join(element.itertext())):
            yield text
        return
    for child in element:
        if local_name(child.tag) == path[0]:
            yield from texts_of(child, *path[1:])


def text_of(element: Element, *path: str) -> str:
    """Text of the first element at the end of a path that has any; empty if there is none."""
    return next(texts_of(element, *path), "")
