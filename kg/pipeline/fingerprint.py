"""What annotates, in one digest: a cache entry is good only under the one it was made with."""

import hashlib
import platform
import unicodedata
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

__all__ = ["code_fingerprint", "pipeline_fingerprint"]

_PACKAGE = Path(__file__).parent.parent
_PACKAGES = ("core", "lexicon", "nlp", "relations")
"""Packages whose code and data decide an annotation."""
_MODULES = ("pipeline/annotation_codec.py",)
_LIBRARIES = ("spacy", "onnxruntime", "tokenizers", "numpy", "pyoxigraph")


def pipeline_fingerprint(lexicons: Iterable[Path]) -> bytes:
    """Digest of the code, the model, the lexicon files and the libraries that make annotations.

    Contents count, not paths or time stamps: two installations of one version agree.
    """
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


def _own_files() -> Iterator[Path]:
    for part in _PACKAGES:
        for path in sorted((_PACKAGE / part).rglob("*")):
            if path.is_file() and path.suffix not in {".pyc", ".md"}:
                yield path
    yield from (_PACKAGE / module for module in _MODULES)
