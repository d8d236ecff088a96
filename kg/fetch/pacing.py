"""How long to wait: between requests by a service's terms, and before asking again."""

import random
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

__all__ = ["Clock", "Pacing", "Turns", "asked_pause", "pause_before"]

_RATE_LIMIT = re.compile(r";\s*t=(\d{1,9})(?![\d.])")


@dataclass(frozen=True, slots=True)
class Clock:
    """Seconds that go by, and a way to let them."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


@dataclass(frozen=True, slots=True)
class Pacing:
    """When to ask.

    Attributes
    ----------
    interval
        Least seconds from one request to the next.
    attempts, bad_answers
        How often a request is made: if it fails, and if the answer is malformed.
    first_pause, longest_pause
        Seconds before the second attempt; they double up to the longest.
    patience
        Longest seconds that a service may ask to wait.
    """

    interval: float = 0.0
    attempts: int = 6
    bad_answers: int = 3
    first_pause: float = 1.0
    longest_pause: float = 60.0
    patience: float = 300.0


class Turns:
    """Lets requests through one by one, ``interval`` seconds apart."""

    def __init__(self, interval: float, clock: Clock) -> None:
        self._interval = interval
        self._clock = clock
        self._next: float | None = None

    def wait(self) -> None:
        """Come back when it is this request's turn."""
        now = self._clock.now()
        if self._next is not None and self._next > now:
            self._clock.sleep(self._next - now)
            now = max(self._next, self._clock.now())
        self._next = now + self._interval


def pause_before(attempt: int, pacing: Pacing) -> float:
    """Seconds before an attempt (2 is the second): exponential, the upper half of it by chance.

    Chance keeps those who failed together from coming back together.
    """
    longest = min(pacing.first_pause * 2.0 ** (attempt - 2), pacing.longest_pause)
    return longest * random.uniform(0.5, 1.0)  # noqa: S311  (no secret)


def asked_pause(headers: Mapping[str, str]) -> float | None:
    """Seconds that an answer asks to wait; None if it doesn't say.

    Reads ``Retry-After`` (seconds or a date) and ``RateLimit`` (``"api";r=0;t=55``).
    """
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdecimal():
        return float(value[:12])
    if value:
        try:
            when = parsedate_to_datetime(value)
            wait = when.replace(tzinfo=when.tzinfo or UTC) - datetime.now(UTC)
            return max(wait.total_seconds(), 0.0)
        except (ValueError, OverflowError, TypeError):
            return None
    match = _RATE_LIMIT.search(headers.get("ratelimit", ""))
    return float(match[1]) if match else None
