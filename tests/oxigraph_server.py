"""Oxigraph's own server, as ``pip`` installs it."""

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def serving_oxigraph(folder: Path) -> Iterator[str]:
    """A running server that keeps its store in a folder; its address."""
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    assert program is not None, "the test extra has it"
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [program, "serve", "--location", str(folder), "--bind", address]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(200):
        try:
            urllib.request.urlopen(f"http://{address}/").close()
            break
        except OSError:
            time.sleep(0.05)
    try:
        yield f"http://{address}"
    finally:
        process.kill()
        process.wait()
