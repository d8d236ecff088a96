"""What follows from annotations, kept beside them between builds; any other code makes it anew."""

import hashlib
import logging
from collections.abc import Callable
from pathlib import Path

from kg.core.records import AnnotatedPaper
from kg.pipeline.cache import AnnotationCache
from kg.pipeline.fingerprint import code_fingerprint
from kg.pipeline.grouping_codec import decode_entities, encode_entities
from kg.resolve import Resolver
from kg.resolve.local import PaperEntities

__all__ = ["Evidence", "Groupings"]

logger = logging.getLogger(__name__)

_DIGEST = 16
"""Bytes of a digest: 128 bits."""


class Groupings:
    """What ``resolver`` groups papers' mentions to, from the cache where it has that.

    Parameters
    ----------
    path
        The cache of annotations; None keeps nothing.
    pipeline
        Fingerprint of what annotates.
    """

    def __init__(self, path: Path | None, pipeline: bytes, resolver: Resolver) -> None:
        self._resolver = resolver
        apart = sorted(sorted(pair) for pair in resolver.apart)
        made_by = _digest(pipeline, code_fingerprint(), repr(apart).encode()) if path else b""
        self._cache = AnnotationCache(path, made_by, "grouping")

    def find(self, annotated: AnnotatedPaper) -> PaperEntities:
        """What the mentions of ``annotated`` group to; kept from now on."""
        key = self._cache.key(annotated.paper)
        data = self._cache.get(key)
        if data is not None:
            try:
                return decode_entities(data, annotated)
            except (ValueError, KeyError, TypeError, IndexError):
                logger.warning("a grouping in the cache is damaged; grouping again")
        own = self._resolver.group(annotated)
        self._cache.put(key, encode_entities(own, annotated))
        return own

    def close(self) -> None:
        """Write what is new and close the file."""
        self._cache.close()


class Evidence:
    """What builds wrote last of each paper's evidence, with a digest of what it follows from.

    Implements :class:`kg.export.base.KeptTexts`; ``path`` is the cache of annotations.
    """

    def __init__(self, path: Path) -> None:
        self._cache = AnnotationCache(path, code_fingerprint(), "evidence")

    def find(self, paper: str, inputs: str, make: Callable[[], bytes]) -> bytes:
        """What ``make`` gives for the paper of that id; ``inputs`` is all that it follows from."""
        key = _digest(paper.encode("utf8", "surrogatepass"))
        expected = _digest(inputs.encode("utf8", "surrogatepass"))
        data = self._cache.get(key)
        if data is not None and data[:_DIGEST] == expected:
            return data[_DIGEST:]
        text = make()
        self._cache.put(key, expected + text)
        return text

    def close(self) -> None:
        """Write what is new and close the file."""
        self._cache.close()


def _digest(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()[:_DIGEST]
