"""Cues that the paper addresses a task."""
# ruff: noqa: E501 -- a pattern a line reads better

from kg.core.records import EntityType, Role
from kg.relations.cues.base import Cue

__all__ = ["CUES"]

_ROLE = Role.ADDRESSES
_TASKS = (EntityType.TASK,)

CUES: tuple[Cue, ...] = (
    Cue(
        "addresses.method-for",
        _ROLE,
        _TASKS,
        example="We propose a framework for {detection|Task} and [[segmentation|Task]].",
        counter="Data for [[segmentation|Task]] are scarce.",
        before=r"(?:propos\w+|introduc\w+|present\w*|develop\w*|OWN|novel|our|we) (?:\S+ ){0,10}?(?:for|to|towards?|in|on|of|,) (?:\S+ ){0,4}?",
    ),
    Cue(
        "addresses.shown-on",
        _ROLE,
        _TASKS,
        example="It gains two points on {VQA|Task} and [[captioning|Task]].",
        counter="Models trained on [[captioning|Task]] are common.",
        before=r"(?:evaluat\w+|experiments?|results?|achiev\w+|outperform\w*|improv\w+|performance|state-of-the-art|accuracy|METRIC|%|effectiveness|demonstrat\w+|tasks|downstream|superior\w*|gains?|surpass\w*) (?:\S+ ){0,10}?(?:on|in|for|across|including|such as|like|: |,|of|\() (?:\S+ ){0,6}?",
    ),
    Cue(
        "addresses.tackles",
        _ROLE,
        _TASKS,
        example="We tackle [[person search|Task]].",
        counter="Much has been written on [[person search|Task]].",
        before=r"(?:address\w*|tackl\w+|solv\w+|study|studies|investigate|investigates|explore|explores|focus on|focuses on|aims? at|task of|problem of|consider|revisit) (?:\S+ ){0,5}?",
    ),
)
