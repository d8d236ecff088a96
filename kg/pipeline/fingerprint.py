"""What annotates, in one digest: a cache entry is good only under the one it was made with."""

import hashlib
import os
import platform
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.core.resources import ontology_dir

__all__ = ["code_fingerprint", "installation_fingerprint", "pipeline_fingerprint"]

_PACKAGE = Path(__file__).parent.parent
_PACKAGES = ("core", "lexicon", "nlp", "relations")
"""Packages whose code and data decide an annotation."""
_MODULES = ("pipeline/annotation_codec.py",)
_LIBRARIES = ("spacy", "onnxruntime", "tokenizers", "numpy", "pyoxigraph")


def pipeline_fingerprint(lexicons: Iterable[Path]) -> bytes:
    """Digest of the code, the model, the lexicon files and the libraries that make annotations.

    Contents count, not paths or time stamps: two installations of one version agree.
    """
    from importlib.metadata import version  # noqa: PLC0415  (a build that is up to date needs none)

    total = hashlib.sha256()
    libraries = [f"{name} {version(name)}" for name in _LIBRARIES]
    # Other processors may round the network's sums otherwise, other Unicode tables fold otherwise.
    for fact in (*libraries, platform.machine(), unicodedata.unidata_version):
        total.update(f"{fact}\n".encode())
    for path in (*_own_files(), *lexicons):
        with path.open("rb") as file:
            total.update(hashlib.file_digest(file, "sha256").digest())
    return total.digest()


def code_fingerprint() -> bytes:
    """Digest of all of this package's code: processes that work on one graph must agree on it."""
    total = hashlib.sha256()
    for path in sorted(_PACKAGE.rglob("*.py")):
        total.update(path.relative_to(_PACKAGE).as_posix().encode() + path.read_bytes())
    return total.digest()


def installation_fingerprint() -> bytes:
    """Digest of all that a build runs on: this package with its data, Python and every library.

    Libraries count by name and version, the needed ones and any other: a build too many is no harm.
    """
    total = hashlib.sha256()
    facts = (sys.version, platform.machine(), unicodedata.unidata_version, *_distributions())
    total.update("\n".join(facts).encode("utf8", "surrogateescape"))
    for folder in (_PACKAGE, ontology_dir()):
        for path in _files_below(folder):
            total.update(os.fsencode(os.path.relpath(path, folder)))
            with open(path, "rb") as file:  # noqa: PTH123  (hundreds of files: os is the faster)
                total.update(hashlib.file_digest(file, "sha256").digest())
    return total.digest()


def _distributions() -> list[str]:
    """``name-version`` of what is installed, by the names of folders: reading them takes longer."""
    found: set[str] = set()
    for place in sys.path:
        if os.path.isdir(place):  # noqa: PTH112
            names = os.listdir(place)  # noqa: PTH208
            found.update(n for n in names if n.endswith((".dist-info", ".egg-info")))
    return sorted(found)


def _files_below(folder: Path) -> list[str]:
    found = []
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != "__pycache__"]
        found += [os.path.join(place, name) for name in names]  # noqa: PTH118
    return sorted(found)


def _own_files() -> Iterator[Path]:
    for part in _PACKAGES:
        for path in sorted((_PACKAGE / part).rglob("*")):
            if path.is_file() and path.suffix not in {".pyc", ".md"}:
                yield path
    yield from (_PACKAGE / module for module in _MODULES)
