"""A few papers' part of Turtle files that ``kg`` wrote, found by its text; the rest is not parsed.

The writer puts a blank line between subjects, and no literal has a raw line break in it, so a file
falls into blocks. What is cut out is rather too much than too little.
"""

import mmap
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import pyoxigraph as ox

__all__ = ["cut_out"]

_APART = b"\n\n"
_PAPER = b"\n    a kg:Paper "
_COUNTS = b"void:triples"
_TERM = re.compile(rb'"(?:[^"\\]|\\.)*"|(<[^<>"\s]*>|[\w-]*:[^\s<>"]+)')
"""A literal, whose text may look like anything, or a term."""
_ABOUT = re.compile(rb"(?:kg:mergedInto|oa:hasTarget) (\S+)")
"""Properties of what is about a thing that does not name it in turn."""

Blocks = dict[tuple[int, int], bytes]
"""Blocks by file and place."""


def cut_out(files: Sequence[str | Path], papers: int) -> tuple[ox.Store, list[ox.NamedNode]]:
    """``papers`` papers, evenly spaced over all, and a store with all that belongs to them.

    Raises
    ------
    SyntaxError
        If it is not Turtle.
    OSError
        If a file can't be read.
    """
    with ExitStack() as stack:
        texts = [_map(path, stack) for path in files]
        chosen = _choose(texts, papers)
        found = _find(texts, lambda b: _COUNTS in b or any(paper in b for paper in chosen))
        near = _terms(found.values())
        found |= _find(texts, lambda b: _subject(b) in near or _is_about(b, near))
        far = _terms(found.values()) - near
        found |= _find(texts, lambda b: _subject(b) in far)
        heads = [text[: max(text.find(_APART), 0)] for text in texts]
    store = ox.Store()
    for number, head in enumerate(heads):
        inside = [block for (file, _), block in found.items() if file == number]
        store.bulk_load(_APART.join((head, *inside)), format=ox.RdfFormat.TURTLE)
    return store, _nodes(heads[0] if heads else b"", chosen)


def _choose(texts: Iterable[mmap.mmap], papers: int) -> list[bytes]:
    every = sorted({subject for text in texts for subject in _papers(text)})
    step = max(1, len(every) // max(1, papers))
    return every[::step][:papers]


def _papers(text: mmap.mmap) -> Iterator[bytes]:
    """Subject of each block that says that it is a paper's."""
    place = text.find(_PAPER)
    while place >= 0:
        yield text[text.rfind(b"\n", 0, place) + 1 : place]
        place = text.find(_PAPER, place + 1)


def _find(texts: Iterable[mmap.mmap], is_wanted: Callable[[bytes], bool]) -> Blocks:
    return {
        (number, place): block
        for number, text in enumerate(texts)
        for place, block in _blocks(text)
        if is_wanted(block)
    }


def _blocks(text: mmap.mmap) -> Iterator[tuple[int, bytes]]:
    """Place and text of each subject's block."""
    start = text.find(_APART)
    while start >= 0:
        end = text.find(_APART, start + len(_APART))
        yield start, text[start + len(_APART) : end if end >= 0 else len(text)]
        start = end


def _subject(block: bytes) -> bytes:
    return block[: block.find(b"\n")]


def _terms(blocks: Iterable[bytes]) -> set[bytes]:
    return {term for block in blocks for term in _TERM.findall(block) if term}


def _is_about(block: bytes, terms: set[bytes]) -> bool:
    found = _ABOUT.search(block)
    return found is not None and found[1] in terms


def _nodes(head: bytes, terms: Iterable[bytes]) -> list[ox.NamedNode]:
    """IRIs of ``terms`` under the prefixes of ``head``."""
    lines = b"".join(b"\n%b a %b ." % (term, term) for term in terms)
    parsed = ox.parse(head + b"\n" + lines, format=ox.RdfFormat.TURTLE)
    return [quad.subject for quad in parsed if isinstance(quad.subject, ox.NamedNode)]


def _map(path: str | Path, stack: ExitStack) -> mmap.mmap:
    with Path(path).open("rb") as file:
        return stack.enter_context(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
