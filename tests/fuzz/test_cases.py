"""Inputs that a fuzzer, or a person, once broke something with: they break nothing any more."""

from pathlib import Path

import pytest
from fuzz.targets import GROUPS, TARGETS

HERE = Path(__file__).parent
FIXTURES = HERE.parent / "readers" / "fixtures"
CASES = sorted((HERE / "cases").glob("*/*"))
HOSTILE = b"\x1f".join(
    [
        b'../..\r\n"\\ \x00<>',
        b"</script><!--\xed\xa0\x80\xe2\x80\xa8]]>&amp;",
        b"=1+1 \xf0\x9f\x99\x82 \xe2\x80\xaeabc \x7f\xc2\x85",
        b"2024-13-99",
        b"@SUM(A1)",
        b"javascript:alert(1)",
        b'10.1/"><b>',
        b"",
        b"a|b/../c%2e",
        b"\xff\xfe",
    ]
)


@pytest.mark.parametrize("path", CASES, ids=lambda p: f"{p.parent.name}-{p.name}")
def test_a_found_case_breaks_nothing(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("path", sorted(FIXTURES.iterdir()), ids=lambda p: p.name)
def test_every_reader_takes_every_other_format(path: Path) -> None:
    for group in ("json", "xml", "text", "packed"):
        for name in GROUPS[group]:
            TARGETS[name](path.read_bytes())


@pytest.mark.parametrize("name", ["rdf", "tables", "loaded", "page"])
@pytest.mark.parametrize("data", [HOSTILE, HOSTILE + b"\x1e" + HOSTILE, b"", b"\x1e"])
def test_exports_of_hostile_texts(name: str, data: bytes) -> None:
    TARGETS[name](data)


def test_every_target_is_in_a_group_and_every_case_has_a_target() -> None:
    assert {name for names in GROUPS.values() for name in names} == set(TARGETS)
    assert {path.parent.name for path in CASES} <= set(TARGETS)
    assert CASES
