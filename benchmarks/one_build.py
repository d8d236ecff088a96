"""One build in a process of its own: prints its counts, seconds (elapsed, CPU) and memory as JSON.

python benchmarks/one_build.py OPTIONS-AS-JSON INPUT ... OUT
"""

import json
import resource
import sys
import time
from pathlib import Path

started = time.perf_counter()

from kg.pipeline import BuildOptions, build  # noqa: E402  (its import is part of the time)

_MB = 1024 if sys.platform == "linux" else 1 << 20
"""How many units of ru_maxrss are a megabyte."""


def main() -> None:
    """Build, and say what it took."""
    given = json.loads(sys.argv[1])
    cache = given.pop("cache", None)
    options = BuildOptions(**given, cache=Path(cache) if cache else None, skip_bad=True)
    summary = build(sys.argv[2:-1], sys.argv[-1], options)
    usage = [resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    own, worker = (used.ru_maxrss / _MB for used in usage)
    print(
        json.dumps(
            {
                "papers": summary.papers,
                "cached": summary.cached,
                "unchanged": summary.unchanged,
                "cpu": sum(used.ru_utime + used.ru_stime for used in usage),
                "seconds": summary.seconds,
                "total": time.perf_counter() - started,
                "memory": own,
                "worker memory": worker,
            }
        )
    )


if __name__ == "__main__":
    main()
