"""``kg fetch`` as a person calls it, and ``kg build`` of what it writes."""

import json
import re
import shlex
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from paper_services import Answer, Services, forget_surroundings, papers, serving, status

from kg.cli.fetch import fetch_command
from kg.cli.main import cli
from kg.core.errors import KgError, UsageError
from kg.fetch import SERVICES
from kg.readers import read_papers

README = Path(__file__).parents[2] / "README.md"

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(autouse=True)
def no_proxy_and_no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    forget_surroundings(monkeypatch)


@pytest.fixture
def services() -> Iterator[Services]:
    listed = [replace(paper, day="2024-07-11") for paper in papers(6)]
    with serving(Services(listed, most=4)) as running:
        yield running


def examples() -> list[str]:
    """Calls in the help and in the README."""
    text = f"{fetch_command.help}\n{README.read_text(encoding='utf8')}"
    return re.findall(r"^ *(kg fetch .*)", text, re.MULTILINE)


@pytest.mark.parametrize("example", examples())
def test_an_example_fetches_papers(
    services: Services, example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    arguments = [*shlex.split(example)[1:], "--base-url", services.url]
    done = CliRunner().invoke(cli, arguments, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    (out,) = tmp_path.iterdir()
    assert re.search(rf"^[36] papers in {out.name}$", done.stderr, re.MULTILINE)
    assert len(list(read_papers([out]))) in {3, 6}


def test_there_are_examples() -> None:
    assert len(examples()) >= 4


def test_what_is_fetched_is_built(services: Services, kg: Run, tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    for name, query in (("openalex", "foo"), ("arxiv", "cat:cs.CV"), ("acl", "2024.acl")):
        out = tmp_path / "papers" / f"{name}.jsonl"
        done = kg("fetch", name, query, "--out", out, "--base-url", services.url)
        assert (done.returncode, done.stdout) == (0, ""), done.stderr
    exports = tmp_path / "exports"
    built = kg("build", tmp_path / "papers", "--out", exports, "--no-page", "--quiet")
    assert (built.returncode, built.stderr) == (0, "")
    lines = (exports / "annotations.jsonl").read_text(encoding="utf8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert [row["paper"]["id"] for row in rows] == [f"2403.{n:05d}" for n in range(6)]
    assert all(len(row["paper"]["sources"]) == 3 for row in rows)
    found = {entity["id"] for row in rows for entity in row["entities"]}
    assert "dataset/coco" in found


def test_interrupted_it_goes_on(services: Services, tmp_path: Path) -> None:
    arrived, leave = threading.Event(), threading.Event()

    def stall(answer: Answer) -> Answer:
        arrived.set()
        leave.wait(60)
        return answer

    services.faults.extend([None, stall])
    command = [sys.executable, "-m", "kg", "fetch", "openalex", "foo", "--base-url", services.url]
    process = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True)
    assert arrived.wait(60)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    leave.set()
    assert process.returncode == 130
    assert said.strip() == "kg: interrupted"
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stderr == "6 papers in openalex.jsonl, 4 of an earlier run\n"
    assert [path.name for path in tmp_path.iterdir()] == ["openalex.jsonl"]


def test_a_failure_is_one_line_and_a_hint(services: Services, kg: Run, tmp_path: Path) -> None:
    services.faults.extend([None, status(401, body=b"Forbidden key")])
    done = kg("fetch", "openalex", "foo", "--base-url", services.url, cwd=tmp_path)
    assert done.returncode == 1
    first, hint = done.stderr.splitlines()
    assert first == (
        f"kg: {services.url}/works: answered 401 (Forbidden key) "
        "(4 records are kept, the same command goes on)"
    )
    assert hint == "hint: a key from openalex in OPENALEX_API_KEY allows more"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nosuch", "x"], "'nosuch' is not one of"),
        (["arxiv"], "Missing argument 'QUERY'"),
        (["arxiv", "x", "--limit", "0"], "--limit"),
        (["arxiv", "x", "--since", "soon"], "'soon' is no date"),
        (["arxiv", "x", "--email", "me\r\nX-Evil: 1"], "is no e-mail address"),
        (["arxiv", "x", "--base-url", "file:///etc"], "is no HTTP address"),
        (["hf-daily", "x"], "'x' is no day"),
        (["acl", "../x"], "is no venue"),
    ],
)
def test_misuse(
    arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(cli, ["fetch", *arguments])
    assert done.exit_code == 2 or isinstance(done.exception, UsageError)
    assert said in f"{done.output}{done.exception}"
    assert list(tmp_path.iterdir()) == []


def test_without_the_library_it_says_which_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "httpx", None)
    with pytest.raises(KgError, match="httpx is not installed") as caught:
        CliRunner().invoke(cli, ["fetch", "arxiv", "x"], catch_exceptions=False)
    assert caught.value.hint == "pip install 'kg-papers[fetch]'"
    assert list(tmp_path.iterdir()) == []


def test_help_names_every_service_and_its_query() -> None:
    shown = CliRunner().invoke(cli, ["fetch", "--help"]).output
    for service in SERVICES:
        assert f"\n    {service.name:<17}{service.query}" in shown
        assert "\\b" not in shown
