"""kg: a knowledge graph of datasets, models, methods, tasks and metrics from papers' abstracts.

>>> import kg
>>> g = kg.load("exports")  # doctest: +SKIP
>>> [p.title for p in g.papers(trains_on="CC3M")]  # doctest: +SKIP
"""

from importlib.metadata import version

from kg.graph.knowledge_graph import KnowledgeGraph
from kg.graph.store import load_graph as load

__all__ = ["KnowledgeGraph", "__version__", "load"]

__version__ = version("kg-papers")
