"""Folders that builds write into: locked while a build lives, so that those of dead ones show.

The lock is on the folder itself and goes with the process, however that ends.
"""

import os
import re
import shutil
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from types import TracebackType

__all__ = ["Lock", "make_staging", "remove_stale"]

_SUFFIX = ".kg-build"
_RANDOM = "[a-z0-9_]{8}"
"""What ``tempfile`` puts between prefix and suffix."""


def make_staging(target: Path) -> "tuple[Path, Lock]":
    """A new folder beside ``target``, and the lock on it, which is held until it is closed."""
    while True:
        made = tempfile.mkdtemp(_SUFFIX, f".{target.name}-", target.parent)
        staging = Path(made)
        lock = _lock(staging)
        if lock is not None:
            return staging, lock
        # another build took it for a dead one's in between


def remove_stale(target: Path) -> None:
    """Remove folders that builds of ``target`` left when they were killed; living ones' stay."""
    pattern = re.compile(re.escape(f".{target.name}-") + _RANDOM + re.escape(_SUFFIX))
    with suppress(OSError):
        for path in target.parent.iterdir():
            if pattern.fullmatch(path.name) and path.is_dir() and not path.is_symlink():
                lock = _lock(path)
                if lock is not None:
                    with lock:
                        if lock.tells:
                            shutil.rmtree(path, ignore_errors=True)


class Lock:
    """A lock on a folder that was taken; leaving the block gives it back.

    ``tells`` is False where the system has no such locks: having it says nothing about others.
    """

    def __init__(self, handle: int | None, tells: bool = True) -> None:
        self._handle = handle
        self.tells = tells

    def __enter__(self) -> "Lock":
        """The lock itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Give it back."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def _lock(folder: Path) -> Lock | None:
    """The lock on ``folder``; None if a living build has it, or the folder is gone."""
    if sys.platform == "win32":
        return Lock(None, tells=False)
    import fcntl  # noqa: PLC0415  (Unix alone has it)

    handle = -1
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(handle), folder.stat()):
            return Lock(handle)
    except (BlockingIOError, FileNotFoundError):
        pass
    except OSError:  # a file system without locks
        return Lock(None if handle < 0 else handle, tells=False)
    if handle >= 0:
        os.close(handle)
    return None
