"""Characters that are taken, and lower case that keeps every offset."""

from bisect import bisect_left
from collections.abc import Iterable

__all__ = ["Taken", "lower_case"]


class Taken:
    """Spans that don't overlap; whether another one fits between is found in logarithmic time."""

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        """With those of ``spans``, in order, that overlap none before them."""
        self._spans: list[tuple[int, int]] = []
        for start, end in spans:
            self.add(start, end)

    def add(self, start: int, end: int) -> bool:
        """Take a span; False, and nothing is taken, where a part of it is taken already."""
        if not self.is_free(start, end):
            return False
        self._spans.insert(bisect_left(self._spans, (start, end)), (start, end))
        return True

    def is_free(self, start: int, end: int) -> bool:
        """Whether no character of a span is taken."""
        return self.overlapping(start, end) is None

    def overlapping(self, start: int, end: int) -> int | None:
        """Place of the first taken span that shares characters with a span; None if none does."""
        at = max(0, bisect_left(self._spans, (start, start)) - 1)
        for place in range(at, min(at + 2, len(self._spans))):
            if self._spans[place][0] < end and start < self._spans[place][1]:
                return place
        return None


def lower_case(text: str) -> str:
    """``text`` in lower case, as long as before: ``İ``, which would become two, stays."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
