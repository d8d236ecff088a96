"""Mentions to entities, within a paper and across the corpus.

``Resolver`` sees every paper twice: ``observe`` counts surface forms, ``finish`` decides, ``link``
gives each paper its entities.
"""

from kg.resolve.decisions import Decisions, read_decisions
from kg.resolve.resolver import Resolver

__all__ = ["Decisions", "Resolver", "read_decisions"]
