"""Characters that no text is meant to hold: controls, lone surrogates and non-characters."""

import re

__all__ = ["clean"]

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def clean(text: str) -> str:
    """``text`` with U+FFFD for each such character, one for one: offsets stay true.

    XML, RDF, terminals and UTF-8 itself can't carry them.
    """
    return _UNFIT.sub("\ufffd", text)
