"""Outputs appear all at once or not at all."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kg.core.errors import KgError
from kg.pipeline.publish import staged


def names(folder: Path) -> dict[str, str]:
    return {p.name: p.read_text() for p in folder.iterdir() if p.is_file()}


def test_makes_the_folder_with_its_parents(tmp_path: Path) -> None:
    out = tmp_path / "a" / "b"
    with staged(out) as folder:
        (folder / "x").write_text("1")
    assert names(out) == {"x": "1"}
    assert [p.name for p in out.parent.iterdir()] == ["b"]


def test_replaces_its_own_files_and_keeps_others(tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / "sub").mkdir(parents=True)
    (out / "x").write_text("old")
    (out / "mine").write_text("kept")
    (out / "sub" / "deep").write_text("kept")
    with staged(out) as folder:
        (folder / "x").write_text("new")
    assert names(out) == {"x": "new", "mine": "kept"}
    assert names(out / "sub") == {"deep": "kept"}
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_a_failure_leaves_everything_as_it_was(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "x").write_text("old")

    def fail() -> None:
        with staged(out) as folder:
            (folder / "x").write_text("half")
            raise ValueError

    with pytest.raises(ValueError, match=r"^$"):
        fail()
    assert names(out) == {"x": "old"}
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_a_killed_process_leaves_the_previous_files(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "x").write_text("old")
    program = (
        "import os, signal, sys\nfrom pathlib import Path\n"
        "from kg.pipeline.publish import staged\n"
        "with staged(Path(sys.argv[1])) as folder:\n"
        "    (folder / 'x').write_text('half')\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(out)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert names(out) == {"x": "old"}


def test_works_where_the_folder_can_not_be_swapped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "x").write_text("old")
    (tmp_path / "mine").write_text("kept")
    monkeypatch.chdir(tmp_path)
    with staged(Path()) as folder:
        (folder / "x").write_text("new")
    assert names(tmp_path) == {"x": "new", "mine": "kept"}


def test_follows_a_link_to_the_folder(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "out").symlink_to("real")
    with staged(tmp_path / "out") as folder:
        (folder / "x").write_text("1")
    assert (tmp_path / "out").is_symlink()
    assert names(tmp_path / "real") == {"x": "1"}


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")

    def use() -> None:
        with staged(tmp_path / "out"):
            raise AssertionError

    with pytest.raises(KgError, match="not a folder"):
        use()
    assert (tmp_path / "out").read_text() == "a file"


PROGRAM = (
    "import os, signal, sys, time\nfrom pathlib import Path\n"
    "from kg.pipeline.publish import staged\n"
    "with staged(Path(sys.argv[1])) as folder:\n"
    "    (folder / 'x').write_text('half')\n"
    "    print(folder, flush=True)\n"
    "    time.sleep(600)\n"
)


def start_writing(out: Path) -> "tuple[subprocess.Popen[str], Path]":
    """A process that has written half a file, and the folder that it writes into."""
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(out)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    return process, Path(process.stdout.readline().strip())


def test_what_a_killed_build_left_is_removed_and_a_living_one_is_left_alone(
    tmp_path: Path,
) -> None:
    out = tmp_path / "out"
    dead, left = start_writing(out)
    dead.kill()
    dead.communicate()
    living, used = start_writing(out)
    assert (left.exists(), used.exists()) == (False, True)
    with staged(out) as folder:
        (folder / "x").write_text("whole")
    assert used.exists()
    living.kill()
    living.communicate()
    with staged(out) as folder:
        (folder / "x").write_text("whole")
    assert [p.name for p in tmp_path.iterdir()] == ["out"]
    assert names(out) == {"x": "whole"}


def test_folders_of_others_are_not_taken_for_what_a_killed_build_left(tmp_path: Path) -> None:
    kept = {".out-old_copy", ".out-backup", ".other-abcd1234.kg-build", "out-abcd1234.kg-build"}
    for name in kept:
        (tmp_path / name).mkdir()
    with staged(tmp_path / "out") as folder:
        (folder / "x").write_text("1")
    assert {p.name for p in tmp_path.iterdir()} == {*kept, "out"}
