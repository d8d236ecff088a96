"""``kg serve`` as people start it, and what it says when it can't start."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from kg.cli.serve import serve_command
from kg.core.errors import KgError, UsageError
from kg.server.run import bind, is_loopback


def test_serves_until_it_is_interrupted(served: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "kg", "serve", str(served), "--port", "0", "--workers", "1"]
    environment = {**os.environ, "KG_STORES": str(tmp_path)}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stderr is not None
        line = process.stderr.readline()
        address = re.fullmatch(r"(http://127\.0\.0\.1:[0-9]+/)\n", line)
        assert address is not None, line
        with httpx.Client(transport=httpx.HTTPTransport(retries=5)) as client:
            reply = client.get(f"{address[1]}sparql", params={"query": "ASK { ?p a kg:Paper }"})
        assert reply.json()["boolean"] is True
        process.send_signal(signal.SIGINT)
        assert process.wait(20) in {0, 130}
        assert "Traceback" not in process.stderr.read()


def test_no_graph(tmp_path: Path) -> None:
    with pytest.raises(KgError, match=r"no graph\.ttl"):
        CliRunner().invoke(serve_command, [str(tmp_path)], catch_exceptions=False)


def test_without_the_extra(served: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "kg.server.app", None)
    with pytest.raises(KgError, match="not installed") as caught:
        CliRunner().invoke(serve_command, [str(served)], catch_exceptions=False)
    assert "kg-papers[serve]" in str(caught.value.hint)


def test_a_port_that_is_taken() -> None:
    with bind("127.0.0.1", 0) as taken, pytest.raises(KgError, match="can't listen there"):
        bind("127.0.0.1", taken.getsockname()[1])
    with pytest.raises(UsageError, match="no address"):
        bind("no.such.host.invalid", 0)


@pytest.mark.parametrize(
    ("host", "expected"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("e.org", False)],
)
def test_loopback(host: str, expected: bool) -> None:
    assert is_loopback(host) is expected
