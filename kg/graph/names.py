"""Finding nodes by the names people type: labels, aliases and ids, in any spelling."""

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import fuzz, process

from kg.core.text import normalise_key

__all__ = ["NameIndex"]

_NEAREST = 5
_CUTOFF = 60.0
"""Least similarity (0 to 100) of a name that is worth suggesting."""


class NameIndex:
    """Names to node ids; one name can stand for several nodes, best first."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """``names``: (name, node id), the more important node first."""
        self._ids: dict[str, list[str]] = defaultdict(list)
        self._shown: dict[str, str] = {}
        for name, node in names:
            for key in {normalise_key(name), _squeeze(name)}:
                if node not in self._ids[key]:
                    self._ids[key].append(node)
            self._shown.setdefault(normalise_key(name), name)

    def find(self, name: str) -> tuple[str, ...]:
        """Ids of all nodes of that name, the more important first; empty if there are none."""
        for key in (normalise_key(name), _squeeze(name)):
            if key in self._ids:
                return tuple(self._ids[key])
        return ()

    def nearest(self, name: str) -> tuple[str, ...]:
        """The names most similar to ``name``, best first (at most 5)."""
        found = process.extract(
            normalise_key(name),
            list(self._shown),
            scorer=fuzz.WRatio,
            limit=_NEAREST,
            score_cutoff=_CUTOFF,
        )
        return tuple(self._shown[key] for key, _, _ in found)


def _squeeze(name: str) -> str:
    """Key without blanks: ``ResNet 50`` and ``ResNet50`` meet."""
    return "\x00" + normalise_key(name).replace(" ", "")
