"""Lines of a Hugging Face Daily Papers page that are not papers, as regular expressions."""

import re

__all__ = ["AUTHORS", "DATE", "DOT", "HEADER", "PAGE_SIGN"]

HEADER = re.compile(
    r"new|Get trending papers.*|Subscribe|Daily Papers|by\s?AK\b.*research community", re.IGNORECASE
)
"""A line of the page's head."""

AUTHORS = re.compile(r"•\s*\d+ authors?")
"""The line that ends an abstract, where a page gives one."""

DOT = "·"
"""The line between the number of authors and the date."""

DATE = re.compile(
    r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{1,2})(?:, (\d{4}))?(?: \d+)?"
)
"""A date, perhaps without a year and perhaps with a number of comments: ``Oct 3, 2024 3``."""

PAGE_SIGN = re.compile(
    r"^[^\S\n]*(?:Get trending papers.*|by\s?AK\b.*research community|•[^\S\n]*\d+ authors?)"
    r"[^\S\n]*$",
    re.MULTILINE | re.IGNORECASE,
)
"""A line that only such a page has."""
