"""Cues that the paper compares with a model or method."""
# ruff: noqa: E501 -- a pattern a line reads better

from kg.core.records import Role
from kg.relations.cues.base import TECHNIQUES, Cue

__all__ = ["CUES"]

_ROLE = Role.COMPARES_WITH
_IN = r"(?:(?!using |via |with |based |on |by |through )[^\s;.]+ ){0,9}?"

CUES: tuple[Cue, ...] = (
    Cue(
        "comparesWith.outperforms",
        _ROLE,
        TECHNIQUES,
        example="It outperforms strong baselines such as {A|Model} and [[B|Model]].",
        counter="It outperforms all others using [[CLIP|Model]].",
        before=rf"(?:out-?perform\w*|out-performing|surpass\w*|exceed\w*|beats?|beating|outclass\w*|rival\w*|"
        rf"(?:improv\w+|gains?|advantages?|superior\w*|improvements?) (?:\S+ ){{0,3}}?(?:over|to|upon|against)|match(?:es|ing)?|overtak\w+) {_IN}",
    ),
    Cue(
        "comparesWith.than",
        _ROLE,
        TECHNIQUES,
        example="It is 3 times faster than [[BLIP|Model]].",
        counter="It is faster with [[BLIP|Model]].",
        before=rf"(?:than|versus|vs|vs \.|over|against|unlike|contrary to|relative to) {_IN}",
    ),
    Cue(
        "comparesWith.compared",
        _ROLE,
        TECHNIQUES,
        example="Compared with [[CoOp|Method]], it gains 3 %.",
        counter="It gains 3 % for [[CoOp|Method]].",
        before=rf"(?:compar\w+|comparison|competitive|on par|contrast|in contrast|alternative|comparably|superior|inferior|comparably|prefer\w*) (?:\S+ ){{0,4}}?(?:to|with|against|among|between) {_IN}",
    ),
    Cue(
        "comparesWith.baseline",
        _ROLE,
        TECHNIQUES,
        example="The strong [[FixMatch|Method]] baseline is beaten.",
        counter="The [[FixMatch|Method]] loss is added.",
        after=r"(?:\S+ )?(?:baselines?|counterparts?|by \d|by a|by (?:\S+ )?margin|by up|by an|by over) ",
    ),
    Cue(
        "comparesWith.baselines-such-as",
        _ROLE,
        TECHNIQUES,
        example="Baselines including [[BLIP|Model]] are evaluated.",
        counter="Encoders including [[BLIP|Model]] are frozen.",
        before=r"(?:baselines?|competitors?|counterparts?|state-of-the-art|sota|prior|previous|existing) (?:\S+ ){0,4}?(?:such as |including |like |e . g . |i . e . |, |\( |: |of )+(?:the )?",
    ),
    Cue(
        "comparesWith.evaluates-models",
        _ROLE,
        TECHNIQUES,
        example="We evaluate eight models, including [[GPT-4V|Model]].",
        counter="We propose eight models, including [[GPT-4V|Model]].",
        before=r"(?:evaluat\w+|benchmark(?:ing|ed)?|assess\w*|test(?:ed|ing)?|stud(?:y|ied)|examin\w+|investigat\w+|analy[sz]\w+|experiments?) (?:\S+ ){0,12}?(?:such as |including |like |e . g . |, |\( |: |namely )?(?:the )?",
    ),
    Cue(
        "comparesWith.is-beaten",
        _ROLE,
        TECHNIQUES,
        example="Even [[GPT-4V|Model]] achieves only 40 %.",
        counter="Our [[FooNet|Model]] is fast.",
        before=r"(?:even|best-performing|best|while|whereas|current|leading|strong|strongest|advanced) (?:\S+ ){0,5}?",
    ),
)
