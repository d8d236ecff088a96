"""Files of a part on their way to the build's folder, from a worker that may not see it.

A worker writes into a folder of its own and hands over what is finished: under its name in the
build's folder where it has that folder before it, else as bytes. So a worker that is lost leaves
nothing half written, and one that does a lost one's work again replaces it by the same.
"""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from backports import zstd

__all__ = ["PartFolder", "make_folders", "open_part", "receive", "remove_unfinished"]

_UNFINISHED = ".unfinished"


@dataclass(frozen=True, slots=True)
class PartFolder:
    """Folder to write a part in. ``is_there`` says that ``target``, where it is to go, is seen."""

    path: Path
    target: Path
    is_there: bool

    def hand_over(self) -> dict[str, bytes]:
        """Move the files to ``target``; where it is not seen, they are given to be sent there."""
        files = sorted(path for path in self.path.rglob("*") if path.is_file())
        names = [path.relative_to(self.path).as_posix() for path in files]
        if not self.is_there:
            return {n: zstd.compress(p.read_bytes()) for n, p in zip(names, files, strict=True)}
        for name, path in zip(names, files, strict=True):
            path.replace(self.target / name)
        return {}


def make_folders(target: Path, folders: tuple[str, ...]) -> None:
    """Make the folders that parts go to."""
    for folder in (*folders, _UNFINISHED):
        (target / folder).mkdir()


def remove_unfinished(target: Path) -> None:
    """Remove what lost workers may have left."""
    shutil.rmtree(target / _UNFINISHED)


@contextmanager
def open_part(target: Path, folders: tuple[str, ...]) -> Iterator[PartFolder]:
    """A folder with ``folders`` in it, which is gone afterwards."""
    unfinished = target / _UNFINISHED
    is_there = unfinished.is_dir()
    with tempfile.TemporaryDirectory(
        prefix="kg-", dir=unfinished if is_there else None, ignore_cleanup_errors=True
    ) as own:
        for folder in folders:
            (Path(own) / folder).mkdir()
        yield PartFolder(Path(own), target, is_there)


def receive(sent: Mapping[str, bytes], target: Path) -> None:
    """Write the files that came as bytes."""
    for name, content in sent.items():
        (target / name).write_bytes(zstd.decompress(content))
