"""kg serve under load on this machine: errors, latency, memory, and what cuts a long query short.

    python benchmarks/serve.py [exports] [--seconds 60] [--connections 50]

Starts ``kg serve`` on a free port of 127.0.0.1 and sends it the named queries in turn, from wrk
(Debian's package) or, where wrk isn't on the PATH, from threads of this script: the report says
which. Each load runs twice: with queries that the server may answer from memory, and with a new
comment in each query, so that all go to the store. Meanwhile a query that would run for minutes is
sent; it must be cut at --timeout while the others are served. Exit status 1 if anything failed.
"""

import argparse
import http.client
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from tables import Table, to_markdown

from kg.query.named import read_queries

TYPE = "application/sparql-query"
LONG = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a != ?i) }"
"""The product of all triples with themselves, twice: hours."""

WRK = """
local queries, fresh, turn = QUERIES, FRESH, 0
local headers = {["Content-Type"] = "application/sparql-query"}
request = function()
  turn = turn + 1
  local query = queries[(turn - 1) % #queries + 1]
  if fresh then query = query .. "\\n# " .. turn end
  return wrk.format("POST", "/sparql", headers, query)
end
done = function(summary, latency, requests)
  local e = summary.errors
  io.write(string.format('{"requests": %d, "errors": %d, "p50": %f, "p99": %f, "most": %f}\\n',
    summary.requests, e.connect + e.read + e.write + e.status + e.timeout,
    latency:percentile(50) / 1e6, latency:percentile(99) / 1e6, latency.max / 1e6))
end
"""


@dataclass(frozen=True, slots=True)
class Options:
    """What the user asks for."""

    directory: Path
    seconds: float
    connections: int
    timeout: float


@dataclass(frozen=True, slots=True)
class Load:
    """What a load came to; latencies in seconds."""

    requests: int
    errors: int
    p50: float
    p99: float
    most: float


@dataclass(frozen=True, slots=True)
class Server:
    """A running kg serve."""

    pid: int
    port: int

    def post(self, query: str, timeout: float = 300) -> tuple[int, float]:
        """Status of the reply to a query, and the seconds that it took."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            return _post(connection, query)
        finally:
            connection.close()

    def memory(self) -> float:
        """Megabytes that the server and its processes hold (resident, shared pages once each)."""
        return sum(_resident(pid) for pid in (self.pid, *_children(self.pid))) / 1e6


def _post(connection: http.client.HTTPConnection, query: str) -> tuple[int, float]:
    started = time.perf_counter()
    connection.request("POST", "/sparql", query.encode(), {"Content-Type": TYPE})
    reply = connection.getresponse()
    reply.read()
    return reply.status, time.perf_counter() - started


def _resident(pid: int) -> int:
    """Bytes of a process's own pages (Pss where the kernel tells it, so none counts twice)."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    found = re.search(r"^Pss:\s+([0-9]+) kB$", text, re.M)
    return int(found[1]) * 1024 if found else 0


def _children(pid: int) -> list[int]:
    found = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        found += [int(child) for child in task.read_text(encoding="ascii").split()]
    return found


@contextmanager
def serving(directory: Path, timeout: float) -> Iterator[Server]:
    """The server, started; it is stopped at the end."""
    command = [sys.executable, "-m", "kg", "serve", str(directory), "--port", "0"]
    with TemporaryDirectory() as stores:
        environment = {**os.environ, "KG_STORES": stores}
        process = subprocess.Popen(
            [*command, "--timeout", str(timeout)],
            stderr=subprocess.PIPE,
            text=True,
            env=environment,
        )
        try:
            assert process.stderr is not None
            line = process.stderr.readline()
            found = re.search(r":([0-9]+)/$", line.strip())
            if found is None:
                sys.exit(f"kg serve did not start: {line}{process.stderr.read()}")
            server = Server(process.pid, int(found[1]))
            while _try(server) != 200:
                time.sleep(0.2)
            yield server
        finally:
            process.terminate()
            process.wait(20)


def _try(server: Server) -> int:
    try:
        return server.post("ASK {}")[0]
    except OSError:
        return 0


def load_with_wrk(server: Server, queries: list[str], fresh: bool, options: Options) -> Load:
    """Load from wrk, one thread of it."""
    lua = ", ".join(json.dumps(query) for query in queries)
    script = WRK.replace("QUERIES", f"{{{lua}}}").replace("FRESH", str(fresh).lower())
    with TemporaryDirectory() as folder:
        path = Path(folder) / "mix.lua"
        path.write_text(script, encoding="utf8")
        command = ["wrk", "-t1", f"-c{options.connections}", f"-d{options.seconds:g}s"]
        command += ["--timeout", "60s", "-s", str(path), f"http://127.0.0.1:{server.port}/"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    return Load(**json.loads(done.stdout.splitlines()[-1]))


def load_with_threads(server: Server, queries: list[str], fresh: bool, options: Options) -> Load:
    """The same load from threads of this script, each with a connection that is kept."""
    turns, times, errors = count(), list[float](), list[str]()
    end = time.monotonic() + options.seconds

    def send() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        while time.monotonic() < end:
            turn = next(turns)
            query = queries[turn % len(queries)] + (f"\n# {turn}" if fresh else "")
            try:
                status, seconds = _post(connection, query)
            except (OSError, http.client.HTTPException) as error:
                errors.append(str(error))
                connection.close()
                continue
            times.append(seconds)
            if status != 200:
                errors.append(str(status))
        connection.close()

    with ThreadPoolExecutor(options.connections) as threads:
        for _ in range(options.connections):
            threads.submit(send)
    cuts = statistics.quantiles(times, n=100)
    return Load(len(times), len(errors), cuts[49], cuts[98], max(times))


def measure(options: Options, load: Callable[..., Load]) -> tuple[list[tuple[object, ...]], bool]:
    """Rows of the report, and whether all went well."""
    queries = [query.text for query in read_queries()]
    rows, good = [], True
    with serving(options.directory, options.timeout) as server:
        for query in queries:  # imports, caches of the store: what every server does once
            server.post(query)
        for name, fresh in (("answers kept", False), ("all from the store", True)):
            before = server.memory()
            long: list[tuple[int, float]] = []
            cut = threading.Thread(target=lambda: long.append(server.post(LONG)))  # noqa: B023
            cut.start()
            found = load(server, queries, fresh, options)
            cut.join()
            after = server.memory()
            status, seconds = long[0]
            good = good and found.errors == 0 and status == 504
            rows.append(
                (
                    name,
                    found.requests,
                    found.errors,
                    *(round(x * 1000, 1) for x in (found.p50, found.p99, found.most)),
                    *(round(before), round(after)),
                    f"{status} after {seconds:.1f} s",
                )
            )
    return rows, good


def parse_arguments() -> Options:
    """Options from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("directory", type=Path, nargs="?", default=Path("exports"))
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--connections", type=int, default=50)
    parser.add_argument("--timeout", type=float, default=10, help="seconds that a query may take")
    return Options(**vars(parser.parse_args()))


def main() -> None:
    """Measure and print."""
    options = parse_arguments()
    wrk = shutil.which("wrk") is not None
    rows, good = measure(options, load_with_wrk if wrk else load_with_threads)
    sender = (
        "wrk" if wrk else "threads of this script (wrk is not on the PATH: slower, so less load)"
    )
    note = (
        f"{options.connections} connections for {options.seconds:g} s from {sender}, the named "
        f"queries in turn; beside them a query without end, to be cut after {options.timeout:g} s. "
        "Latency in milliseconds, memory of the server with its processes in MB."
    )
    columns = ("load", "requests", "errors", "p50", "p99", "most", "MB before", "MB after", "long")
    print(to_markdown(Table("kg serve under load", note, columns, tuple(rows))))
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
