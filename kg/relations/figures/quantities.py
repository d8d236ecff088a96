"""Numbers with units in a sentence, and which of them stand together in a list."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["Quantity", "clean_sentence", "find_quantities", "group_lists", "group_quantities"]

_NUMBER = r"(?:\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?!\d|[.,]\d)"
_UNIT = (
    r"\s{0,3}%(?:p\b)?|\s?percent(?:age[ -]points?)?\b|"
    r"[\s-]?(?:absolute |percentage[ -])?points?\b|"
    r"[\s,]{0,3}(?:pp|pts?)\b|\s?(?:dB|times|ms)\b|[\s-]?fold\b|\s{0,3}(?:x|X|×)(?!\w|-[A-Za-z])|"
    r"\s?(?:seconds?|sec|hours?|minutes?|meters?|metres?|mm|cm|km|degrees?|pixels?|bpm|(?<!\d{4})[sm])\b(?![-/'’])"
)


def _deviation(group: str) -> str:
    """After a number: how far it varies, which is no number of its own; its unit is ``group``."""
    return rf"(?:\s*(?:±|\+\s?/\s?[-−]|\+-|plus-minus)\s*{_NUMBER}(?P<{group}>{_UNIT})?)?"


_QUANTITY = re.compile(
    rf"(?<![\w.,/@$-])(?<!\d:)(?P<sign>[+\-−]\s?)?(?P<value>{_NUMBER})(?P<unit>{_UNIT})?"
    rf"{_deviation('unit3')}"
    rf"(?:\s?(?P<join>-|–|—|--|~|/| to )\s?(?P<second>[+\-]?(?:{_NUMBER}))(?P<unit2>{_UNIT})?"
    rf"{_deviation('unit4')})?"
    r"(?P<end>(?!\w|[-/][A-Za-z]|:\d)|(?=m?AP\b)|(?=[KMGT]\s?(?:FLOP|MAC)))"
)
_UNITS = {
    "%": "%", "%p": "%", "percent": "%", "percentage points": "%", "percentage point": "%",
    "pp": "%",
    "points": "points", "point": "points", "pts": "points", "pt": "points", "db": "dB", "x": "x",
    "×": "x", "times": "x", "fold": "x", "ms": "ms", "absolute points": "points",
    "absolute point": "points", "second": "s", "seconds": "s", "sec": "s", "s": "s",
    "hour": "hours", "hours": "hours", "minute": "minutes", "minutes": "minutes", "meter": "m",
    "meters": "m", "metre": "m", "metres": "m", "m": "m", "mm": "mm", "cm": "cm", "km": "km",
    "degree": "degrees", "degrees": "degrees", "pixel": "pixels", "pixels": "pixels", "bpm": "bpm",
}  # fmt: skip
_EMPHASIS = re.compile(
    r"\\(?:text(?:bf|it|tt|sc|rm)?|emph|underline|math(?:bf|rm|it)|boldsymbol)\b"
)
_LIST = re.compile(r"\s*(?:,\s*and|,|and|or|/|&)?\s*(?:and\s+)?(?:up to |a |an )?\s*")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number: characters in the sentence, value as written, unit, sign, and how it is joined.

    ``pair`` is ``to`` for the halves of ``a to b``, ``/`` for those of ``a/b``.
    """

    start: int
    end: int
    value: str
    unit: str
    sign: str
    pair: str = ""


def clean_sentence(text: str) -> str:
    r"""``text`` with LaTeX signs as blanks (``85.3\%`` -> ``85.3 %``), every offset kept."""
    text = re.sub(r"\s", " ", text)
    text = re.sub(r"\\(?=[%&#_$])|[{}$]|\\,|\\;|\\!", lambda m: " " * len(m.group()), text)
    text = _EMPHASIS.sub(lambda m: " " * len(m.group()), text)
    text = re.sub(r"\\(?:times|sim|approx|pm|uparrow|downarrow|to|rightarrow)\b", _as_sign, text)
    text = re.sub(r"(?<=\d)times\b", "x    ", text)
    text = re.sub(r"(?<=\d)~(?=\s*[^\s\d~.+-])", " ", text)  # LaTeX's blank before a unit
    text = re.sub(r"\bsim(?=\d)", "  ~", text)
    return text.replace("∼", "~").replace("≈", "~")


def _as_sign(match: re.Match[str]) -> str:
    sign = {"\\times": "x", "\\sim": "~", "\\approx": "~", "\\pm": "±"}.get(match.group(), " ")
    return sign.ljust(len(match.group()))


def find_quantities(text: str) -> list[Quantity]:
    """Numbers of a cleaned sentence, in order; ``a-b`` is one, ``a/b`` and ``a to b`` are two."""
    found = []
    for match in _QUANTITY.finditer(text):
        unit = _unit(match["unit"] or match["unit3"] or match["unit2"] or match["unit4"])
        sign = (match["sign"] or "").strip().replace("−", "-")
        second, join = match["second"], (match["join"] or "").strip()
        if second is None:
            found.append(Quantity(match.start(), match.end(), match["value"], unit, sign))
        elif join in {"/", "to"}:
            middle = match.start("join")
            found.append(Quantity(match.start(), middle, match["value"], unit, sign, join))
            start = match.start("second")
            unit2 = _unit(match["unit2"] or match["unit4"]) or unit
            found.append(Quantity(start, match.end(), second.lstrip("+-"), unit2, sign, join))
        else:
            value = f"{match['value']}-{second.lstrip('+-')}"
            found.append(Quantity(match.start(), match.end(), value, unit, sign))
    return found


def _unit(text: str | None) -> str:
    return _UNITS.get((text or "").lower().strip(" ,-").replace("age-point", "age point"), "")


def group_lists(text: str, spans: list[tuple[int, int]]) -> list[list[int]]:
    """Indices of ``spans`` (sorted) in groups: those with list signs alone between them."""
    groups: list[list[int]] = [[0]] if spans else []
    for at, (left, right) in enumerate(pairwise(spans), start=1):
        if _LIST.fullmatch(text, left[1], right[0]):
            groups[-1].append(at)
        else:
            groups.append([at])
    return groups


def group_quantities(text: str, quantities: Sequence[Quantity]) -> list[list[Quantity]]:
    """Numbers that stand in one list, or are the two ends of ``a to b``."""
    groups: list[list[Quantity]] = []
    opened = 0
    for numbers in group_lists(text, [(q.start, q.end) for q in quantities]):
        members = [quantities[i] for i in numbers]
        last = groups[-1][-1] if groups else None
        second = opened % 2 == 1 and members[0].pair == "to"
        if last and last.pair == "to" and second:
            groups[-1] += members
        else:
            groups.append(members)
        opened += sum(q.pair == "to" for q in members)
    return groups
