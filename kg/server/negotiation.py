"""Which of the media types on offer a client wants most (RFC 9110, section 12.5.1)."""

import re
from collections.abc import Iterator, Sequence

__all__ = ["GRAPH_TYPES", "PAGE_TYPES", "RESULT_TYPES", "choose_type"]

RESULT_TYPES = (
    "application/sparql-results+json",
    "application/json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
)
"""Answers of SELECT and ASK, the default first."""
GRAPH_TYPES = (
    "text/turtle",
    "application/n-triples",
    "application/ld+json",
    "application/rdf+xml",
)
"""Answers of CONSTRUCT and DESCRIBE, the default first."""
PAGE_TYPES = ("text/html", *GRAPH_TYPES)
"""Forms of a resource."""

_MAX_HEADER = 4096
_QUALITY = re.compile(r"q\s*=\s*(0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)\Z", re.IGNORECASE)


def choose_type(accept: str | None, offered: Sequence[str]) -> str | None:
    """The media type of ``offered`` that the Accept header likes most; None if it likes none.

    Without a header the first of ``offered``; of types liked the same, the first too.
    """
    if accept is None or not accept.strip():
        return offered[0]
    ranges = tuple(_ranges(accept[:_MAX_HEADER]))
    liked = [(_quality(kind, ranges), -index) for index, kind in enumerate(offered)]
    quality, index = max(liked)
    return offered[-index] if quality > 0 else None


def _ranges(accept: str) -> Iterator[tuple[str, float]]:
    """(media range, quality) of each part; one with a quality that is no number counts as 0."""
    for part in accept.split(","):
        name, *parameters = (p.strip() for p in part.split(";"))
        quality = 1.0
        for parameter in parameters:
            if parameter[:1].lower() == "q":
                match = _QUALITY.match(parameter)
                quality = float(match.group(1)) if match else 0.0
        yield name.lower(), quality


def _quality(kind: str, ranges: Sequence[tuple[str, float]]) -> float:
    """Quality that the most specific range gives to a media type."""
    family = kind.partition("/")[0] + "/*"
    for wanted in (kind, family, "*/*"):
        found = [quality for name, quality in ranges if name == wanted]
        if found:
            return max(found)
    return 0.0
