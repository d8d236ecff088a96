"""``kg resolve``, and a build with a curator's decisions."""

import csv
import json
from pathlib import Path


def test_counts_why_names_were_joined(kg, built: Path) -> None:
    done = kg("resolve", built, "--format", "json")
    reasons = {row["reason"]: row["names"] for row in json.loads(done.stdout)}
    assert reasons["lexicon"] > 0


def test_review_is_a_decisions_file_that_a_build_takes(
    kg, built: Path, papers_file: Path, tmp_path: Path
) -> None:
    done = kg("resolve", built, "--review", "--limit", 0, "--format", "tsv")
    assert done.returncode == 0, done.stderr
    rows = list(csv.DictReader(done.stdout.splitlines(), delimiter="\t"))
    assert {row["action"] for row in rows} <= {"same", "different"}
    decisions = tmp_path / "decisions.tsv"
    own = "same\tFooNet\tCLIP\nrename\tdataset/coco\tCommon Objects\n"
    decisions.write_text(done.stdout + own, encoding="utf8")
    out = tmp_path / "out"
    rebuilt = kg(
        "build", papers_file, "--out", out, "--decisions", decisions, "--no-page", "--quiet"
    )
    assert rebuilt.returncode == 0, rebuilt.stderr
    shown = json.loads(kg("show", "COCO", out, "--format", "json").stdout)
    assert (shown["id"], shown["label"]) == ("dataset/common-objects", "Common Objects")
    names = json.loads(kg("show", "FooNet", out, "--format", "json").stdout)["names"]
    assert {n["reason"] for n in names} >= {"curator"}


def test_a_bad_decision_fails_the_build_with_its_line(
    kg, papers_file: Path, tmp_path: Path
) -> None:
    decisions = tmp_path / "decisions.tsv"
    decisions.write_text("same\tA\tB\nfuse\tA\tB\n", encoding="utf8")
    done = kg("build", papers_file, "--out", tmp_path / "out", "--decisions", decisions)
    assert done.returncode == 1
    assert f"{decisions}:2" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_show_why_explains_the_reason(kg, built: Path) -> None:
    shown = kg("show", "visual question answering", built, "--why").stdout
    assert "lexicon: a curated name" in " ".join(shown.split())
