"""Offsets as JavaScript counts them."""

from collections.abc import Callable

__all__ = ["utf16_offsets"]

_LAST_OF_ONE_UNIT = "\uffff"


def utf16_offsets(text: str) -> Callable[[int], int]:
    """Function from an offset in characters of ``text`` to one in UTF-16 units."""
    if text.isascii() or max(text) <= _LAST_OF_ONE_UNIT:
        return lambda offset: offset
    astral = [place for place, char in enumerate(text) if char > _LAST_OF_ONE_UNIT]
    return lambda offset: offset + sum(place < offset for place in astral)
