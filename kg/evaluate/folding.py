"""Spellings that a comparison does not tell apart: surface strings, values, addresses."""

import re

__all__ = ["fold", "fold_url", "fold_value"]

_LATEX = re.compile(r"\\[a-zA-Z]+|[{}$\\^_`']")
_HYPHENS = re.compile("[-\u2010-\u2015/]+")
_SPACE = re.compile(r"\s+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_SCHEME = re.compile(r"^https?://(www\.)?")
_EDGES = " .,;:"


def fold(text: str) -> str:
    r"""Surface string with case, LaTeX, hyphens, slashes and white space folded away.

    A string that is nothing but a LaTeX macro (``\ours``) is that macro's name.
    """
    lower = text.lower()
    plain = _LATEX.sub(" ", lower)
    if not plain.strip():
        plain = lower.replace("\\", " ")
    return _SPACE.sub(" ", _HYPHENS.sub(" ", plain)).strip(_EDGES)


def fold_value(value: object) -> str:
    """First number in ``value``, without sign and thousands' commas; a text without one as it is.

    >>> fold_value("-1,024.5 ms")
    '1024.5'
    """
    number = _NUMBER.search(str(value))
    return number.group().replace(",", "") if number else str(value).lower()


def fold_url(url: str) -> str:
    """Address without scheme, ``www.``, a dot or slash at its end, and case."""
    return _SCHEME.sub("", url).rstrip("/.").lower()
