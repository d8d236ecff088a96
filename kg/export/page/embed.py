"""Data and code as text that can stand inside an HTML page."""

import base64
import gzip
import hashlib
import json
from typing import Any

from markupsafe import Markup

__all__ = ["content_hash", "inline_code", "packed"]


def packed(data: Any) -> str:
    """``data`` as JSON, gzipped, in base64: what the page's ``unpack`` reads back."""
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":"))
    return base64.b64encode(gzip.compress(text.encode("ascii"), 6, mtime=0)).decode("ascii")


def inline_code(text: str) -> Markup:
    """Script or style sheet to put between tags as it is.

    Raises
    ------
    ValueError
        If it could end its own element.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")  # as HTML reads it
    if "</script" in text.lower() or "</style" in text.lower() or "<!--" in text:
        raise ValueError("code for the page contains a tag that would end it")
    return Markup(text)  # noqa: S704  (our own files and vis-network, never text from papers)


def content_hash(code: Markup) -> str:
    """Source expression of a content security policy that allows exactly this code."""
    digest = hashlib.sha256(code.encode("utf8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
