"""``kg build`` as a user runs it."""

import json
from pathlib import Path

import pytest

OUTPUTS = {"annotations.jsonl", "graph.ttl", "evidence.ttl", "graph.json", "graph.html"}


def test_writes_every_output_and_says_what_it_did(kg, papers_file: Path, tmp_path: Path) -> None:
    done = kg("build", papers_file, "--out", tmp_path / "out")
    assert done.returncode == 0
    assert done.stdout == ""
    assert "papers/s" in done.stderr
    assert {p.name for p in (tmp_path / "out").iterdir()} == OUTPUTS


def test_offsets_slice_to_the_text(built: Path) -> None:
    lines = (built / "annotations.jsonl").read_text(encoding="utf8").splitlines()
    mentions = [
        (m, p["paper"])
        for p in map(json.loads, lines)
        for e in p["entities"]
        for m in e["mentions"]
    ]
    assert len(mentions) > 8
    assert all(m["text"] == paper[m["field"]][m["start"] : m["end"]] for m, paper in mentions)


def test_names_what_the_papers_say(built: Path) -> None:
    lines = (built / "annotations.jsonl").read_text(encoding="utf8").splitlines()
    first = json.loads(lines[0])
    roles = {(e["id"], e["role"]) for e in first["entities"]}
    assert ("dataset/cc3m", "trainsOn") in roles
    assert ("dataset/coco", "evaluatesOn") in roles
    assert ("model/foonet", "introduces") in roles
    assert first["urls"] == ["https://github.com/foo/foonet"]
    assert [(r["value"], r["metric"], r["dataset"]) for r in first["results"]] == [
        ("120.5", "CIDEr", "COCO")
    ]


def test_reads_standard_input(kg, papers_file: Path, tmp_path: Path) -> None:
    text = papers_file.read_text(encoding="utf8")
    done = kg("build", "-", "--out", tmp_path / "out", "--quiet", "--no-page", stdin=text)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert {p.name for p in (tmp_path / "out").iterdir()} == OUTPUTS - {"graph.html"}


@pytest.mark.parametrize(
    ("content", "status", "message"),
    [
        (None, 2, "missing.jsonl"),
        (b"", 1, "empty"),
        (b"\x00\x01\x02\xff\xfe" * 40, 1, "in.jsonl"),
        (b'{"title": "a\xff", "abstract": "b"}\n', 1, "in.jsonl:1"),
        (b'{"title": "A", "abstract": "b"}\n[1]\n', 1, "in.jsonl:2"),
        (b'{"title": "A", "abstract": "b"}\n{"abstract": "no title"}\n', 1, "in.jsonl:2"),
    ],
    ids=["missing", "empty", "binary", "invalid-utf8", "not-an-object", "no-title"],
)
def test_bad_input_is_one_line_that_names_file_and_line(
    kg, tmp_path: Path, content: bytes | None, status: int, message: str
) -> None:
    path = tmp_path / ("missing.jsonl" if content is None else "in.jsonl")
    if content is not None:
        path.write_bytes(content)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "graph.ttl").write_text("previous")
    done = kg("build", path, "--out", tmp_path / "out")
    assert done.returncode == status
    assert message in done.stderr.splitlines()[0]
    assert "Traceback" not in done.stderr
    assert (tmp_path / "out" / "graph.ttl").read_text() == "previous"


def test_skip_bad_goes_on_and_counts(kg, tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text('{"title": "A", "abstract": "We use CLIP."}\n[1]\n', encoding="utf8")
    done = kg("build", path, "--out", tmp_path / "out", "--skip-bad", "--no-page")
    assert done.returncode == 0
    assert "in.jsonl:2" in done.stderr
    assert len((tmp_path / "out" / "annotations.jsonl").read_text().splitlines()) == 1


@pytest.fixture
def one_too_long(tmp_path: Path) -> Path:
    """Two papers, of which one has more characters than spaCy takes."""
    rows = [
        {"id": "good", "title": "A", "abstract": "We use CLIP."},
        {"id": "long", "title": "B", "abstract": "word " * 250_000},
    ]
    path = tmp_path / "in.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf8")
    return path


def test_a_paper_that_can_not_be_annotated_is_named(kg, one_too_long: Path, tmp_path: Path) -> None:
    done = kg("build", one_too_long, "--out", tmp_path / "out")
    assert done.returncode == 1
    first, hint = done.stderr.splitlines()
    assert f"{one_too_long}: paper 'long' can't be annotated (" in first
    assert "--skip-bad" in hint
    assert not (tmp_path / "out").exists()


def test_skip_bad_leaves_it_out(kg, one_too_long: Path, tmp_path: Path) -> None:
    done = kg("build", one_too_long, "--out", tmp_path / "out", "--skip-bad", "--no-graph")
    assert done.returncode == 0
    assert "paper 'long' can't be annotated" in done.stderr
    lines = (tmp_path / "out" / "annotations.jsonl").read_text(encoding="utf8").splitlines()
    assert [json.loads(line)["paper"]["id"] for line in lines] == ["good"]


@pytest.mark.parametrize("option", ["--lexicon", "--decisions"])
def test_a_file_of_the_user_that_is_not_there_is_named(
    kg, papers_file: Path, tmp_path: Path, option: str
) -> None:
    missing = tmp_path / "missing.ttl"
    done = kg("build", papers_file, "--out", tmp_path / "out", option, missing)
    assert done.returncode in {1, 2}
    assert str(missing) in done.stderr
    assert "Traceback" not in done.stderr


def test_misuse_ends_with_2(kg) -> None:
    assert kg("build").returncode == 2
    assert kg("bild").returncode == 2


def test_version_and_help(kg) -> None:
    assert kg("--version").stdout.startswith("kg, version ")
    text = kg("--help").stdout
    assert "build" in text
    assert "Example" in text


def test_report_says_what_was_left_out_and_why(kg, tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text('{"title": "A", "abstract": "We use CLIP."}\n[1]\n', encoding="utf8")
    options = ("--out", tmp_path / "out", "--no-graph", "--skip-bad")
    done = kg("build", path, *options, "--report", tmp_path / "skipped.jsonl")
    assert done.returncode == 0
    (row,) = map(json.loads, (tmp_path / "skipped.jsonl").read_text(encoding="utf8").splitlines())
    assert (row["path"], row["line"]) == (str(path), 2)
    assert row["problem"]


def test_columns_of_a_table_can_be_named(kg, tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text("Name,Text\nA paper,We use CLIP.\n", encoding="utf8")
    columns = ("--format", "csv", "--column", "title=Name", "--column", "abstract=Text")
    done = kg("build", path, "--out", tmp_path / "out", "--no-graph", *columns)
    assert done.returncode == 0
    paper = json.loads((tmp_path / "out" / "annotations.jsonl").read_text(encoding="utf8"))["paper"]
    assert (paper["title"], paper["abstract"]) == ("A paper", "We use CLIP.")


def test_a_column_without_a_name_is_misuse(kg, papers_file: Path) -> None:
    done = kg("build", papers_file, "--column", "title")
    assert done.returncode == 2
    assert "FIELD=NAME" in done.stderr


@pytest.mark.parametrize("option", ["--validate", "--no-validate"])
def test_validates_all_or_nothing(kg, papers_file: Path, tmp_path: Path, option: str) -> None:
    done = kg("build", papers_file, "--out", tmp_path / "out", "--no-page", option)
    assert done.returncode == 0
    assert ("validate 0.0" in done.stderr) == (option == "--no-validate")
