"""The only place that mints identifiers: slugs, entity ids, paper ids, result ids, IRIs.

An id is ``<kind>/<slug>`` and is also the path of the resource's IRI below the base IRI.
"""

import hashlib
import re
import unicodedata
from urllib.parse import quote

from kg.core.records import EntityType
from kg.core.text import fold_title, plain_text

__all__ = ["DEFAULT_BASE_IRI", "digest", "entity_id", "local_paper_id", "resource_iri", "slug"]

DEFAULT_BASE_IRI = "https://w3id.org/mlkg/"

_MAX_SLUG = 80
"""Characters; longer slugs are cut and told apart by a digest of the whole."""
_DIGEST = 8
"""Hexadecimal digits of a digest in an id: 32 bits."""

# Signs that carry identity in names (RefCOCO+, C++, Recall@1, A*) and how a slug spells them.
_SPELLED = (
    ("+", " plus "),
    ("@", " at "),
    ("&", " and "),
    ("*", " star "),
    ("#", " sharp "),
    ("%", " percent "),
)


def digest(*parts: str) -> str:
    """Hexadecimal digest (8 digits) of texts, the same on every machine and in every process."""
    joined = "\x1f".join(parts).encode("utf8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:_DIGEST]


def slug(text: str) -> str:
    """Readable ASCII slug of ``text``: ``[a-z0-9.-]+``, never empty, at most 80 characters.

    Digits, dots between digits, and spelled signs (``RefCOCO+`` -> ``refcoco-plus``) are kept. A
    text that has no ASCII rendering, or is too long, ends in a digest of the whole text.
    """
    spelled = plain_text(text)
    for sign, word in _SPELLED:
        spelled = spelled.replace(sign, word)
    spelled = "".join(_romanise(c) for c in spelled)
    ascii_text = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    made = re.sub(r"[^a-z0-9.]+", "-", ascii_text.lower())
    made = re.sub(r"(?<![0-9])\.|\.(?![0-9])", "-", made)
    made = re.sub(r"-+", "-", made).strip("-")
    if not made:
        return "x" + digest(text)
    if len(made) > _MAX_SLUG:
        return made[: _MAX_SLUG - _DIGEST - 1].rstrip("-.") + "-" + digest(text)
    return made


def _romanise(char: str) -> str:
    """Name of a Greek letter (``alpha``), any other character as it is."""
    name = unicodedata.name(char, "")
    if name.startswith("GREEK ") and " LETTER " in name:
        return name.rsplit(" LETTER ", 1)[1].split(" ")[0].lower()
    return char


def entity_id(entity_type: EntityType, label: str) -> str:
    """Id of an entity from its type and label: ``dataset/mimic-cxr``."""
    return f"{entity_type.value.lower()}/{slug(label)}"


def local_paper_id(title: str) -> str:
    """Id of a paper that comes without one: the slug of its title and a digest of it, folded."""
    folded = fold_title(title)
    return f"{slug(title)[:60].rstrip('-.')}-{digest(folded)}"


def resource_iri(local_id: str, base_iri: str = DEFAULT_BASE_IRI) -> str:
    """IRI of an id below ``base_iri``.

    Every character outside RFC 3986 ``unreserved`` and ``/`` is percent-encoded, and dot segments
    too, so that no id can leave the base or break out of ``<...>``.
    """
    segments = local_id.split("/")
    quoted = (
        quote(s, safe="") if s not in {".", ".."} else s.replace(".", "%2E") for s in segments
    )
    return base_iri + "/".join(quoted)
