"""What each figure of a sentence is a figure of: aligned lists first, then what stands near."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from kg.core.coordination import find_members
from kg.core.records import EntityType, Mention, Span
from kg.relations.figures.metric_of import Metrics, TextLike, metrics_of
from kg.relations.figures.quantities import Quantity, group_lists
from kg.relations.figures.select import is_gain_list

__all__ = ["LineLike", "Parts", "find_parts"]

_Named = tuple[int, int, Span]
"""Characters in the sentence of a name, and its span."""
_TECHNIQUES = (EntityType.MODEL, EntityType.METHOD)
_OF_MODEL = re.compile(
    r"(?:'s|’s)?[\s(,:]*(?:of|at|scoring|achieving|achieves|achieved|reaches|reaching|obtains|gets|"
    r"attains|\(|:)?[\s(~]*"
)
_ACHIEVES = re.compile(
    r"[^,;.]{0,45}\b(?:achiev|reach|obtain|attain|yield|scor|gets)\w*\b[^,;.]{0,40}"
)
_NEXT_PLACE = re.compile(r"; |, (?:while|whereas|but) |,? and (?:on|for|in) ")
"""Between figures: what follows belongs to the next one."""
_BY = re.compile(
    r"(?:[^,;.]|\.\d){0,40}\b(?:achieved|obtained|attained|reported|reached|set) by (?:the )?"
)
_SHARE = re.compile(
    r" *%? of (?:the|its|their|full|original|\S+['’]s) "
    r"(?:\S+ ){0,3}?(?:performance|accuracy|quality)\b"
)
"""After a number: it is a share of what something else achieves, so no dataset's figure."""
_SHARED = re.compile(r"[\s)]*[\w@^-]+(?: [\w@^-]+){0,3},? and [(~\s]*")
"""Between two figures of one place: ``53.8 box AP and 46.4 mask AP on COCO``."""
_AS_TOOL = re.compile(r"\b(?:on|with|using|by|for|than|over|of|to|via|from|like)(?: \w+)? $")
_ON = re.compile(r"\bon\b")
_BRACKET = re.compile(r"\s*[(:]\s*[+~-]?\s*")
_GOES_ON = re.compile(
    r"[\s)]*(?:(?:on|in|for|over|across)\b[^.;%]{1,60}?|[\w@^-]+(?: [\w@^-]+){0,2})?\s*"
    r"(?:,|\band)\s*(?:and )?[(~\s]*"
)
_TRAINING_AFTER = re.compile(
    r"[- ](?:based|only|pre-?train|supervis|initiali|weights|trained|labels)"
)
_TRAINING_BEFORE = re.compile(
    r"(?:pre-?)?train(?:ed|ing)(?: \w+){0,2} (?:on|with|from|using) (?:the |only )*$"
)
_BEFORE = 80
"""Characters before a name that say how it is used."""


class LineLike(TextLike, Protocol):
    """A sentence with all that a figure can be of."""

    @property
    def mentions(self) -> tuple[tuple[int, int, Mention], ...]:
        """Mentions with their characters in the sentence."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What a figure is of; no datasets where the sentence names none."""

    metrics: Metrics = ()
    datasets: tuple[Span, ...] = ()
    task: Span | None = None
    model: Span | None = None
    gain: bool = False


def find_parts(
    line: LineLike,
    results: Sequence[list[Quantity]],
    last: Parts | None,
    own: frozenset[Span] = frozenset(),
) -> Iterator[tuple[Quantity, Parts]]:
    """Each result with its parts; ``last`` are those of the result before the sentence."""
    gain = False
    for number, members in enumerate(results):
        start = results[number - 1][-1].end if number else 0
        end = results[number + 1][0].start if number + 1 < len(results) else len(line.text)
        metrics = metrics_of(line, members, (start, end), last.metrics if last else ())
        place = (start, _place_end(line.text, results, number))
        datasets = _aligned(line, members, place, (EntityType.DATASET,))
        if _SHARE.match(line.text, members[-1].end):
            datasets = [()] * len(members)
        tasks = _aligned(line, members, place, (EntityType.TASK,))
        models = _models(line, members, (end, place[1]), own)
        between = line.text[start : members[0].start] if number else ""
        gain = is_gain_list(line.low, members) or (gain and _goes_on(between))
        for at, quantity in enumerate(members):
            yield (
                quantity,
                Parts(
                    metrics[at],
                    datasets[at],
                    next(iter(tasks[at]), None),
                    models[at],
                    gain,
                ),
            )


def _place_end(text: str, results: Sequence[list[Quantity]], number: int) -> int:
    """Where it has been said what the figures of a list are of: after those it is shared with."""
    for left, right in pairwise(results[number:]):
        between = text[left[-1].end : right[0].start]
        if not _SHARED.fullmatch(between) or " on " in between:
            return right[0].start
    return len(text)


def _aligned(
    line: LineLike,
    members: list[Quantity],
    window: tuple[int, int],
    kinds: tuple[EntityType, ...],
) -> list[tuple[Span, ...]]:
    """Mentions of the types for each member: one each where the counts agree, else all to all."""
    named = [
        part
        for s, e, m in line.mentions
        if m.type in kinds and not _is_training(line.text, s, e)
        for part in _parts(s, m)
    ]
    right = _in_clause(line.text, members[-1].end, named, window[1])
    left = [n for n in named if n[1] <= members[0].start]
    beside = [n for n in left if n[0] >= window[0]]
    if beside and _BRACKET.fullmatch(line.text, beside[-1][1], members[0].start):
        return [(beside[-1][2],)] * len(members)
    clause = _clause_end(line.text, members[-1].end, window[1])
    far = [] if _ON.search(line.text, members[-1].end, clause) else left
    for side in (right, beside, far):
        groups = group_lists(line.text, [(s, e) for s, e, _ in side])
        if not groups:
            continue
        spans = [side[i][2] for i in (groups[0] if side is right else groups[-1])]
        if len(spans) == len(members) and members[0].pair != "to":
            return [(span,) for span in spans]
        return [tuple(spans)] * len(members)
    return [()] * len(members)


def _parts(start: int, mention: Mention) -> list[_Named]:
    """What a mention at ``start`` names, with its characters: each member of a coordination."""
    span = mention.span
    return [
        (
            start + part.start,
            start + part.end,
            Span(span.field, span.start + part.start, span.start + part.end),
        )
        for part in find_members(mention.text)
    ]


def _in_clause(text: str, start: int, named: Sequence[_Named], end: int) -> list[_Named]:
    """Those of ``named`` that stand between ``start`` and ``end`` before another clause does."""
    stop = _clause_end(text, start, end)
    return [n for n in named if start <= n[0] < stop]


def _clause_end(text: str, start: int, end: int) -> int:
    """Where another clause with its own figures starts; ``end`` where none does."""
    found = _NEXT_PLACE.search(text, start, end)
    return found.start() if found else end


def _goes_on(between: str) -> bool:
    """Whether the text between two figures says that the second is of the first's kind."""
    return _GOES_ON.fullmatch(between) is not None


def _is_training(text: str, start: int, end: int) -> bool:
    """Whether a dataset is said to be trained on rather than measured on."""
    return bool(
        _TRAINING_AFTER.match(text, end)
        or _TRAINING_BEFORE.search(text[max(0, start - _BEFORE) : start])
    )


def _models(
    line: LineLike, members: list[Quantity], ends: tuple[int, int], own: frozenset[Span]
) -> list[Span | None]:
    """Model of each member: one each of a list after them, else the one that the figure is of."""
    techniques = [(s, e, m) for s, e, m in line.mentions if m.type in _TECHNIQUES]
    named = [(s, e, m.span) for s, e, m in techniques]
    after = [n for s, _, m in techniques for n in _parts(s, m) if members[-1].end <= n[0] < ends[1]]
    right = [n for n in after if n[0] < ends[0]]
    listed = group_lists(line.text, [(s, e) for s, e, _ in right])
    if listed and len(listed[0]) == len(members) > 1:
        return [right[i][2] for i in listed[0]]
    if after and _BY.fullmatch(line.text, members[-1].end, after[0][0]):
        return [after[0][2]] * len(members)
    return [_model(line, q, [n for n in named if n[1] <= q.start], own) for q in members]


def _model(
    line: LineLike, quantity: Quantity, named: list[tuple[int, int, Span]], own: frozenset[Span]
) -> Span | None:
    """The model right before the number (``CLIP's 68.3%``), else the paper's own before it.

    None where the sentence names none of the paper's own: the caller knows the paper's main one.
    """
    if named and _OF_MODEL.fullmatch(line.text, named[-1][1], quantity.start):
        return named[-1][2]
    own_one = next((span for _, _, span in reversed(named) if span in own), None)
    if own_one is None and named:
        start, end, span = named[-1]
        tool = _AS_TOOL.search(line.text[max(0, start - _BEFORE) : start])
        if not tool and _ACHIEVES.fullmatch(line.text, end, quantity.start):
            return span
    return own_one
