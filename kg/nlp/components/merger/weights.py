"""How far each finder is to be trusted: the share of its entities that are right.

Source: entities found by the cue alone, against dev.jsonl.
"""

__all__ = ["CUE_WEIGHTS", "DEFAULT_WEIGHT", "THRESHOLD"]

CUE_WEIGHTS: dict[str, float] = {
    "lexicon": 0.80,
    "pattern.title": 0.90,
    "pattern.propose": 0.75,
    "pattern.named": 0.80,
    "pattern.apposition": 0.70,
    "pattern.head": 0.60,
    "pattern.head-list": 0.65,
    "pattern.on": 0.55,
    "pattern.models": 0.55,
    "pattern.methods": 0.50,
    "pattern.metrics": 0.50,
    "pattern.list": 0.50,
    "pattern.shape": 0.40,
}
DEFAULT_WEIGHT = 0.5
"""For a finder that isn't listed."""

THRESHOLD = 0.45
"""Confidence from which a candidate is kept."""
