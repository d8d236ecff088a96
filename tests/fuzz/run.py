"""Fuzzes a group of targets with atheris (``pip install '.[fuzz]'``, CPython 3.11 to 3.13, Linux).

    python tests/fuzz/run.py json -max_total_time=900
    python tests/fuzz/run.py json --keep-going found/ -max_total_time=900

What follows the group is libFuzzer's. Seeds are the fixtures of the readers and the cases found so
far. The first input that breaks a promise ends the run; with ``--keep-going`` each new kind of
failure is written to that folder, to be put in ``tests/fuzz/cases/<target>/`` once it is mended.
"""

import hashlib
import sys
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path

import atheris

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))
with atheris.instrument_imports(include=["kg", "bibtexparser", "rispy", "pylatexenc"]):
    from targets import GROUPS, TARGETS, targets_of

FIXTURES = HERE.parent / "readers" / "fixtures"
PAPER = b"id\x1fA title\x1fAn abstract of CLIP.\x1f2024-01-02\x1fAnn\x1fhttps://a.org\x1f10.1/x\x1f"


def seeds(group: str) -> Iterator[bytes]:
    """Inputs that a run starts from."""
    names = [name for name, _ in targets_of(group)]
    if {"rdf", "tables", "loaded", "page"} & set(names):
        yield PAPER + b"CLIP\x1fLoRA\x1e" + PAPER + b'"</script>\x1f<!--\\\xed\xa0\x80'
        yield b'../..\x1f"\\\x1f\r\n\x1f\x1e\x1f\xf0\x9f\x99\x82\x1f=1+1\x1f0\x1fx\x1fjavascript:x'
    else:
        yield from (path.read_bytes() for path in sorted(FIXTURES.iterdir()))
    for name in names:
        yield from (path.read_bytes() for path in sorted((HERE / "cases" / name).glob("*")))


def place(error: Exception) -> str:
    """Kind of a failure: its type and the innermost lines of code."""
    frames = traceback.extract_tb(error.__traceback__)[-2:]
    lines = "|".join(f"{Path(f.filename).name}:{f.lineno}" for f in frames)
    return f"{type(error).__name__}|{lines}"


def main() -> None:
    """Fuzz until libFuzzer's limits, or the first failure."""
    group, *rest = sys.argv[1:]
    if group not in GROUPS and group not in TARGETS:
        sys.exit(f"no group or target is called {group!r}: " + ", ".join([*GROUPS, *TARGETS]))
    found = None
    if rest[:1] == ["--keep-going"]:
        found, rest = Path(rest[1]), rest[2:]
        found.mkdir(parents=True, exist_ok=True)
    seen: set[str] = set()

    def one_input(data: bytes) -> None:
        for name, target in targets_of(group):
            try:
                target(data)
            except Exception as error:
                if found is None:
                    raise
                if (kind := f"{name}|{place(error)}") not in seen:
                    seen.add(kind)
                    case = hashlib.sha256(data).hexdigest()[:12]
                    (found / f"{name}-{case}").write_bytes(data)
                    print(f"FOUND {name}-{case} {kind} {error!r:.200}", flush=True)

    with tempfile.TemporaryDirectory() as corpus:
        for data in seeds(group):
            Path(corpus, hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)
        limits = ["-rss_limit_mb=2048", "-timeout=25", "-max_len=65536"]
        atheris.Setup([sys.argv[0], *limits, *rest, corpus], one_input)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
