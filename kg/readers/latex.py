"""LaTeX as a bibliography writes it, as Unicode text."""

import re

from pylatexenc.latex2text import LatexNodes2Text

from kg.core.text import collapse_space

__all__ = ["LONGEST_LATEX", "latex_to_text"]

_DECODER = LatexNodes2Text(math_mode="verbatim", keep_comments=True)
_LATEX = re.compile(r"[\\{}]|``|''|--")
LONGEST_LATEX = 50_000
"""Characters; a longer text is kept as it is: decoding takes a second for so many macros."""
_DEEPEST = 50
"""Braces around a text that are followed."""


def latex_to_text(text: str) -> str:
    r"""``text`` without braces and escapes: ``{BERT} by M{\"u}ller`` -> ``BERT by Müller``.

    Formulas stay as written, and so does a per cent sign that starts no comment in practice. White
    space folds to blanks, as in LaTeX.
    """
    if _LATEX.search(text) and len(text) <= LONGEST_LATEX and _depth(text) <= _DEEPEST:
        text = str(_DECODER.latex_to_text(re.sub(r"(?<!\\)%", r"\\%", text)))
    return collapse_space(text)


def _depth(text: str) -> int:
    deepest = depth = 0
    for sign in re.findall(r"[{}]", text):
        depth += 1 if sign == "{" else -1
        deepest = max(deepest, depth)
    return deepest
