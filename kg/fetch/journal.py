"""The output of a fetch that may end at any moment, and what it takes to go on.

Records are appended to a hidden file beside the output, and after each page the state (size of what
counts, cursor of the next page) takes the place of the last one. Whatever lies beyond that size is
of a page that was not finished: it is cut off and fetched again. The output itself appears when the
last page is there.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from kg.core.errors import KgError, UsageError
from kg.fetch.base import Cursor, Record, Service

try:
    import fcntl
except ImportError:  # no locks on this system
    fcntl = None  # type: ignore[assignment]

__all__ = ["Journal", "open_journal"]

_RESTART = "--restart starts anew"


@dataclass(slots=True)
class _State:
    """What is kept between runs; ``size`` is in bytes, ``cursor`` None when all is there."""

    size: int
    unread: int
    cursor: Cursor | None


class Journal:
    """Records of a fetch so far; made by :func:`open_journal`."""

    def __init__(
        self, out: Path, service: Service, query: Mapping[str, object], file: BinaryIO
    ) -> None:
        self._out = out
        self._service = service
        self._query = query
        self._file = file
        self._seen: set[str] = set()
        self._begun = False
        self._state = _State(0, 0, None)

    @property
    def records(self) -> int:
        """Number of distinct records that are saved."""
        return len(self._seen)

    @property
    def unread(self) -> int:
        """Number of records that could not be read."""
        return self._state.unread

    @property
    def cursor(self) -> Cursor | None:
        """Where the next page starts; None after the last."""
        return self._state.cursor

    def begin(self, start: Cursor, limit: int | None) -> None:
        """Go on from the last state, or from ``start`` if there is none."""
        state = _read_state(_state_path(self._out), self._query)
        if state is None:
            self._begun = True
            self._file.truncate(0)
            self._state.cursor = start
            self._save()
            return
        self._state = state
        if os.fstat(self._file.fileno()).st_size < state.size:
            raise KgError(f"{_part_path(self._out)}: a part of it is missing", _RESTART)
        self._file.truncate(state.size)
        self._file.seek(0)
        size = 0
        for line in self._file:
            if self.records == limit:
                break
            self._seen.add(self._key(_parsed(line, self._out), line))
            size += len(line)
        self._begun = True
        if size < state.size:  # the limit is lower than the last time
            self._state = _State(size, state.unread, None)
            self._save()
            self._file.truncate(size)

    def add(self, records: Sequence[Record], unread: int, limit: int | None) -> int:
        """Write those of ``records`` that are new, up to ``limit`` in all; the number of them."""
        before = self.records
        for record in records:
            if limit is not None and self.records >= limit:
                break
            line = _line(record)
            key = self._key(record, line)
            if key not in self._seen:
                self._seen.add(key)
                self._file.write(line)
        self._state.unread += unread
        return self.records - before

    def commit(self, cursor: Cursor | None) -> None:
        """What was added counts from here on, and the next page starts at ``cursor``."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._state.size = os.fstat(self._file.fileno()).st_size
        self._state.cursor = cursor
        self._save()

    def finish(self) -> None:
        """Put the output in its place."""
        _part_path(self._out).replace(self._out)
        _state_path(self._out).unlink()

    def forget(self) -> None:
        """Leave no trace of a fetch that has come to nothing so far."""
        if self._begun and not self.records:
            _part_path(self._out).unlink(missing_ok=True)
            _state_path(self._out).unlink(missing_ok=True)

    def _key(self, record: Record, line: bytes) -> str:
        return self._service.identity(record) or hashlib.sha256(line).hexdigest()

    def _save(self) -> None:
        state = self._state
        body = {"query": dict(self._query), "size": state.size, "unread": state.unread}
        _write_state(_state_path(self._out), {**body, "cursor": state.cursor})


@contextmanager
def open_journal(
    out: Path, service: Service, query: Mapping[str, object], restart: bool
) -> Iterator[Journal]:
    """Journal of the fetch that writes ``out``; nobody else can write to it meanwhile.

    Parameters
    ----------
    out
        File that the records are for.
    service
        Where they come from.
    query
        What was asked: another query can't go on from this one's state.
    restart
        Forget what an earlier fetch left.

    Raises
    ------
    KgError
        If a file can't be written, or another fetch is writing it.
    """
    part = _part_path(out)
    try:
        is_new = not part.exists()
        with part.open("a+b") as file:
            _lock(file, out)
            if restart or is_new:
                _state_path(out).unlink(missing_ok=True)
            journal = Journal(out, service, query, cast(BinaryIO, file))
            try:
                yield journal
            except BaseException:
                journal.forget()
                raise
    except OSError as error:
        raise KgError(f"{out}: can't be written ({error.strerror})") from error


def _lock(file: BinaryIO, out: Path) -> None:
    if fcntl is None:
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise KgError(f"{out}: another fetch is writing it") from None


def _part_path(out: Path) -> Path:
    """Hidden, so that a build of the folder doesn't read it."""
    return out.with_name(f".{out.name}.part")


def _state_path(out: Path) -> Path:
    return out.with_name(f".{out.name}.state")


def _line(record: Record) -> bytes:
    try:
        text = json.dumps(record, ensure_ascii=False)
        return text.encode("utf8") + b"\n"
    except UnicodeEncodeError:  # half a surrogate pair
        return json.dumps(record).encode("ascii") + b"\n"
    except RecursionError:
        raise KgError("the service gave a record that is nested too deeply") from None


def _parsed(line: bytes, out: Path) -> Record:
    try:
        return cast(Record, json.loads(line))
    except (ValueError, RecursionError):
        raise KgError(f"{_part_path(out)}: it was changed", _RESTART) from None


def _write_state(path: Path, body: Mapping[str, object]) -> None:
    """Whole or not at all, with a digest that tells whether somebody changed it."""
    text = json.dumps({**body, "digest": _digest(body)}, ensure_ascii=True, sort_keys=True)
    partial = path.with_name(path.name + ".part")
    with partial.open("w", encoding="ascii") as file:
        file.write(text + "\n")
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)


def _digest(body: Mapping[str, object]) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode("ascii")).hexdigest()


def _read_state(path: Path, query: Mapping[str, object]) -> _State | None:
    try:
        body = json.loads(path.read_bytes())
        digest = body.pop("digest")
    except FileNotFoundError:
        return None
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError):
        body, digest = {}, None
    if digest != _digest(body):
        raise KgError(f"{path}: it was changed", _RESTART)
    if body["query"] != query:
        what = f"{body['query']['service']} {body['query']['text']!r}"
        raise UsageError(f"{path}: an unfinished fetch of {what}", f"finish it, or {_RESTART}")
    return _State(body["size"], body["unread"], body["cursor"])
