"""Plain text: a title, a blank line and its abstract, for as many papers as follow.

Gives title and abstract.
"""

import re

from kg.readers.base import Reader
from kg.readers.daily_page import read_page
from kg.readers.lines import BOM
from kg.readers.text_blocks import is_prose

__all__ = ["READER"]

_LONGEST_TITLE = 400
"""Characters."""
_PARAGRAPH = re.compile(r"\n\s*\n")


def _recognises(head: bytes) -> bool:
    """Whether the first paragraph can be a title, and the second is prose."""
    if b"\0" in head:
        return False
    text = head.removeprefix(BOM).decode("utf8", "ignore").replace("\r", "")
    title, *rest = _PARAGRAPH.split(text.strip(), 2)
    can_be_title = len(title) <= _LONGEST_TITLE and not title.startswith(("<", "{", "[", "%", "#!"))
    return bool(rest) and can_be_title and not is_prose(title) and is_prose(rest[0])


READER = Reader("text", "plain text: title, blank line, abstract", _recognises, read_page)
