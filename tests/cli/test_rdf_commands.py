"""kg export, query, questions, validate and diff on the small graph, in this process."""

import csv
import gzip
import io
import json
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from kg.cli.diff import diff_command
from kg.cli.export import export_command
from kg.cli.path import path_command
from kg.cli.query import query_command
from kg.cli.questions import questions_command
from kg.cli.validate import validate_command
from kg.core.errors import KgError, QueryError, UnknownNameError, UsageError, ValidationError

Call = Callable[..., Result]


@pytest.fixture
def call() -> Call:
    """Runs a command with arguments; what it raises is raised here."""

    def run(command: click.Command, *args: object, stdin: str | None = None) -> Result:
        runner = CliRunner()
        return runner.invoke(command, [str(a) for a in args], input=stdin, catch_exceptions=False)

    return run


# --- export -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("format_", "name"), [("turtle", "graph"), ("evidence", "evidence")])
def test_exported_turtle_is_what_the_build_wrote(
    format_: str, name: str, call: Call, small_exports: Path, tmp_path: Path
) -> None:
    assert call(export_command, format_, small_exports, "-o", tmp_path / "x").exit_code == 0
    assert (tmp_path / "x").read_bytes() == (small_exports / f"{name}.ttl").read_bytes()


def test_a_name_that_ends_in_gz_is_compressed_the_same_every_time(
    call: Call, small_exports: Path, tmp_path: Path
) -> None:
    for name in ("a.nt.gz", "b.nt.gz"):
        call(export_command, "ntriples", small_exports, "-o", tmp_path / name)
    assert (tmp_path / "a.nt.gz").read_bytes() == (tmp_path / "b.nt.gz").read_bytes()
    assert gzip.decompress((tmp_path / "a.nt.gz").read_bytes()).startswith(b"<https://w3id.org/")
    assert not list(tmp_path.glob("*.part"))


def test_export_to_standard_output(call: Call, small_exports: Path) -> None:
    assert call(export_command, "graphml", small_exports).stdout.startswith("<?xml")


def test_export_under_another_base(call: Call, small_exports: Path) -> None:
    out = call(export_command, "ntriples", small_exports, "--base-iri", "https://e.org/g/").stdout
    assert "<https://e.org/g/dataset/cc3m>" in out
    with pytest.raises(UsageError):
        call(export_command, "ntriples", small_exports, "--base-iri", "g")


def test_export_that_cannot_be_written(call: Call, small_exports: Path, tmp_path: Path) -> None:
    with pytest.raises(KgError, match="can't be written"):
        call(export_command, "gexf", small_exports, "-o", tmp_path / "none" / "x")


def test_export_of_no_graph(call: Call, tmp_path: Path) -> None:
    with pytest.raises(KgError):
        call(export_command, "gexf", tmp_path)


def test_an_unknown_format(call: Call) -> None:
    assert call(export_command, "docx").exit_code == 2


# --- query --------------------------------------------------------------------------------------

QUERY = "SELECT ?d { ?p kg:trainsOn ?d }"


def test_query_text(call: Call, small_exports: Path) -> None:
    assert "dataset:cc3m" in call(query_command, QUERY, small_exports).stdout
    out = call(query_command, QUERY, "--dir", small_exports, "--format", "csv").stdout
    assert out == "d\nhttps://w3id.org/mlkg/dataset/cc3m\n"


def test_query_from_a_file_and_standard_input(
    call: Call, small_exports: Path, tmp_path: Path
) -> None:
    path = tmp_path / "q.rq"
    path.write_text(QUERY)
    assert "cc3m" in call(query_command, path, small_exports).stdout
    assert "cc3m" in call(query_command, "-", small_exports, stdin=QUERY).stdout


def test_named_query_with_parameters(call: Call, small_exports: Path) -> None:
    named = ("--named", "papers-on-dataset", "--format", "json", small_exports)
    assert len(json.loads(call(query_command, *named).stdout)) == 2
    rows = json.loads(call(query_command, *named, "--param", "dataset=CC3M").stdout)
    assert {row["role"] for row in rows} == {"trainsOn", "mentions"}


@pytest.mark.parametrize(
    ("args", "error"),
    [
        ((), UsageError),
        (("SELECT * {}", "a", "b"), UsageError),
        (("SELECT * {}", "--param", "a=b"), UsageError),
        (("--named", "leaderboard", "--param", "dataset"), UsageError),
        (("--named", "nope"), QueryError),
        (("no-such-file",), QueryError),
        (("/",), QueryError),
    ],
)
def test_query_misuse(args: tuple[str, ...], error: type[KgError], call: Call) -> None:
    with pytest.raises(error):
        call(query_command, *args)


def test_a_mistake_in_sparql(call: Call, small_exports: Path) -> None:
    with pytest.raises(QueryError, match="line 1"):
        call(query_command, "SELECT {", small_exports)


def test_questions_lists_and_prints(call: Call) -> None:
    rows = list(csv.DictReader(io.StringIO(call(questions_command, "--format", "csv").stdout)))
    assert {"name": "leaderboard", "parameters": 'dataset="COCO"'}.items() <= next(
        r for r in rows if r["name"] == "leaderboard"
    ).items()
    assert call(questions_command, "leaderboard").stdout.startswith("# title: ")


# --- validate -----------------------------------------------------------------------------------


def test_validate_a_good_graph(call: Call, small_exports: Path) -> None:
    assert "conforms" in call(validate_command, small_exports).stdout
    assert "conforms" in call(validate_command, small_exports, "--sample", 1).stdout


def test_validate_a_broken_graph(
    call: Call, small_exports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (small_exports / "graph.ttl").read_text().replace("kg:valueAsWritten", "kg:other")
    (tmp_path / "graph.ttl").write_text(text)
    with pytest.raises(ValidationError) as caught:
        call(validate_command, tmp_path)
    assert "A result has its value as written" in caught.value.report


def test_validate_nothing(call: Call, tmp_path: Path) -> None:
    with pytest.raises(KgError, match=r"graph\.ttl"):
        call(validate_command, tmp_path)


# --- diff ---------------------------------------------------------------------------------------


def test_diff_of_the_same(call: Call, small_exports: Path) -> None:
    done = call(diff_command, small_exports, small_exports)
    assert done.stdout == ""
    assert "no differences" in done.stderr


def test_diff_names_what_changed(call: Call, small_exports: Path, tmp_path: Path) -> None:
    text = (small_exports / "graph.json").read_text().replace("A second paper", "Another title")
    (tmp_path / "graph.json").write_text(text)
    rows = json.loads(call(diff_command, small_exports, tmp_path, "--format", "json").stdout)
    assert rows == [
        {
            "kind": "paper",
            "what": "changed",
            "id": "a-second-paper-0a1b2c3d",
            "detail": "title: A second paper -> Another title",
        }
    ]
    summary = call(diff_command, small_exports, tmp_path, "--summary", "--format", "csv")
    assert summary.stdout == "kind,what,count\npaper,changed,1\n"


# --- path ---------------------------------------------------------------------------------------


def test_path_between_two_names(call: Call, small_exports: Path) -> None:
    args = ("BLIP2", "generation", "--dir", small_exports, "--format", "json")
    rows = json.loads(call(path_command, *args).stdout)
    assert [(row["relation"], row["label"]) for row in rows] == [
        ("", "BLIP-2"),
        ("introducedIn", "BLIP-2: Bootstrapping"),
        ("addresses", "image captioning"),
        ("broader", "generation"),
    ]


def test_a_path_to_nowhere(call: Call, small_exports: Path) -> None:
    with pytest.raises(UnknownNameError):
        call(path_command, "BLIP-2", "nothing of that name", "--dir", small_exports)
