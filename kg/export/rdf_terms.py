"""RDF terms and descriptions that the graph is turned into and every RDF format is written from.

An IRI is a plain ``str``; a literal is a :class:`Literal`. There are no blank nodes. Text that
can't stand in every RDF syntax (lone surrogates, control characters that XML forbids) becomes
U+FFFD, character for character, so that offsets stay true.
"""

import datetime
import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from kg.core.ids import resource_iri
from kg.export.vocabulary import xsd

__all__ = [
    "Description",
    "Literal",
    "Properties",
    "Term",
    "boolean",
    "count",
    "date",
    "decimal",
    "external_iri",
    "fraction",
    "is_base_iri",
    "mint",
    "text",
]


class Literal(NamedTuple):
    """A literal: its characters and its datatype's IRI (None: ``xsd:string``)."""

    value: str
    datatype: str | None = None


Term: TypeAlias = str | Literal
Properties: TypeAlias = list[tuple[str, tuple[Term, ...]]]


class Description(NamedTuple):
    """All triples of one subject: predicates in the order to print, each with its objects."""

    subject: str
    properties: Properties


_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DECIMAL_TYPE = xsd("decimal")
_INTEGER_TYPE = xsd("integer")
_DATE_TYPES = {4: xsd("gYear"), 7: xsd("gYearMonth"), 10: xsd("date")}
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}\Z")
_PLAIN_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?\Z")


def clean(value: str) -> str:
    """``value`` with U+FFFD for each character that some RDF syntax can't hold."""
    return _FORBIDDEN.sub("\ufffd", value)


def text(value: str) -> Literal:
    """A plain string literal."""
    return Literal(clean(value))


def boolean(value: bool) -> Literal:
    """An ``xsd:boolean``."""
    return Literal("true" if value else "false", xsd("boolean"))


def count(value: int) -> Literal:
    """An ``xsd:integer``."""
    return Literal(str(value), _INTEGER_TYPE)


@lru_cache(maxsize=256)
def fraction(value: float) -> Literal:
    """An ``xsd:decimal`` of two decimals (confidences): more would differ between machines."""
    return Literal(f"{value:.2f}", _DECIMAL_TYPE)


def decimal(value: str) -> Literal | None:
    """The number that ``value`` writes (``85.30``, ``1,000``), as a canonical ``xsd:decimal``.

    None if it isn't a plain number.
    """
    plain = value.replace(",", "").replace("\u2212", "-").strip()
    if not _PLAIN_NUMBER.match(plain) or len(plain) > 40:
        return None
    try:
        number = Decimal(plain)
    except InvalidOperation:  # pragma: no cover - the pattern admits numbers alone
        return None
    written = f"{number:f}"
    whole, _, part = written.partition(".")
    whole = whole.lstrip("-").lstrip("0") or "0"
    part = part.rstrip("0") or "0"
    sign = "-" if number < 0 else ""
    return Literal(f"{sign}{whole}.{part}", _DECIMAL_TYPE)


def date(value: str) -> Literal:
    """A year, a month or a day as the datatype of its precision; anything else as a string."""
    if _DATE.match(value) and _is_day(value + "-01-01"[len(value) - 4 :]):
        return Literal(value, _DATE_TYPES[len(value)])
    return text(value)


def _is_day(value: str) -> bool:
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return True


_HTTP = re.compile(
    r"https?://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?(?=[/?#]|\Z)"
)
_ILLEGAL_IN_IRI = re.compile(r"%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~:/?@!$&'()*+,;=%]")


def external_iri(url: str) -> str | None:
    """``url`` as an IRI that every RDF syntax takes, or None if it is no http(s) address.

    What RFC 3986 doesn't allow in a path, query or fragment is percent-encoded.
    """
    address = clean(url.strip())
    host = _HTTP.match(address)
    if host is None:
        return None
    rest, mark, fragment = address[host.end() :].partition("#")
    return host.group() + _quote_illegal(rest) + mark + _quote_illegal(fragment)


def _quote_illegal(part: str) -> str:
    return _ILLEGAL_IN_IRI.sub(
        lambda m: "".join(f"%{byte:02X}" for byte in m.group().encode("utf8")), part
    )


_BASE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[A-Za-z0-9\-._~:/?@!$&'()*+,;=%]*[/#]\Z")


def is_base_iri(text: str) -> bool:
    """Whether ids can be put behind ``text`` to make IRIs: absolute, ending in ``/`` or ``#``."""
    return _BASE.match(text) is not None


_SAFE_ID = re.compile(r"[a-z]+/[A-Za-z0-9_-][A-Za-z0-9._-]*\Z")
"""Ids that are an IRI's path as they are, which is nearly all and ten times as fast."""


@lru_cache(maxsize=1 << 16)
def mint(base_iri: str, local_id: str) -> str:
    """IRI of a resource of this graph from its id (``paper/2301.12597``)."""
    if _SAFE_ID.match(local_id):
        return base_iri + local_id
    return resource_iri(clean(local_id), base_iri)
