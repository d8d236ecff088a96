"""Dates as producers write them, in ISO 8601: ``2024``, ``2024-07`` or ``2024-07-11``."""

import re
from datetime import date

__all__ = ["MONTHS", "iso_date", "written_date"]

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""First three letters of the English months, in order."""

_ISO = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?:[T ]\d.*)?")
_DAY_FIRST = re.compile(r"(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Za-z]{3})[a-z]*\.?,? (\d{4})(?: .*)?")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3})[a-z]*\.?(?: (\d{1,2}),)? (\d{4})")


def iso_date(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """ISO 8601 date; None if there is no such day. What follows an unknown part is left out."""
    try:
        whole = date(year, month or 1, (day or 1) if month else 1)
    except (ValueError, OverflowError):
        return None
    return whole.isoformat()[: 10 if month and day else 7 if month else 4]


def written_date(text: str) -> str | None:
    """ISO 8601 date that ``text`` gives.

    Reads ``2024-07-11T17:59:59Z``, ``2024/07``, ``11 Jul 2024``, ``Thu, 11 Jul 2024 17:59:59 GMT``,
    ``July 11, 2024`` and ``July 2024``; None for anything else.
    """
    given = text.strip()[:64]
    if match := _ISO.fullmatch(given):
        year, month, day = match.groups()
        return iso_date(int(year), int(month) if month else None, int(day) if day else None)
    if match := _DAY_FIRST.fullmatch(given):
        day, name, year = match.groups()
    elif match := _MONTH_FIRST.fullmatch(given):
        name, day, year = match.groups()
    else:
        return None
    if name.lower() not in MONTHS:
        return None
    return iso_date(int(year), MONTHS.index(name.lower()) + 1, int(day) if day else None)
