"""kg: a knowledge graph of datasets, models, methods, tasks and metrics from papers' abstracts.

>>> import kg
>>> g = kg.load("exports")
>>> [p.title for p in g.papers(trains_on="CC3M", since="2024")]
['Slight Corruption in Pre-training Data Makes Better Diffusion Models']
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.api import KnowledgeGraph, build, load

__all__ = ["KnowledgeGraph", "__version__", "build", "load"]

_FROM_API = frozenset({"KnowledgeGraph", "build", "load"})


def __getattr__(name: str) -> Any:
    """Import what is asked for when it is asked for: ``import kg`` alone takes a millisecond."""
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415

        return version("kg-papers")
    if name in _FROM_API:
        from kg import api  # noqa: PLC0415

        return getattr(api, name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")


def __dir__() -> list[str]:
    """The public names."""
    return sorted(__all__)
