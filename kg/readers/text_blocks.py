"""Paragraphs of a text that lists papers, paired to titles and abstracts.

A title stands alone in a paragraph and its abstract follows. Where a text has a paragraph too many
or too few, length and full stops tell: an abstract is never taken for a title.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

__all__ = ["Block", "Entry", "is_prose", "pair_blocks"]

_PROSE = 250
"""Characters from which a paragraph is prose whatever it looks like, if it can be either."""
_SHORT_PROSE = 120
"""Characters from which a paragraph that ends in a full stop is prose."""
_LONGEST_TITLE = 600
"""Characters of the longest paragraph that is taken for a title where a title has to stand."""
_STOPS = (".", "!", "?", '."', ".)", ".”")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph with the number of its first line, counted from 1.

    ``date`` is set (maybe to the empty string) in what ends an entry, which has no text.
    """

    text: str
    line: int
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A title, the paragraphs of its abstract, and the date as the text has it."""

    title: Block
    abstract: tuple[Block, ...]
    date: str = ""


def is_prose(text: str) -> bool:
    """Whether a paragraph is an abstract rather than a title, by length and full stop."""
    return len(text) >= _PROSE or (len(text) >= _SHORT_PROSE and text.rstrip().endswith("."))


def pair_blocks(blocks: Sequence[Block]) -> Iterator[Entry | Block]:
    """Entries in the order of the text; a paragraph that has no title before it as it is."""
    at, closed = 0, False
    while at < len(blocks):
        title = blocks[at]
        if title.date is not None:
            at, closed = at + 1, True
            continue
        if not _can_be_title(blocks, at, closed):
            yield title
            at, closed = at + 1, False
            continue
        end = _end_of_abstract(blocks, at + 1)
        closed = end < len(blocks) and blocks[end].date is not None
        date = (blocks[end].date or "") if closed else ""
        yield Entry(title, tuple(blocks[at + 1 : end]), date)
        at = end + 1 if closed else end


def _can_be_title(blocks: Sequence[Block], at: int, closed: bool) -> bool:
    """Whether the paragraph is short, or long where only a title can stand."""
    text = blocks[at].text
    followed = at + 1 < len(blocks) and is_prose(blocks[at + 1].text)
    return not is_prose(text) or (closed and followed and len(text) <= _LONGEST_TITLE)


def _end_of_abstract(blocks: Sequence[Block], start: int) -> int:
    """Index after the last paragraph of the abstract that starts at ``start``."""
    at = start
    while at < len(blocks) and blocks[at].date is None:
        first = at == start
        if not is_prose(blocks[at].text) and not (first and not _is_next_title(blocks, at)):
            break
        at += 1
    return at


def _is_next_title(blocks: Sequence[Block], at: int) -> bool:
    """Whether the paragraph after a title is the next title: short, no stop, prose after it."""
    followed = at + 1 < len(blocks) and is_prose(blocks[at + 1].text)
    return followed and not blocks[at].text.rstrip().endswith(_STOPS)
