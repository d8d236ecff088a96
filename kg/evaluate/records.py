"""What is compared: the entities, figures and addresses of one paper, folded."""

from dataclasses import dataclass

from kg.core.records import EntityType
from kg.resolve.local import GROUP_OF, Group

__all__ = ["JudgedEntity", "JudgedPaper"]


@dataclass(frozen=True, slots=True)
class JudgedEntity:
    """An entity of one paper, in the gold standard or in annotations.

    Attributes
    ----------
    cluster
        What it is across papers: the gold standard's name or the annotations' entity id.
    surfaces
        Folded surface strings, sorted, each once.
    confidence
        In [0, 1]; None in a gold standard, or where the annotations give none.
    """

    cluster: str
    type: EntityType
    role: str | None
    surfaces: tuple[str, ...]
    confidence: float | None = None

    @property
    def group(self) -> Group:
        """Group of its type: Model and Method are both Technique."""
        return GROUP_OF[self.type]


@dataclass(frozen=True, slots=True)
class JudgedPaper:
    """One paper: ``title`` folded, ``results`` as folded (metric, value), ``urls`` folded."""

    id: str
    title: str
    entities: tuple[JudgedEntity, ...] = ()
    results: frozenset[tuple[str, str]] = frozenset()
    urls: frozenset[str] = frozenset()
