"""The examples in the help of the other commands, as a shell runs them on the committed exports.

Their answers were compared by hand with the abstracts of the three papers that name CC3M.
"""

import gzip
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
from help_examples import ASKING, examples
from oxigraph_server import serving_oxigraph

from kg.cli.main import COMMANDS, cli

ROOT = Path(__file__).parents[2]
EXPORTS = ROOT / "exports"
RUN_HERE = ("build", "serve", "push", "diff", "resolve", "cache", "lexicon", "evaluate")
UNITER = "UNITER: UNiversal Image-TExt Representation Learning"
PREFIX = "PREFIX kg: <https://w3id.org/mlkg/ontology#>"
NEW_CONCEPT = """
@prefix kg: <https://w3id.org/mlkg/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://w3id.org/mlkg/dataset/myowndata> a kg:Dataset , skos:Concept ; skos:prefLabel "MyOwnData" .
"""

Shell = Callable[..., "subprocess.CompletedProcess[str]"]


def annotations(folder: Path) -> list[dict]:
    lines = (folder / "annotations.jsonl").read_text(encoding="utf8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def three() -> str:
    """The three papers of the exports that name CC3M, as JSON Lines."""
    named = [
        json.dumps(row["paper"]) + "\n"
        for row in annotations(EXPORTS)
        if any(entity["id"] == "dataset/cc3m" for entity in row["entities"])
    ]
    assert len(named) == 3
    return "".join(named)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "KG_CACHE": str(tmp_path / "cache.sqlite")}


@pytest.fixture
def folder(three: str, tmp_path: Path) -> Path:
    """What the examples expect where they are run."""
    (tmp_path / "exports").mkdir()
    for path in EXPORTS.iterdir():
        shutil.copy(path, tmp_path / "exports")
    (tmp_path / "benchmarks").symlink_to(ROOT / "benchmarks")
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "three.jsonl").write_text(three, encoding="utf8")
    (tmp_path / "arxiv.jsonl.gz").write_bytes(gzip.compress(f"{three}[1]\n".encode()))
    (tmp_path / "mine.ttl").write_text(NEW_CONCEPT, encoding="utf8")
    return tmp_path


@pytest.fixture
def shell(folder: Path, environment: dict[str, str]) -> Shell:
    """Runs lines in a shell that ends at the first that fails."""

    def run(*lines: str) -> "subprocess.CompletedProcess[str]":
        command = ["bash", "-ec", "\n".join(lines)]
        done = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done

    return run


def test_every_command_has_an_example_that_is_run() -> None:
    """Those of ``kg fetch`` in ``test_fetch.py``, those that ask in ``test_examples.py``."""
    assert {*ASKING, *RUN_HERE, "fetch"} == {name for name, _, _ in COMMANDS}


def test_build_and_cache(shell: Shell, folder: Path) -> None:
    done = shell(*examples("build"), *examples("cache"))
    assert "arxiv.jsonl.gz:4" in done.stderr
    for out in ("exports", "arxiv"):
        rows = annotations(folder / out)
        (uniter,) = (row for row in rows if row["paper"]["title"] == UNITER)
        roles = {entity["id"]: entity["role"] for entity in uniter["entities"]}
        assert len(rows) == 3
        assert [n for n, role in sorted(roles.items()) if role == "trainsOn"] == [
            "dataset/cc3m",
            "dataset/coco",
            "dataset/sbu-captions",
            "dataset/visual-genome",
        ]
        assert roles["dataset/nlvr2"] == "evaluatesOn"
        assert roles["model/uniter"] == "introduces"
    assert not (folder / "arxiv" / "graph.json").exists()
    assert re.search(r"^papers +3\nusable +3\nremoved 0 papers from ", done.stdout, re.MULTILINE)


def test_resolve(shell: Shell, folder: Path) -> None:
    done = shell(*examples("resolve"))
    assert re.search(r"\| abbreviation \| +[1-9]", done.stdout)
    decisions = (folder / "decisions.tsv").read_text(encoding="utf8").splitlines()
    assert decisions[0] == "action\tname\tvalue\ttype\twhy"
    assert {line.split("\t")[0] for line in decisions[1:]} == {"same", "different"}
    assert len(annotations(folder / "exports")) == 3


def test_diff(shell: Shell, folder: Path) -> None:
    shutil.copytree(folder / "exports", folder / "exports.new")
    graph = folder / "exports.new" / "graph.json"
    text = graph.read_text(encoding="utf8")
    graph.write_text(text.replace(f'"{UNITER}"', '"UNITER"'), encoding="utf8")
    done = shell(*examples("diff"))
    assert "1 paper changed" in done.stderr
    assert "UNITER: UNiversal" in done.stdout
    assert re.search(r"\| paper \| changed \| +1 \|", done.stdout)


def test_lexicon(shell: Shell) -> None:
    done = shell(*examples("lexicon", "check"))
    counts = re.findall(r"([\d,]+) concepts, no problems", done.stderr)
    bundled, with_mine = (int(count.replace(",", "")) for count in counts)
    assert with_mine == bundled + 1 > 4000


def test_evaluate(shell: Shell) -> None:
    done = shell(*examples("evaluate"))
    gold = (ROOT / "benchmarks" / "gold" / "dev.jsonl").read_text(encoding="utf8").splitlines()
    assert re.search(rf"\| papers +\| +{len(gold)} \|", done.stdout)
    assert re.search(r"\| urls +\| 100\.0 \| +100\.0 \| +100\.0 \|", done.stdout)
    assert re.search(r"\| missed +\|", done.stderr)


def test_push(shell: Shell, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The second store's address too is answered by Oxigraph."""
    with serving_oxigraph(tmp_path_factory.mktemp("oxigraph")) as server:
        lines = [re.sub(r"http://127\S+", f"{server}/store", line) for line in examples("push")]
        done = shell(*lines)
        loaded = re.findall(r"([\d,]+) triples loaded", done.stderr)
        stored = [
            httpx.post(
                f"{server}/query",
                data={"query": f"{PREFIX} SELECT (COUNT(*) AS ?n) {{ {where} }}"},
                headers={"Accept": "text/csv"},
            ).text.split()
            for where in ("GRAPH ?g { ?paper a kg:Paper }", "?paper a kg:Paper")
        ]
    assert len(loaded) == 2
    assert stored == [["n", str(len(annotations(EXPORTS)))]] * 2


def test_serve(shell: Shell, folder: Path, environment: dict[str, str]) -> None:
    start, *asking = examples("serve")
    command = [*start.split(), "--port", "0"]
    with subprocess.Popen(
        command, cwd=folder, env=environment, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        server = process.stderr.readline().strip()
        lines = [line.replace("http://127.0.0.1:7878/", server) for line in asking]
        papers, entity = (
            shell(line.replace("curl", "curl -sS --retry 5 --retry-connrefused", 1)).stdout
            for line in lines
        )
        process.send_signal(signal.SIGINT)
        process.wait(20)
    assert len(json.loads(papers)["results"]["bindings"]) == len(annotations(EXPORTS))
    labels = [
        quad.object.value
        for quad in ox.parse(entity, format=ox.RdfFormat.TURTLE)
        if quad.subject.value.endswith("dataset/cc3m")
        and quad.predicate.value.endswith("prefLabel")
    ]
    assert labels == ["CC3M"]


def test_completion(shell: Shell) -> None:
    """The line of ``kg --help`` for ``~/.bashrc``, and what a tab then gives."""
    (line,) = re.findall(r'^ *(eval "\$\(_KG_COMPLETE=bash_source kg\)")', str(cli.epilog), re.M)
    tab = 'COMPREPLY=(); _kg_completion kg; echo "${COMPREPLY[@]}"'
    done = shell(
        line,
        "complete -p kg",
        f"COMP_WORDS=(kg lea) COMP_CWORD=1; {tab}",
        f"COMP_WORDS=(kg show --form) COMP_CWORD=2; {tab}",
        "_KG_COMPLETE=zsh_source kg",
        "_KG_COMPLETE=fish_source kg",
    )
    assert "-F _kg_completion kg\nleaderboard\n--format\n" in done.stdout
    assert "#compdef kg" in done.stdout
    assert "complete --no-files --command kg" in done.stdout
