"""Time and memory of the worst hostile input of each kind: exit 1 if one is beyond the bounds.

    python benchmarks/hostile.py [--only KIND]

Each is read, or built into a graph, in a process of its own. Seconds are those of the processor.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from hostile_inputs import HOSTILE, Hostile
from tables import Table, to_markdown

MOST_SECONDS = 120
MOST_MEMORY = 1_500
"""Megabytes."""
_ADDRESSES = 1 << 34
"""Bytes of address space: what a process can't go beyond, whatever it asks for."""
_MB = 1024 if sys.platform == "linux" else 1 << 20


def limit() -> None:
    """Limits of a child, some way beyond the bounds."""
    resource.setrlimit(resource.RLIMIT_CPU, (2 * MOST_SECONDS, 2 * MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (_ADDRESSES, _ADDRESSES))


def measure(hostile: Hostile, path: Path, folder: Path) -> dict[str, object]:
    """What a child says of an input, or how it ended."""
    command = [sys.executable, __file__, "--child", str(path)]
    if hostile.build:
        command.append(str(folder / "out"))
    done = subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=limit)
    if done.returncode == 0:
        said: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
        return said
    last = (done.stderr.strip() or f"ended by {done.returncode}").splitlines()[-1]
    return {"outcome": f"CRASH: {last[:200]}", "seconds": 0.0, "memory": 0.0, "crash": True}


def child(source: Path, out: Path | None) -> None:
    """Read or build one input and say what came of it."""
    from kg.core.errors import KgError  # noqa: PLC0415  (the parent needs none of it)
    from kg.readers import merge_papers, read_papers  # noqa: PLC0415

    errors: list[KgError] = []
    try:
        if out is None:
            papers = len(merge_papers(read_papers([source], skip_bad=errors.append)))
        else:
            from kg.pipeline import BuildOptions, build  # noqa: PLC0415

            summary = build([source], out, BuildOptions(cache=None, skip_bad=True, workers=1))
            papers, errors = summary.papers, list(summary.skipped)
    except KgError as error:
        papers, errors = 0, [error]
    said = [f"{papers:,} papers"] * bool(papers)
    said += [f"{len(errors):,} errors, the first: {error}" for error in errors[:1]]
    outcome = "; ".join(said).replace(str(source.parent) + "/", "")
    usage = resource.getrusage(resource.RUSAGE_SELF)
    seconds = usage.ru_utime + usage.ru_stime
    memory = usage.ru_maxrss / _MB
    crash = len(outcome.splitlines()) != 1
    print(json.dumps({"outcome": outcome, "seconds": seconds, "memory": memory, "crash": crash}))


def main() -> int:
    """Measure all, print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", default="")
    parser.add_argument("--child", nargs="+", type=Path)
    given = parser.parse_args()
    if given.child:
        child(given.child[0], given.child[1] if len(given.child) > 1 else None)
        return 0
    rows, beyond = [], []
    for hostile in HOSTILE:
        if given.only not in hostile.kind:
            continue
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, hostile.filename)
            hostile.write(path)
            size = path.stat().st_size / 1e6
            started = time.monotonic()
            said = measure(hostile, path, Path(folder))
        print(f"{hostile.kind}: {time.monotonic() - started:.0f} s", file=sys.stderr)
        cells = (said["seconds"], said["memory"], str(said["outcome"]).replace("|", "\\|"))
        rows.append((hostile.kind, "build" if hostile.build else "read", size, *cells))
        if said["crash"] or said["seconds"] > MOST_SECONDS or said["memory"] > MOST_MEMORY:
            beyond.append(hostile.kind)
    columns = ("input", "stage", "MB", "seconds", "peak MB", "what happened")
    note = f"Bounds: {MOST_SECONDS} s and {MOST_MEMORY:,} MB, no crash. Beyond: {beyond or 'none'}."
    print(to_markdown(Table("Hostile inputs", note, columns, tuple(rows))))
    return int(bool(beyond))


if __name__ == "__main__":
    sys.exit(main())
