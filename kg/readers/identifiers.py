"""Identifiers and addresses of papers, in one spelling each; None where a value is not one."""

import re
from urllib.parse import quote

__all__ = [
    "arxiv_address",
    "arxiv_categories",
    "arxiv_id",
    "arxiv_id_in",
    "arxiv_month",
    "doi",
    "orcid",
    "web_address",
]

_NEW_ARXIV = r"[0-9]{2}(?:0[1-9]|1[0-2])\.[0-9]{4,5}"
_OLD_ARXIV = r"[a-z]+(?:-[a-z]+)?(?:\.[A-Z]{2})?/[0-9]{2}(?:0[1-9]|1[0-2])[0-9]{3}"
_ARXIV = re.compile(rf"(?:arxiv:\s*)?({_NEW_ARXIV}|{_OLD_ARXIV})(?:v[0-9]+)?", re.IGNORECASE)
_ARXIV_ADDRESS = re.compile(
    r"https?://(?:[a-z]+\.)?(?:arxiv\.org/(?:abs|pdf|html|e-print)|huggingface\.co/papers)/"
    rf"({_NEW_ARXIV}|{_OLD_ARXIV})(?:v[0-9]+)?(?:\.pdf)?/?(?:[?#].*)?",
    re.IGNORECASE,
)
_ARXIV_DOI = re.compile(rf"10\.48550/arxiv\.({_NEW_ARXIV}|{_OLD_ARXIV})", re.IGNORECASE)
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.[0-9]{4,9}/\S+)", re.IGNORECASE)
_ARCHIVES = (
    "acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|"
    "cond-mat|cs|dg-ga|econ|eess|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|mtrl-th|"
    "nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|q-alg|q-bio|q-fin|quant-ph|solv-int|stat|"
    "supr-con"
)
"""Those of arXiv, also the ones that it has closed."""
_CATEGORY = re.compile(rf"(?:{_ARCHIVES})(?:\.[A-Z]{{2}}|\.[a-z]+(?:-[a-z]+)*)?")
_ORCID = re.compile(
    r"(?:https?://orcid\.org/|orcid:\s*)?((?:[0-9]{4}-){3}[0-9]{3}[0-9X])", re.IGNORECASE
)
_WEB_ADDRESS = re.compile(r"https?://[^/\s].*", re.IGNORECASE | re.DOTALL)
_ADDRESS_SIGNS = "!#$%&'()*+,/:;=?@[]~"
_LONGEST = 2048
"""Characters; no identifier or address in use is longer."""


def arxiv_id(text: str) -> str | None:
    """``2407.08563`` from ``arXiv:2407.08563v2``, an arXiv or Hugging Face address or a DOI.

    The version is left out: all versions are one paper.
    """
    given = text.strip()
    if len(given) > _LONGEST:
        return None
    for pattern in (_ARXIV, _ARXIV_ADDRESS, _ARXIV_DOI, _DOI_OF_ARXIV):
        if match := pattern.fullmatch(given):
            return _cased(match[1])
    return None


def _cased(found: str) -> str:
    """``found`` with the archive in lower case and its class in upper case: ``math.GT/0309136``."""
    archive, slash, number = found.rpartition("/")
    name, dot, subject = archive.partition(".")
    return f"{name.lower()}{dot}{subject.upper()}{slash}{number}"


_DOI_OF_ARXIV = re.compile(
    rf"(?:https?://(?:dx\.)?doi\.org/|doi:\s*){_ARXIV_DOI.pattern}", re.IGNORECASE
)


def arxiv_id_in(*texts: str | None) -> str | None:
    """First arXiv id that any of ``texts`` is."""
    return next((found for text in texts if text and (found := arxiv_id(text))), None)


def arxiv_month(identifier: str) -> str:
    """``2024-07`` from ``2407.08563``: the month in which the paper came to arXiv.

    Source: https://info.arxiv.org/help/arxiv_identifier.html (ids begin in 1991).
    """
    digits = identifier.rpartition("/")[2]
    century = 19 if digits[:2] >= "91" else 20
    return f"{century}{digits[:2]}-{digits[2:4]}"


def doi(text: str) -> str | None:
    """``10.1000/xyz123`` from a DOI or its address, in lower case (DOIs have no case)."""
    given = text.strip()
    match = _DOI.fullmatch(given) if len(given) <= _LONGEST else None
    return match[1].lower() if match else None


def orcid(text: str) -> str | None:
    """``0000-0002-1825-0097`` from an ORCID or its address, if its check digit is right.

    Source: ISO/IEC 7064, MOD 11-2.
    """
    given = text.strip()
    match = _ORCID.fullmatch(given) if len(given) <= _LONGEST else None
    if not match:
        return None
    found = match[1].upper()
    total = 0
    for digit in found[:-1].replace("-", ""):
        total = (total + int(digit)) * 2
    return found if "0123456789X"[(12 - total % 11) % 11] == found[-1] else None


def arxiv_categories(*texts: str | None) -> tuple[str, ...]:
    """Categories that ``texts`` are lists of (``cs.CV cs.CL``), each once, in their order."""
    words = (word for text in texts for word in re.split(r"[\s,;]+", (text or "")[:_LONGEST]))
    return tuple(dict.fromkeys(word for word in words if _CATEGORY.fullmatch(word)))


def web_address(text: str) -> str | None:
    """``text`` as an http or https address; signs that an IRI can't hold are percent-encoded."""
    given = text.strip()
    if len(given) > _LONGEST or not _WEB_ADDRESS.fullmatch(given):
        return None
    return quote(given, safe=_ADDRESS_SIGNS) if _needs_quoting(given) else given


def _needs_quoting(address: str) -> bool:
    return re.search(r"""[\s<>"{}|\\^`\x00-\x1f\x7f-\x9f\ufffd]""", address) is not None


def arxiv_address(text: str | None) -> str | None:
    """ArXiv's page of the paper with that arXiv id; None if it is none."""
    found = arxiv_id(text or "")
    return f"https://arxiv.org/abs/{found}" if found else None
