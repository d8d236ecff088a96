r"""The key under which the spellings of one name meet, and the marks that keep names apart.

Digits, decimal points, ``+``, ``/``, ``@`` and ``*`` are identity: they are never folded. Case,
hyphens, blanks, LaTeX, Greek spelling, diacritics, plurals and British endings are folded.
"""

import re
import unicodedata
from functools import lru_cache

from kg.core.text import collapse_space, plain_text
from kg.resolve.words import (
    ARTICLES,
    GREEK,
    IRREGULAR_PLURALS,
    JOINED_VARIANTS,
    MODALITIES,
    NO_PLURAL,
    SPELLING_ENDINGS,
    SPELLINGS,
)

__all__ = [
    "display_name",
    "fold_word",
    "identity_marks",
    "is_abbreviation",
    "is_proper",
    "name_key",
    "name_words",
    "singular",
    "strip_articles",
]

_QUOTES = re.compile("[\u2018\u2019\u201c\u201d`'\"\u2032]")
_SEPARATOR = re.compile(r"[-_\s\u00b7]+")
_ASIDE = re.compile(r"\s*\(([^()\s]+)\)")
_EDGES = " .,;:!?()[]"
_ORDER = {word: i for i, word in enumerate(MODALITIES)}
_PAIR = re.compile(r"\b({0})-({0})\b".format("|".join(MODALITIES)), re.IGNORECASE)
_UPPER_PLURAL = re.compile(r"[A-Za-z0-9.+-]*[A-Z0-9][A-Za-z]?s")
_NOT_PLURAL = ("ss", "us", "is")
_LONG_PLURAL = ("sses", "xes", "ches", "shes")
_SHORTEST_PLURAL = 4
"""Letters: a shorter word is not taken for a plural."""


@lru_cache(maxsize=1 << 16)
def name_key(text: str) -> str:
    """Joining key of a name, idempotent.

    ``ResNet50`` = ``ResNet-50``, ``Grad-CAM`` = ``GradCAM``, ``pretraining`` = ``pre-training``,
    ``CNNs`` = ``CNN``, ``modelling`` = ``modeling``, ``text-image`` = ``image-text``; but
    ``RefCOCO`` != ``RefCOCO+``, ``BLIP`` != ``BLIP-2``, and two numbers stay two numbers
    (``Kinetics 400 600`` != ``Kinetics 400600``).
    """
    key = _fold_once(text)
    while (again := _fold_once(key)) != key:
        key = again
    return key


@lru_cache(maxsize=1 << 16)
def _fold_once(text: str) -> str:
    joined = ""
    for word in name_words(text):
        folded = fold_word(word)
        joined += " " + folded if joined[-1:].isdigit() and folded[:1].isdigit() else folded
    for variant, kept in JOINED_VARIANTS:
        joined = joined.replace(variant, kept)
    if not joined:
        return collapse_space(text).casefold()
    # A last s that is no plural is a capital in the key, so that folding a key changes nothing.
    return joined[:-1] + "S" if joined.endswith("s") else joined


@lru_cache(maxsize=1 << 16)
def name_words(text: str) -> tuple[str, ...]:
    """Words of a name in their case, without articles, quotes and an abbreviation in brackets."""
    if text.isascii() and text.isalnum():  # most of all: folding a key again, word for word
        return (text,)
    plain = _QUOTES.sub("", plain_text(text)).replace("\u00d7", "x").replace("&", " and ")
    plain = _without_aside(plain).strip(_EDGES)
    if "-" in plain:
        plain = _PAIR.sub(_ordered, re.sub(r"-and-", "-", plain, flags=re.IGNORECASE))
    words = [w.strip(_EDGES) for w in _SEPARATOR.split(strip_articles(plain))]
    return tuple(w for w in words if w)


def strip_articles(text: str) -> str:
    """``text`` without the articles and possessives before the name; never empty."""
    head, _, rest = text.partition(" ")
    while rest and head.casefold() in ARTICLES:
        text = rest
        head, _, rest = text.partition(" ")
    return text


def _without_aside(text: str) -> str:
    """``Text-to-image (T2I) generation`` -> ``Text-to-image generation``: the aside abbreviates."""
    if "(" not in text:
        return text

    def keep(match: re.Match[str]) -> str:
        before = text[: match.start()].casefold()
        letters = iter(before)
        short = [c for c in match.group(1).casefold() if c.isalpha()]
        return "" if short and all(c in letters for c in short) else match.group()

    return _ASIDE.sub(keep, text)


def _ordered(match: re.Match[str]) -> str:
    first, second = match.group(1), match.group(2)
    if _ORDER[first.casefold()] <= _ORDER[second.casefold()]:
        return match.group()
    return f"{second}-{first}"


@lru_cache(maxsize=1 << 16)
def fold_word(word: str) -> str:
    """One word in folded spelling: lower case, ASCII letters for Greek, singular, American."""
    folded = word.casefold()
    if not folded.isascii():
        folded = "".join(GREEK.get(c, c) for c in folded)
        folded = unicodedata.normalize("NFKD", folded)
        folded = "".join(c for c in folded if not unicodedata.combining(c))
    folded = _singular(word, folded)
    for british, american in SPELLING_ENDINGS:
        if folded.endswith(british):
            folded = folded[: -len(british)] + american
            break
    return SPELLINGS.get(folded, folded)


def singular(word: str) -> str:
    """Singular of ``word`` in its case; ``word`` itself where it is no plural."""
    folded = word.casefold()
    single = _singular(word, folded)
    if single == folded:
        return word
    same = (i for i, (a, b) in enumerate(zip(folded, single, strict=False)) if a != b)
    kept = next(same, min(len(folded), len(single)))
    return word[:kept] + single[kept:]


def display_name(text: str) -> str:
    """``text`` as people print it, without LaTeX and needless blanks; never empty."""
    return plain_text(text) or collapse_space(text) or "unnamed"


def _singular(word: str, folded: str) -> str:
    """Singular of a common noun or of an abbreviation with a small s (``CNNs``, ``ViTs``)."""
    if folded in IRREGULAR_PLURALS:
        return IRREGULAR_PLURALS[folded]
    if not folded.endswith("s") or word.endswith("S") or folded in NO_PLURAL:
        return folded
    if _UPPER_PLURAL.fullmatch(word) and len(word) > 2 and not word[-2:-1].isdigit():
        return folded[:-1]
    if len(folded) < _SHORTEST_PLURAL or not folded.isalpha() or folded.endswith(_NOT_PLURAL):
        return folded
    if folded.endswith("ies") and len(folded) > _SHORTEST_PLURAL:
        return folded[:-3] + "y"
    return folded[:-2] if folded.endswith(_LONG_PLURAL) else folded[:-1]


def identity_marks(text: str) -> tuple[str, ...]:
    """Numbers and signs of a name in their order: two names that differ in them never merge."""
    return tuple(re.findall(r"\d+(?:\.\d+)*|[+/@*]", plain_text(text)))


def is_proper(text: str) -> bool:
    """Whether a name shows by its spelling that it is one: a digit, or a capital inside a word."""
    return any(
        any(c.isdigit() for c in w) or any(c.isupper() for c in w[1:]) for w in name_words(text)
    )


def is_abbreviation(text: str) -> bool:
    """Whether ``text`` is one word of mostly capitals (``VQA``, ``CNNs``, ``MedVQA``)."""
    words = name_words(text)
    if len(words) != 1:
        return False
    letters = [c for c in words[0] if c.isalpha()]
    return len(letters) > 1 and sum(c.isupper() for c in letters) * 2 >= len(letters)
