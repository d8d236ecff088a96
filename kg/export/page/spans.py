"""Offsets as JavaScript counts them."""

from collections.abc import Callable

__all__ = ["utf16_offsets"]

_LAST_OF_ONE_UNIT = 0xFFFF


def utf16_offsets(text: str) -> Callable[[int], int]:
    """Function from an offset in characters of ``text`` to one in UTF-16 units."""
    astral = [place for place, char in enumerate(text) if ord(char) > _LAST_OF_ONE_UNIT]
    if not astral:
        return lambda offset: offset
    return lambda offset: offset + sum(place < offset for place in astral)
