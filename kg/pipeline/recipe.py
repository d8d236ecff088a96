"""What the outputs of a build follow from, as a digest: equal recipes give equal bytes."""

import hashlib
import json
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from kg.core.errors import KgError
from kg.pipeline.fingerprint import installation_fingerprint
from kg.pipeline.options import BuildOptions
from kg.readers.paths import STDIN, find_files, source_name
from kg.readers.remote import RemoteFile, is_address

__all__ = ["Recipe", "digest_of", "read_recipe"]

_WITHOUT_EFFECT = frozenset({"workers", "ray_address", "cache"})
"""Options that change how fast a build is, and no byte of its outputs."""
_FILES = frozenset({"lexicons", "decisions"})
"""Options that are files: what they hold counts, not where they are."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """Digests: ``key`` of all that decides the outputs, ``order`` of the order of the inputs."""

    key: bytes
    order: bytes


def read_recipe(inputs: Sequence[str | Path], options: BuildOptions) -> Recipe | None:
    """Recipe of a build; None where it can't be told without a loss, as of standard input.

    Inputs count by their names, which papers have as their source, and by every byte of them.
    """
    if any(is_address(os.fspath(given)) for given in inputs):
        return None  # asking for all its bytes is what takes the time
    try:
        files = [_digest_input(path) for path in find_files(inputs)]
        given = [digest_of(p) for p in (*options.lexicons, options.decisions) if p is not None]
    except (KgError, OSError):
        return None  # the build itself says what is wrong
    if None in files:
        return None
    named = [list(file) for file in files if file is not None]
    facts = {
        "installation": installation_fingerprint().hex(),
        "options": dict(_effective(options)),
        "lexicons": given[: len(options.lexicons)],
        "decisions": given[len(options.lexicons) :],
        "inputs": sorted(named),
    }
    return Recipe(_digest_facts(facts), _digest_facts(named))


def digest_of(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _digest_input(path: Path | RemoteFile) -> tuple[str, str] | None:
    """Name and digest of an input; None if what is read from it is gone, or far away."""
    if isinstance(path, RemoteFile) or str(path) == STDIN or not stat.S_ISREG(path.stat().st_mode):
        return None
    return source_name(path), digest_of(path)


def _effective(options: BuildOptions) -> Iterator[tuple[str, object]]:
    for field in fields(options):
        if field.name not in _WITHOUT_EFFECT | _FILES:
            value = getattr(options, field.name)
            yield field.name, sorted(value.items()) if field.name == "columns" and value else value


def _digest_facts(facts: object) -> bytes:
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).digest()
