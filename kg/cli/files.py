"""Files that commands write for the user."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from kg.core.errors import KgError

__all__ = ["open_whole"]


@contextmanager
def open_whole(path: Path) -> Iterator[BinaryIO]:
    """A file to write to that takes the place of ``path`` when the block ends well.

    It is written beside it first, so that a failure leaves the old one as it was.

    Raises
    ------
    KgError
        If it can't be written.
    """
    partial = path.with_name(path.name + ".part")
    try:
        with partial.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except OSError as error:
        raise KgError(f"{path}: can't be written ({error.strerror})") from error
    finally:
        partial.unlink(missing_ok=True)
