"""Counts of requests and how long they took, as Prometheus reads them."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

__all__ = ["Metrics"]

_BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
"""Seconds that the buckets of the histogram end at."""


class Metrics:
    """Requests by kind of page and status, and their seconds by kind."""

    def __init__(self) -> None:
        self._requests: Counter[tuple[str, int]] = Counter()
        self._buckets: Counter[tuple[str, float]] = Counter()
        self._seconds: dict[str, float] = defaultdict(float)

    def add(self, page: str, status: int, seconds: float) -> None:
        """Count a request."""
        self._requests[page, status] += 1
        self._seconds[page] += seconds
        for bound in _BOUNDS:
            if seconds <= bound:
                self._buckets[page, bound] += 1

    def format(self, gauges: Mapping[str, float]) -> str:
        """Text of all counts and of ``gauges`` (name to value)."""
        return "\n".join([*self._lines(), *_gauge_lines(gauges)]) + "\n"

    def _lines(self) -> Iterator[str]:
        yield "# TYPE kg_requests_total counter"
        for (page, status), number in sorted(self._requests.items()):
            yield f'kg_requests_total{{page="{page}",status="{status}"}} {number}'
        yield "# TYPE kg_request_seconds histogram"
        for page in sorted(self._seconds):
            total = sum(n for (name, _), n in self._requests.items() if name == page)
            for bound in _BOUNDS:
                number = self._buckets[page, bound]
                yield f'kg_request_seconds_bucket{{page="{page}",le="{bound:g}"}} {number}'
            yield f'kg_request_seconds_bucket{{page="{page}",le="+Inf"}} {total}'
            yield f'kg_request_seconds_sum{{page="{page}"}} {self._seconds[page]:.6f}'
            yield f'kg_request_seconds_count{{page="{page}"}} {total}'


def _gauge_lines(gauges: Mapping[str, float]) -> Iterator[str]:
    for name, value in gauges.items():
        yield f"# TYPE kg_{name} gauge"
        yield f"kg_{name} {value:g}"
