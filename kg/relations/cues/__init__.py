"""Cues of roles: rules as data, a module per role."""

from kg.relations.cues import (
    addresses,
    compares_with,
    evaluates_on,
    introduces,
    mentions,
    trains_on,
    uses,
)
from kg.relations.cues.base import Cue

__all__ = ["CUES"]

CUES: tuple[Cue, ...] = (
    *introduces.CUES,
    *trains_on.CUES,
    *evaluates_on.CUES,
    *uses.CUES,
    *compares_with.CUES,
    *addresses.CUES,
    *mentions.CUES,
)
"""All cues; a new one goes into the module of its role."""
