"""Curated concepts and their names, read from Turtle.

>>> from kg.lexicon import load_lexicon
>>> [concept.label for concept in load_lexicon().lookup("ms-coco")]
['COCO']
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from kg.core.errors import LexiconError
from kg.core.resources import ontology_dir
from kg.lexicon.check import check_lexicon
from kg.lexicon.concepts import build_concepts
from kg.lexicon.index import Lexicon
from kg.lexicon.load import read_lexicon_file

__all__ = ["Lexicon", "bundled_files", "check_lexicon", "load_lexicon", "read_lexicon"]


def bundled_files() -> tuple[Path, ...]:
    """The Turtle files that come with ``kg``, sorted by name."""
    return tuple(sorted((ontology_dir() / "lexicon").glob("*.ttl")))


def load_lexicon(extra: Sequence[Path] = ()) -> Lexicon:
    """The bundled lexicon, extended or overridden by the user's own files.

    Parameters
    ----------
    extra
        Turtle files in the order in which they apply. A block with a ``skos:prefLabel`` adds a
        concept or replaces the one of that IRI; a block without one adds names and relations to it.

    Raises
    ------
    LexiconError
        If a file is not a lexicon file, or no bundled file is there.
    """
    bundled = bundled_files()
    if not bundled:
        raise LexiconError(ontology_dir() / "lexicon", ("no file there; expected *.ttl",))
    return read_lexicon((*bundled, *extra))


def read_lexicon(files: Iterable[Path]) -> Lexicon:
    """Lexicon of ``files`` alone, the later over the earlier.

    Raises
    ------
    LexiconError
        If a file is not a lexicon file.
    """
    return Lexicon(build_concepts(read_lexicon_file(path) for path in files))
