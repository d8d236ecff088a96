"""Names of authors out of one text, in the conventions of bibliographies."""

import re

__all__ = ["given_first", "split_authors"]


def split_authors(text: str) -> tuple[str, ...]:
    """Names in ``text``, parted by semicolons, by ``and``, or else by commas.

    Commas inside a name (``Lovelace, Ada``) are told by the other separators, or by a part that is
    one word alone.
    """
    if ";" in text:
        names = text.split(";")
    elif re.search(r"\band\b", text):
        names = re.split(r"\s*,?\s+and\s+", text)
        if not _are_last_first(names):
            names = [part for name in names for part in name.split(",")]
    else:
        parts = [part.strip() for part in text.split(",")]
        names = parts if all(" " in part for part in parts) else [text]
    return tuple(given_first(name) for name in names if name.strip())


def _are_last_first(names: list[str]) -> bool:
    """Whether names are ``Lovelace, Ada``: a comma in each, or one and a single word before it."""
    commas = [name.count(",") for name in names]
    return max(commas) <= 1 and (min(commas) == 1 or len(names) == commas.count(0))


def given_first(name: str) -> str:
    """``Ada Lovelace`` from ``Lovelace, Ada``; any other name as it is."""
    parts = [part.strip() for part in name.split(",")]
    return f"{parts[1]} {parts[0]}" if len(parts) == 2 and all(parts) else name.strip()
