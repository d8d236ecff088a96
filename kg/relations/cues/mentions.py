"""Cues that the paper only mentions something: background, related work, motivation."""
# ruff: noqa: E501 -- a pattern a line reads better

from kg.core.records import EntityType, Role
from kg.relations.cues.base import DATASETS, OTHERS_TRAINED, TECHNIQUES, Cue

__all__ = ["CUES"]

_ROLE = Role.MENTIONS
_ANY = (*DATASETS, *TECHNIQUES)
_TASKS = (EntityType.TASK,)

CUES: tuple[Cue, ...] = (
    Cue(
        "mentions.recent",
        _ROLE,
        (*_ANY, *_TASKS),
        example="Recent models such as {CLIP|Model} and [[ALIGN|Model]] are strong.",
        counter="We use [[CLIP|Model]].",
        before=r"(?:recent\w*|existing|current|previous\w*|prior|traditional\w*|conventional|popular|modern|large|common|prevailing|mainstream|successful|foundation|widely) (?:\S+ ){0,7}?(?:such as |like |including |e . g . |, |\( )+(?:the )?",
    ),
    Cue(
        "mentions.success",
        _ROLE,
        (*_ANY, *_TASKS),
        example="Inspired by the success of [[BERT|Model]], we mask patches.",
        counter="We train [[BERT|Model]] with success.",
        before=r"(?:success\w*|progress|popularity|rise|advances?|advent|emergence|development|potential|advancements?|breakthroughs?|effectiveness) (?:\S+ ){0,2}?(?:of|in|on|by|for) (?:the |large |\S+-\S+ )*",
    ),
    Cue(
        "mentions.has-shown",
        _ROLE,
        (*_ANY, *_TASKS),
        example="[[CLIP|Model]] has shown great promise.",
        counter="[[FooNet|Model]] shows great promise on COCO.",
        after=r"(?:\S+ ){0,3}?(?:has|have|had|is widely|are widely|suffer\w*|remains?|plays?|rel(?:y|ies)|require[sd]?|typically|often|usually|is (?:a|an) (?:\S+ ){0,3}?(?:task|problem|challenge|field|area|topic)) ",
    ),
    Cue(
        "mentions.others-trained-on",
        _ROLE,
        DATASETS,
        example="It outperforms models trained on other datasets such as [[LAION-2B|Dataset]].",
        counter="It outperforms {CLIP|Model} by 3 points when trained on [[CC3M|Dataset]].",
        before=OTHERS_TRAINED,
    ),
    Cue(
        "mentions.datasets-such-as",
        _ROLE,
        DATASETS,
        example="It is larger than existing data such as [[MIMIC-CXR|Dataset]].",
        counter="It is evaluated on data such as [[COCO|Dataset]].",
        before=r"(?:than|unlike|compared (?:to|with)|existing|limited|most|while|although) (?:\S+ ){0,6}?(?:such as |like |including |e . g . |on |to |of )?(?:the )?",
    ),
    Cue(
        "mentions.tasks-for",
        _ROLE,
        _TASKS,
        example="It is crucial for applications such as [[autonomous driving|Task]].",
        counter="We solve [[autonomous driving|Task]].",
        before=r"(?:crucial|essential|important|vital|critical|fundamental|applications?|widely used|key|role|benefits?|demand\w*|field|fields|areas?|domains?|used) (?:\S+ ){0,3}?(?:for|in|of|to|such as|like|including|as) (?:\S+ ){0,3}?",
    ),
    Cue(
        "mentions.background-on",
        _ROLE,
        (*_TASKS, *TECHNIQUES),
        example="While most works focus on [[image captioning|Task]], we look at video.",
        counter="We focus on [[image captioning|Task]].",
        before=r"(?:works?|methods?|approaches|models|researchers|efforts|studies|literature|techniques) (?:\S+ ){0,5}?(?:focus\w*|rel\w+|concentrat\w+|attempt\w*|have|has|tr(?:y|ied)|use|employ|adopt|utilize|leverage|are|suffer|based|on|for|in|from|such as|like) (?:\S+ ){0,5}?",
    ),
)
