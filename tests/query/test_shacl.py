from pathlib import Path

import pytest

from kg.core.errors import KgError
from kg.query.shacl import validate_graph


def files(folder: Path) -> list[Path]:
    return [folder / "graph.ttl", folder / "evidence.ttl"]


@pytest.mark.parametrize("sample", [None, 1, 2, 100])
def test_the_small_graph_conforms(small_exports: Path, sample: int | None) -> None:
    report = validate_graph(files(small_exports), sample)
    assert report.conforms, report.text
    assert "conforms" in report.text


@pytest.mark.parametrize("sample", [None, 2])
def test_violations_are_grouped_by_message(
    small_exports: Path, tmp_path: Path, sample: int | None
) -> None:
    broken = (small_exports / "evidence.ttl").read_text().replace("confidence 0.88", "confidence 7")
    (tmp_path / "evidence.ttl").write_text(broken)
    report = validate_graph([small_exports / "graph.ttl", tmp_path / "evidence.ttl"], sample)
    assert not report.conforms
    assert "9 x A confidence is a decimal number from 0 to 1." in report.text
    assert "and 4 more" in report.text


def test_a_sample_is_smaller(small_exports: Path) -> None:
    assert validate_graph(files(small_exports), 1).triples < 380


@pytest.mark.parametrize("content", [None, "not turtle"])
def test_what_is_no_graph_is_an_error(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "graph.ttl").write_text(content)
    with pytest.raises(KgError, match=r"graph\.ttl"):
        validate_graph([tmp_path / "graph.ttl"])
