"""Cues that the paper evaluates on a dataset."""
# ruff: noqa: E501 -- a pattern a line reads better

from kg.core.records import Role
from kg.relations.cues.base import DATASETS, GAP, OTHERS_TRAINED, Cue

__all__ = ["CUES"]

_ROLE = Role.EVALUATES_ON
_SHOW = (
    r"(?:evaluat\w+|test(?:ed|s|ing)?|experiment\w*|assess\w*|benchmark(?:ed|ing)|validat\w+|results?|"
    r"achiev\w+|obtain\w*|attain\w*|outperform\w*|surpass\w*|improv\w+|performance|accuracy|gains?|"
    r"state-of-the-art|sota|effectiveness|reach\w*|analys[ie]s|stud(?:y|ies)|demonstrat\w+|superior\w*|"
    r"beats?|exceed\w*|increas\w*|boost\w*|conducted|verif\w+|metric|transfer\w*|generali[sz]\w+|points?|score[sd]?)"
)

CUES: tuple[Cue, ...] = (
    Cue(
        "evaluatesOn.shown-on",
        _ROLE,
        DATASETS,
        example="It achieves state-of-the-art results on three sets: {A|Dataset} and [[B|Dataset]].",
        counter="It is trained on [[CC3M|Dataset]].",
        before=rf"{_SHOW} {GAP % 14}(?:on|across|over|in|for|against|using|with|including|to) (?:\S+ ){{0,9}}?",
        unless=OTHERS_TRAINED,
    ),
    Cue(
        "evaluatesOn.figure-on",
        _ROLE,
        DATASETS,
        example="It reaches 85.3 % on [[ImageNet|Dataset]].",
        counter="It needs 30 % of [[LAION|Dataset]].",
        before=r"(?:\d+(?:\.\d+)?|%|METRIC|accuracy|ap) (?:\S+ ){0,5}?(?:on|in|for|across) (?:\S+ ){0,3}?",
    ),
    Cue(
        "evaluatesOn.test-set",
        _ROLE,
        DATASETS,
        example="We report the [[VQA v2|Dataset]] test-std set.",
        counter="The [[LAION|Dataset]] training set is noisy.",
        after=r"(?:test|val|validation|test-std|test-dev|leaderboard|classification|challenge|benchmarks?) ",
    ),
    Cue(
        "evaluatesOn.benchmarks",
        _ROLE,
        DATASETS,
        example="Three benchmarks ({A|Dataset} and [[B|Dataset]]) are used.",
        counter="Three corpora ([[A|Dataset]]) are crawled.",
        before=r"benchmarks? (?:\S+ ){0,2}?(?:\( |: |, |such as |including |like |e . g . |i . e . |namely |of )+(?:the )?",
    ),
    Cue(
        "evaluatesOn.on-first",
        _ROLE,
        DATASETS,
        example="On [[COCO|Dataset]], it gains two points.",
        counter="From [[COCO|Dataset]], we take captions.",
        before=r"^(?:\S+ , )?(?:\S+ ){0,3}?(?:on|for) (?:the )?(?:\S+ ){0,2}?",
    ),
)
