"""The README shows what its commands and its Python really answer on the committed exports."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

import kg
from kg.cli.main import cli

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.DOTALL | re.MULTILINE)


def sessions() -> list[tuple[list[str], str]]:
    """(arguments of ``kg``, what the README prints under the command)."""
    found = []
    for block in blocks("sh"):
        if block.removeprefix("$ ").startswith("kg "):
            lines = block.removeprefix("$ ").splitlines(keepends=True)
            closed = next(n for n in range(1, len(lines) + 1) if _is_closed("".join(lines[:n])))
            arguments = shlex.split("".join(lines[:closed]))[1:]
            found.append((arguments, "".join(lines[closed:])))
    return found


def _is_closed(text: str) -> bool:
    try:
        return bool(shlex.split(text))
    except ValueError:
        return False


def answers() -> list[tuple[str, str]]:
    """(Python expression, what the README shows under it)."""
    (block,) = blocks("python")
    return re.findall(r"^(?!import|g =)([^#\n].*)\n# (.*)$", block, re.MULTILINE)


@pytest.mark.parametrize(("arguments", "shown"), sessions(), ids=lambda v: str(v)[:40])
def test_a_command_answers_as_shown(
    arguments: list[str], shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "100")
    done = CliRunner().invoke(cli, arguments, catch_exceptions=False)
    assert done.exit_code == 0
    assert shown
    assert done.stdout.replace("\r\n", "\n").startswith(shown)


def test_python_answers_as_shown() -> None:
    g = kg.load(ROOT / "exports")
    assert len(answers()) == 3
    for expression, shown in answers():
        assert str(eval(expression, {"g": g})) == shown


def test_counts_are_those_of_the_exports() -> None:
    summary = re.search(r"^links +(.*)$", README, re.MULTILINE)
    assert summary is not None
    shown = {
        role: int(n.replace(",", "")) for n, role in re.findall(r"(\d[\d,]*) (\w+)", summary[1])
    }
    links = [link for paper in kg.load(ROOT / "exports").papers() for link in paper.links]
    assert shown == {
        role: sum(link.role == role for link in links) for role in {link.role for link in links}
    }
