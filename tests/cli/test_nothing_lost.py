"""Full disks, read-only folders and interruptions: previous outputs and the cache stay whole.

The disks are real: a file system in a mount namespace of its own, which root may have and, by a
user namespace, others too. Where neither may, limits of the process stand in for them.
"""

import os
import re
import resource
import signal
import subprocess
import sys
import time
from functools import cache
from pathlib import Path
from typing import Any

import pytest

KG = (sys.executable, "-m", "kg")
SMALL = 300_000
"""Bytes; less than a page has."""
WAIT = 300
"""Seconds after which a build is taken for hung."""

FULL = """
mount -t tmpfs -o size=$(($(du -sk "$1" | cut -f1) + 128))k none "$2" && cp -r "$1" "$2/exports"
"$3" -m kg build "$4" --out "$2/exports" --no-cache --quiet
status=$?
diff -r "$1" "$2/exports" && ls -A "$2"
exit $status
"""
READ_ONLY = """
mount --bind "$2" "$2" && mount -o remount,bind,ro "$2"
"$3" -m kg build "$4" --out "$2/exports" --cache "$2/cache" --quiet
"""
Done = "subprocess.CompletedProcess[str]"


@cache
def may_mount() -> bool:
    """Whether this user can have a file system of their own."""
    try:
        test = ["unshare", "-rm", "mount", "-t", "tmpfs", "none", "/mnt"]
        return subprocess.run(test, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def in_a_namespace(script: str, *args: object) -> Done:
    command = ["unshare", "-rm", "sh", "-c", script, "sh", *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def build(papers: Path, out: Path, *options: object, **limits: Any) -> Done:
    command = [*KG, "build", *map(str, (papers, "--out", out, "--quiet", *options))]
    return subprocess.run(command, capture_output=True, text=True, check=False, **limits)


def limit_files() -> None:
    """No file of this process can have more bytes than ``SMALL``."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL, SMALL))


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def is_one_line(error: str) -> bool:
    return len(error.splitlines()) == 1 and error.startswith("kg: ")


@pytest.fixture(scope="module")
def more_papers(papers_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Those of the exports and another one, so that a build would change them."""
    path = tmp_path_factory.mktemp("more") / "more.jsonl"
    third = '{"id": "p3", "title": "A Third", "abstract": "We evaluate BLIP-2 on COCO."}\n'
    path.write_text(papers_file.read_text(encoding="utf8") + third, encoding="utf8")
    return path


@pytest.fixture
def exports(built: Path, tmp_path: Path) -> Path:
    """A folder of its own with the exports of two papers."""
    out = tmp_path / "disk" / "exports"
    out.mkdir(parents=True)
    for name, data in snapshot(built).items():
        (out / name).write_bytes(data)
    return out


def test_a_file_that_can_not_grow(exports: Path, more_papers: Path) -> None:
    before = snapshot(exports)
    done = build(more_papers, exports, "--no-cache", preexec_fn=limit_files)
    assert done.returncode == 1
    assert is_one_line(done.stderr), done.stderr
    assert "can't write there (File too large); nothing was changed" in done.stderr
    assert snapshot(exports) == before
    assert [path.name for path in exports.parent.iterdir()] == ["exports"]


def test_a_full_disk(built: Path, exports: Path, more_papers: Path, tmp_path: Path) -> None:
    if may_mount():
        (tmp_path / "full").mkdir()
        done = in_a_namespace(FULL, built, tmp_path / "full", sys.executable, more_papers)
        assert done.stdout == "exports\n"
        reason = "No space left on device"
    else:
        done = build(more_papers, exports, "--no-cache", preexec_fn=limit_files)
        reason = "File too large"
    assert done.returncode == 1
    assert is_one_line(done.stderr), done.stderr
    assert f"can't write there ({reason}); nothing was changed" in done.stderr


def test_a_read_only_folder(exports: Path, more_papers: Path) -> None:
    before = snapshot(exports)
    if may_mount():
        done = in_a_namespace(READ_ONLY, "", exports.parent, sys.executable, more_papers)
    else:
        exports.parent.chmod(0o555)
        out = exports if os.getuid() else Path("/proc/exports")  # modes do not hold root back
        done = build(more_papers, out, "--no-cache")
        exports.parent.chmod(0o755)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "exports: can't write there" in done.stderr.splitlines()[-1]
    assert snapshot(exports) == before
    assert [path.name for path in exports.parent.iterdir()] == ["exports"]


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_an_interrupted_export(
    sign: signal.Signals, exports: Path, more_papers: Path, tmp_path: Path
) -> None:
    before = snapshot(exports)
    kept = tmp_path / "cache.sqlite"
    command = [*KG, "build", str(more_papers), "--out", str(exports), "--cache", str(kept)]
    command.append("--no-validate")
    running = subprocess.Popen([*command, "--quiet"], stderr=subprocess.PIPE, text=True)
    until = time.monotonic() + WAIT
    while not list(exports.parent.glob(".exports-*/graph.json")) and time.monotonic() < until:
        assert running.poll() is None
        time.sleep(0.002)
    running.send_signal(sign)
    _, error = running.communicate(timeout=WAIT)
    assert running.returncode not in {0, 1}
    assert error.strip() in {"", "kg: interrupted"}
    assert snapshot(exports) == before
    if sign == signal.SIGINT:
        assert error
        assert [path.name for path in exports.parent.iterdir()] == ["exports"]
    if sign == signal.SIGKILL:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0
        assert re.search(r"annotated before\W+3\b", done.stderr)
        assert snapshot(exports) != before
