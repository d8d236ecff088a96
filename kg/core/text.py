"""Text as people mean it: LaTeX, Unicode and blanks folded for comparison, never for display."""

import re
import unicodedata

__all__ = ["collapse_space", "fold_title", "normalise_key", "plain_text"]

_LATEX_ESCAPE = re.compile(r"\\([%&#_${}])")
_LATEX_COMMAND = re.compile(r"\\(?:text|math|emph)[a-z]*\s*\{([^{}]*)\}")
_LATEX_STYLE = re.compile(r"\\(?:bf|it|sc|tt|em|rm|sf|textsc)\b\s*")
_LATEX_MACRO = re.compile(r"\\([A-Za-z]+)")
_LATEX_SIGNS = re.compile(r"[{}$\\^]")
_DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_QUOTES = re.compile("[\u2018\u2019\u201c\u201d`']")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_SPACE = re.compile(r"\s+")
_GREEK = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "lambda": "λ", "mu": "μ",
    "pi": "π", "sigma": "σ", "tau": "τ", "phi": "φ", "psi": "ψ", "omega": "ω", "theta": "θ",
}  # fmt: skip


def collapse_space(text: str) -> str:
    """``text`` with every run of white space as one blank, none at the ends."""
    return _SPACE.sub(" ", text).strip()


def plain_text(text: str) -> str:
    r"""``text`` without LaTeX: ``85.3\%`` -> ``85.3%``, ``PC$^2$`` -> ``PC2``.

    A Greek macro becomes its letter; any other macro stands for its own name (``\ours``).
    Compatibility characters are composed (NFKC), invisible ones dropped, dashes unified to ``-``.
    """
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    if "\\" in plain or "$" in plain or "{" in plain or "^" in plain:
        plain = _LATEX_ESCAPE.sub(r"\1", plain)
        plain = _LATEX_COMMAND.sub(r"\1", plain)
        plain = _LATEX_STYLE.sub("", plain)
        plain = _LATEX_MACRO.sub(lambda m: _GREEK.get(m.group(1), m.group(1)), plain)
        plain = _LATEX_SIGNS.sub("", plain)
    return collapse_space(_DASHES.sub("-", plain))


def normalise_key(text: str) -> str:
    """Key under which spellings of one name meet: case, LaTeX, hyphens, blanks and quotes folded.

    Digits, ``+``, ``/``, ``@``, ``.`` inside, ``*`` and version marks are identity and stay:
    ``ResNet 50`` = ``ResNet-50`` = ``resnet50`` is not decided here (see ``resolve``), but
    ``RefCOCO`` != ``RefCOCO+`` and ``BLIP`` != ``BLIP-2`` always hold.
    """
    key = _QUOTES.sub("", plain_text(text)).casefold()
    key = re.sub(r"[-_\s]+", " ", key)
    return key.strip(" .,;:!?()[]")


def fold_title(title: str) -> str:
    """Key of a title for finding the same paper twice: letters and digits alone, case folded."""
    return re.sub(r"[\W_]+", " ", plain_text(title).casefold()).strip()
