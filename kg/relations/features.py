"""What the text around the mentions of a thing says about its role, as named features."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from kg.core.records import EntityType
from kg.relations.cues import CUES
from kg.relations.cues.base import TECHNIQUES, Cue, find_cues
from kg.relations.groups import Group
from kg.relations.sentences import OWN, Place
from kg.relations.words import CUE_STEMS, PREPOSITIONS

__all__ = ["OWN_CUES", "cue_features", "group_features", "is_own", "typed_features"]

OWN_CUES = frozenset(
    {
        "introduces.we-propose",
        "introduces.we-propose-a",
        "introduces.title-head",
        "introduces.named",
        "introduces.our",
        "introduces.offer-dataset",
    }
)
"""Cues that are sure enough to call a thing the paper's own."""

_OWNABLE = frozenset({EntityType.DATASET, EntityType.MODEL, EntityType.METHOD})
_OWN_RULES = tuple(cue for cue in CUES if cue.name in OWN_CUES)
_STEMS = tuple(sorted(set(CUE_STEMS), key=lambda s: (-len(s), s)))
_WORDS = re.compile(r"[\s-]+")
_CAPITAL_INSIDE = re.compile(r"\w[A-Z]|\d")
_BY_TYPE = ("b1=", "cues=", "g1=", "own=", "pos=", "prep=", "title=")
"""Features that say another thing of a model than of a method: one is built on, one is applied."""
_BACK, _AHEAD, _FAR = 6, 5, 30
"""Tokens looked at before and after a mention, and for the words that govern it."""


def is_own(group: Group) -> bool:
    """Whether a sure cue says that the paper introduces the thing."""
    return group.type in _OWNABLE and any(
        True for place in group.places for _ in find_cues(place, _OWN_RULES)
    )


def group_features(group: Group, groups: list[Group], own: list[str]) -> set[str]:
    """Names of the features that hold of a thing in a paper.

    Parameters
    ----------
    group
        The thing; its places have ``OWN`` marked.
    groups
        All things of the paper, in the order of the text.
    own
        Keys of the things that the paper introduces for sure.
    """
    features: set[str] = set(_paper(group, groups, own))
    for place in group.places:
        features.update(_around(place))
        features.update(_governing(place))
        features.update(_sentence(place))
        features.update(_surface(place))
    return features


def cue_features(cues: Sequence[Sequence[Cue]]) -> Iterator[str]:
    """Names of the cues of a thing, per mention, and how far they are of one mind."""
    roles = [{cue.role for cue in held} for held in cues]
    for held in cues:
        for cue in held:
            yield f"cue={cue.name}"
    yield f"cues={'+'.join(sorted(set().union(*roles)))}"
    for role in set.intersection(*roles):
        yield f"cues.all={role}"


def typed_features(kind: EntityType, features: Iterable[str]) -> set[str]:
    """Some of ``features`` together with the type, where things of two types share a role model."""
    if kind not in TECHNIQUES:
        return set()
    return {f"{kind}:{name}" for name in features if name.startswith(_BY_TYPE)}


def _around(place: Place) -> Iterator[str]:
    """Tokens before and after the list that a mention is in, and beside the mention itself."""
    tokens, at = place.sentence.tokens, place.at
    before, after = ("^", "^", "^", *place.before), (*place.after, "$", "$")
    yield f"b1={before[-1]}"
    yield f"b2={before[-2]}_{before[-1]}"
    yield f"b3={before[-3]}_{before[-2]}_{before[-1]}"
    yield f"a1={after[0]}"
    yield f"a2={after[0]}_{after[1]}"
    beside = (*tokens[at + 1 : at + 3], "$", "$")
    yield f"d1={tokens[at - 1] if at else '^'}"
    yield f"e1={beside[0]}"
    yield f"e2={beside[0]}_{beside[1]}"
    for token in place.before[-_BACK:]:
        yield f"bw={token}"
    for token in place.after[:_AHEAD]:
        yield f"aw={token}"


def _governing(place: Place) -> Iterator[str]:
    """The verbs and nouns before a mention that govern it, and the preposition between."""
    cues: list[str] = []
    preposition = ""
    for word in reversed(place.before[-_FAR:]):
        if word == ";" or len(cues) == 3:
            break
        if not preposition and word in PREPOSITIONS:
            preposition = word
        stem = _stem(word)
        if stem:
            cues.append(stem)
    if cues:
        yield f"g1={cues[0]}"
        yield f"g1p={cues[0]}_{preposition}"
    if len(cues) > 1:
        yield f"g2={cues[1]}"
        yield f"g12={cues[1]}_{cues[0]}"
    if preposition:
        yield f"prep={preposition}"
    following = next(filter(None, map(_stem, place.after[:8])), "")
    if following:
        yield f"r1={following}"


def _sentence(place: Place) -> Iterator[str]:
    """Where the sentence stands and what it is about."""
    sentence = place.sentence
    tokens = set(sentence.tokens)
    if sentence.position == 0:
        side = "after" if ":" in place.before else "before" if ":" in place.after else "none"
        yield f"title={side}"
    else:
        last = sentence.of - sentence.position
        late = "last" if last == 0 else "mid"
        yield f"pos={sentence.position if sentence.position < 4 else late}"
        yield f"rel={_fifth(sentence.position - 1, sentence.of - 1)}"
    yield f"we={not tokens.isdisjoint(('we', 'our'))}"
    yield f"web={not {'we', 'our'}.isdisjoint(place.before)}"
    if OWN in tokens:
        yield f"own.side={'before' if OWN in place.before else 'after'}"
    for token in sentence.tokens[:2]:
        yield f"s0={token}"
    for stem in {_stem(t) for t in tokens}:
        if stem:
            yield f"s={stem}"
    yield f"list={min(3, place.last - place.first)}"
    yield f"paren={place.at > 0 and sentence.tokens[place.at - 1] == '('}"


def _surface(place: Place) -> Iterator[str]:
    """The name itself."""
    mention = place.mention
    words = [w for w in _WORDS.split(mention.text.lower()) if w]
    strong = _CAPITAL_INSIDE.search(mention.text) is not None
    if not strong:  # what others did with the thing of that name says little about this paper
        yield f"head={words[-1] if words else ''}"
        for word in words:
            yield f"w={word}"
    yield f"strong={strong}"
    yield f"cap={mention.text[:1].isupper()}"
    yield f"words={min(4, len(words))}"
    yield f"finder={mention.finder}"


def _paper(group: Group, groups: list[Group], own: list[str]) -> Iterator[str]:
    """The thing among the things of the paper."""
    positions = [p.sentence.position for p in group.places]
    of = group.places[0].sentence.of
    inside = [p for p in positions if p > 0]
    same = [g for g in groups if g.type == group.type]
    yield f"type={group.type}"
    yield f"title={0 in positions}"
    yield f"title.only={not inside}"
    yield f"first={min(5, *inside) if inside else 0}"
    if inside:
        yield f"first.rel={_fifth(min(inside) - 1, of - 1)}"
    yield f"last.rel={_fifth(max(positions), of + 1)}"
    yield f"n={min(5, len(positions))}"
    most = max(len(g.places) for g in same)
    yield f"most={len(positions) == most > 1}"
    yield f"type.n={min(6, len(same))}"
    yield f"type.nth={min(4, same.index(group))}"
    yield f"defined={group.defined}"
    yield f"sure={int(group.places[0].mention.confidence * 5)}"
    others = [key for key in own if key != group.key]
    yield f"own={group.key in own}.{bool(others)}"
    if any(group.key in key or key in group.key for key in others):
        yield "own.kin"


def _fifth(part: int, whole: int) -> int:
    """In which fifth of ``whole`` a part lies, 0 to 4."""
    return min(4, 5 * part // whole) if whole > 0 else 0


@lru_cache(maxsize=1 << 13)
def _stem(token: str) -> str:
    """Cue that a token is a form of; empty where it's none."""
    if token.isupper():
        return ""
    for stem in _STEMS:
        if token.startswith(stem) and (
            token == stem or (len(stem) > 3 and len(token) - len(stem) <= 5)
        ):
            return stem
    return ""
