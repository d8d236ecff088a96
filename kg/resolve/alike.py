"""Names of one paper that are alike: an acronym, a misspelling, a longer form of the other."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import permutations, product

from kg.resolve.keys import is_abbreviation, name_key
from kg.resolve.local import Group
from kg.resolve.similar import capitals_spell, has_word_more, is_acronym, is_misspelled

__all__ = ["find_alike"]


def find_alike(
    names: Mapping[Group, Mapping[str, str]],
    longs: Mapping[str, str],
    is_known: Callable[[Group, str], bool],
) -> Iterator[tuple[str, str]]:
    """Pairs of keys of which the first names what the second does, each pair by itself.

    Parameters
    ----------
    names
        A name as written by group and key.
    longs
        Long forms that the paper gives, by the key of the abbreviation: neither an abbreviation
        nor a long form among them needs another explanation.
    is_known
        Whether a key is curated: a known abbreviation is not explained by what happens to fit,
        but by what is written to fit.
    """
    explained = {name_key(text) for text in longs.values()}
    for group, members in names.items():
        words = {key: name for key, name in members.items() if _has_words(name)}
        yield from _alike_in_words(words, group is Group.TASK, partial(is_known, group))
        shorts = (k for k, name in members.items() if k not in longs and is_abbreviation(name))
        for short, long in product(shorts, words):
            if long not in explained and _explains(
                words[long], members[short], is_known(group, short)
            ):
                yield short, long


def _explains(long: str, short: str, is_known: bool) -> bool:
    return capitals_spell(short, long) or (not is_known and is_acronym(short, long))


def _alike_in_words(
    words: Mapping[str, str], is_task: bool, is_known: Callable[[str], bool]
) -> Iterator[tuple[str, str]]:
    for first, second in permutations(words, 2):
        # what is curated doesn't stand for something longer that nobody knows
        may_be_short = is_task and (is_known(second) or not is_known(first))
        is_longer = may_be_short and has_word_more(words[first], words[second])
        if is_longer or (first < second and is_misspelled(words[first], words[second])):
            yield first, second


def _has_words(name: str) -> bool:
    return " " in name or "-" in name
