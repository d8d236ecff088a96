"""Mentions of one paper to the entities that it names."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.core.coordination import split_members
from kg.core.records import AnnotatedPaper, Claim, Definition, EntityType, Mention, Span
from kg.relations.pick import pick_role
from kg.resolve.alike import find_alike
from kg.resolve.keys import name_key, name_words
from kg.resolve.local import GROUP_OF, TYPES_IN, Group, LocalEntity, Pair
from kg.resolve.readings import as_noun_phrase, expand_words, without_head
from kg.resolve.similar import may_define
from kg.resolve.words import BARE_HEADS, SMALL_WORDS

__all__ = ["group_mentions"]

_WEIGHT = 1000
"""Confidences are counted in thousandths, so that sums don't depend on their order."""


@dataclass(slots=True)
class _Unit:
    """Everything under one key, while grouping."""

    names: list[tuple[str, Mention]] = field(default_factory=list)
    votes: Counter[EntityType] = field(default_factory=Counter)
    keys: list[str] = field(default_factory=list)
    fallbacks: list[str] = field(default_factory=list)

    @property
    def type(self) -> EntityType:
        """Majority type within the majority group; ties go to the earlier type."""
        by_group: Counter[Group] = Counter()
        for kind, votes in self.votes.items():
            by_group[GROUP_OF[kind]] += votes
        # max() takes the first of equals: the earlier group, the earlier type
        group = max(Group, key=by_group.__getitem__)
        return max(TYPES_IN[group], key=self.votes.__getitem__)


def group_mentions(
    annotated: AnnotatedPaper,
    apart: frozenset[frozenset[str]] = frozenset(),
    is_known: Callable[[Group, str], bool] = lambda _group, _key: False,
    goes_by_short: Callable[[str, str], bool] = lambda _short, _long: False,
) -> tuple[LocalEntity, ...]:
    """The entities of a paper: its mentions grouped by what they name, sorted by mention.

    Names join by key, by the paper's own abbreviations (also inside longer names), by a head word
    that adds nothing, and a bare head ("segmentation") joins the only fuller task that ends in it.

    Parameters
    ----------
    apart
        Pairs of keys that are never joined.
    is_known
        Whether a key is curated: a known abbreviation is not explained by what happens to fit.
    goes_by_short
        Whether the thing of an abbreviation and long form is mostly called by the abbreviation:
        then names that have it (``LoRA adapter``) are so in other papers too.
    """
    units = _units_by_key(annotated.mentions)
    longs = _own_long_forms(annotated.definitions)
    terms = {s: text for s, text in longs.items() if not goes_by_short(s, name_key(text))}
    found = _find_joins(units, longs, terms, is_known)
    joins = {k: other for k, other in found.items() if frozenset({k, other}) not in apart}
    merged: dict[str, _Unit] = defaultdict(_Unit)
    for key in sorted(units, key=lambda k: (_final(k, joins) != k, k)):
        _absorb(merged[_final(key, joins)], units[key])
    claims = _claims_by_span(annotated.claims)
    pairs = sorted({(s, name_key(text)) for s, text in longs.items()})
    pairs = [pair for pair in pairs if frozenset(pair) not in apart]
    return tuple(sorted((_local(u, pairs, claims) for u in merged.values()), key=_first_mention))


def _units_by_key(mentions: Iterable[Mention]) -> dict[str, _Unit]:
    units: dict[str, _Unit] = defaultdict(_Unit)
    for mention in sorted(mentions):
        for name in split_members(mention.text):
            if name in SMALL_WORDS:
                continue
            unit = units[name_key(name)]
            unit.names.append((name, mention))
            unit.votes[mention.type] += round(mention.confidence * _WEIGHT) + 1
    for key, unit in units.items():
        unit.keys.append(key)
    return dict(units)


def _own_long_forms(definitions: Iterable[Definition]) -> dict[str, str]:
    """Key of an abbreviation to the first long form that the paper gives for it.

    Letters that only happen to stand in the words before a bracket define nothing.
    """
    longs: dict[str, str] = {}
    for definition in sorted(definitions):
        short = name_key(definition.short_text)
        is_meant = may_define(definition.short_text, definition.long_text)
        if is_meant and short != name_key(definition.long_text):
            longs.setdefault(short, definition.long_text)
    return longs


def _find_joins(
    units: dict[str, _Unit],
    longs: Mapping[str, str],
    terms: Mapping[str, str],
    is_known: Callable[[Group, str], bool],
) -> dict[str, str]:
    """Which key is another name of which: {key: key of the fuller name}."""
    joins: dict[str, str] = {}
    for key, unit in units.items():
        group = GROUP_OF[unit.type]
        for name in dict.fromkeys(n for n, _ in unit.names):
            for reading, is_safe in _readings(name, group, longs, terms):
                _join_or_note(key, name_key(reading), is_safe, units, joins)
        if group is Group.TASK and key in BARE_HEADS:
            _join_bare_head(key, units, joins)
    names: dict[Group, dict[str, str]] = defaultdict(dict)
    for key in sorted(units):
        names[GROUP_OF[units[key].type]][key] = units[key].names[0][0]
    for first, second in find_alike(names, longs, is_known):
        joins.setdefault(first, second)
    for short, text in longs.items():
        if short in units and name_key(text) in units:
            joins[short] = name_key(text)
    return joins


def _readings(
    name: str, group: Group, longs: Mapping[str, str], terms: Mapping[str, str]
) -> Iterator[tuple[str, bool]]:
    """Other readings of a name, and whether one can stand for it beyond the paper.

    ``terms``: those of ``longs`` that are written out elsewhere too.
    """
    expanded = expand_words(name, group, longs.get)
    if expanded is not None:
        yield expanded, expanded == expand_words(name, group, terms.get)
    shorter = without_head(name, group)
    if shorter is not None:
        yield shorter
    phrase = as_noun_phrase(name, group)
    if phrase is not None:
        yield phrase, True


def _join_or_note(
    key: str, other: str, note: bool, units: dict[str, _Unit], joins: dict[str, str]
) -> None:
    """Join ``key`` to ``other`` if the paper has it in the group, else keep it as a reading."""
    unit = units[key]
    if other == key:
        return
    if other in units and _is_of_kind(units[other], unit, note):
        joins.setdefault(key, other)
    elif note:
        unit.fallbacks.append(other)


def _is_of_kind(other: _Unit, unit: _Unit, is_safe: bool) -> bool:
    """Whether both are of one group; what may be but a word (``data filtering``) is no name."""
    is_name = is_safe or any(n != n.lower() for n, _ in other.names)
    return GROUP_OF[other.type] == GROUP_OF[unit.type] and is_name


def _join_bare_head(key: str, units: Mapping[str, _Unit], joins: dict[str, str]) -> None:
    """Join a bare head to the only task that ends in it."""
    fuller = [
        k
        for k, u in units.items()
        if k != key
        and GROUP_OF[u.type] is Group.TASK
        and any(name_key(name_words(n)[-1]) == key for n, _ in u.names if name_words(n))
    ]
    if len(fuller) == 1:
        joins.setdefault(key, fuller[0])


def _final(key: str, joins: Mapping[str, str]) -> str:
    """Where ``key`` ends up; a circle ends at its smallest key."""
    seen = [key]
    while (key := joins.get(key, key)) not in seen:
        seen.append(key)
    return min(seen[seen.index(key) :])


def _absorb(into: _Unit, unit: _Unit) -> None:
    into.names.extend(unit.names)
    into.votes.update(unit.votes)
    into.keys.extend(unit.keys)
    into.fallbacks.extend(unit.fallbacks)


def _claims_by_span(claims: Iterable[Claim]) -> dict[Span, list[Claim]]:
    by_span: dict[Span, list[Claim]] = defaultdict(list)
    for claim in sorted(claims):
        by_span[claim.mention].append(claim)
    return by_span


def _local(unit: _Unit, pairs: list[Pair], claims: Mapping[Span, list[Claim]]) -> LocalEntity:
    mentions = tuple(sorted({m for _, m in unit.names}))
    spans = sorted({m.span for m in mentions})
    decision = pick_role(unit.type, tuple(c for s in spans for c in claims.get(s, ())))
    keys = tuple(dict.fromkeys(unit.keys))
    return LocalEntity(
        type=unit.type,
        keys=keys,
        fallbacks=tuple(sorted({f for f in unit.fallbacks if f not in keys})),
        definitions=tuple(p for p in pairs if p[0] in keys or p[1] in keys),
        names=tuple(sorted({n for n, _ in unit.names})),
        mentions=mentions,
        role=decision.role,
        role_confidence=decision.confidence,
        rule=decision.rule,
        evidence=decision.evidence,
    )


def _first_mention(local: LocalEntity) -> tuple[Mention, tuple[str, ...]]:
    return local.mentions[0], local.keys
