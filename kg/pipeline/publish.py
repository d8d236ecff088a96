"""All output files or none: written beside the target folder, then swapped in at once."""

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.core.errors import KgError
from kg.pipeline.staging import make_staging, remove_stale

__all__ = ["staged"]

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
"""From linux/fs.h: renameat2 swaps the two names in one step."""


@contextmanager
def staged(out: Path) -> Iterator[Path]:
    """A fresh folder to write into; when the block ends well, its files stand in ``out``.

    If the block fails or the process dies, ``out`` is as it was. Files of ``out`` that the block
    did not write are kept. What killed builds had written so far is removed.

    Raises
    ------
    KgError
        If ``out`` can't be written.
    """
    target = Path(os.path.realpath(out))
    try:
        if target.exists() and not target.is_dir():
            raise KgError(f"{out}: not a folder", "name another folder with --out")
        target.parent.mkdir(parents=True, exist_ok=True)
        remove_stale(target)
        staging, lock = make_staging(target)
    except OSError as error:
        raise KgError(f"{out}: can't write there ({error.strerror})") from error
    try:
        with lock:
            yield staging
            _sync(staging)
            _publish(staging, target)
    except OSError as error:
        raise KgError(
            f"{out}: can't write there ({error.strerror}); nothing was changed"
        ) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _sync(folder: Path) -> None:
    """Bring files, and the names they have in their folders, to the disk."""
    for path in (*folder.rglob("*"), folder):
        if path.is_file() or path.is_dir():
            descriptor = os.open(path, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


def _publish(staging: Path, target: Path) -> None:
    staging.chmod(target.stat().st_mode if target.exists() else 0o755)
    if not target.exists():
        staging.rename(target)
        return
    written = {path.name for path in staging.iterdir()}
    if not _is_pinned(target) and _carry_over(target, staging, written):
        if _exchange(staging, target):
            return
        for path in staging.iterdir():
            if path.name not in written:
                shutil.rmtree(path) if path.is_dir() else path.unlink()
    for name in sorted(written):
        if (target / name).is_dir() and not (target / name).is_symlink():
            shutil.rmtree(target / name)
        (staging / name).replace(target / name)


def _is_pinned(target: Path) -> bool:
    """Whether the folder itself must stay: somebody stands in it, or it is a mount point."""
    return target in (Path.cwd(), *Path.cwd().parents) or target.is_mount()


def _carry_over(target: Path, staging: Path, written: set[str]) -> bool:
    """Link what else stands in ``target`` into ``staging``; False where that can't be done."""
    try:
        for path in target.iterdir():
            if path.name in written:
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.copytree(path, staging / path.name, symlinks=True, copy_function=os.link)
            else:
                os.link(path, staging / path.name, follow_symlinks=False)
    except OSError:
        return False
    return True


def _exchange(first: Path, second: Path) -> bool:
    """Swap two folders' names atomically (Linux); False where the system can't."""
    if sys.platform != "linux":
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    names = (os.fsencode(first), os.fsencode(second))
    return bool(rename(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0)
