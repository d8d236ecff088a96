"""Names that share a part: ``RefCOCO/+/g`` names three datasets, ``CIFAR-10/100`` two."""

import re
from typing import NamedTuple

__all__ = ["Member", "find_members", "split_members"]

_SIGN = re.compile(r"\+{1,2}|[a-z]")
_NUMBER = re.compile(r"\d+(?:\.\d+)?[A-Za-z]?")
_VERSION = re.compile(r"[vV]\d+(?:\.\d+)?")
_LETTER = re.compile(r"[A-Z]")
_HEAD_NUMBER = re.compile(r"(?P<stem>.*[A-Za-z][- ]?)\d+(?:\.\d+)?[A-Za-z]?")
_HEAD_VERSION = re.compile(r"(?P<stem>.*\S)(?P<gap> ?)[vV]\d+(?:\.\d+)?")
_HEAD_LETTER = re.compile(r"(?P<stem>.*[a-zA-Z0-9]-)[A-Z]")


class Member(NamedTuple):
    """A full name, and the characters of the coordination that stand for it, end exclusive."""

    name: str
    start: int
    end: int


def find_members(text: str) -> tuple[Member, ...]:
    """The names that ``text`` coordinates, and where: ``600`` of ``Kinetics-400/600`` is one."""
    names = split_members(text)
    if len(names) == 1:
        return (Member(text, 0, len(text)),)
    found, start = [], 0
    for name, part in zip(names, text.split("/"), strict=True):
        blank = len(part) - len(part.lstrip())
        found.append(Member(name, start + blank, start + len(part.rstrip())))
        start += len(part) + 1
    return tuple(found)


def split_members(text: str) -> tuple[str, ...]:
    """The full names that ``text`` coordinates with slashes; ``(text,)`` where it is one name.

    ``ViT-B/16`` is one name: a number after a slash only repeats the stem of a name that itself
    ends in a number of the same kind.
    """
    head, *tails = (part.strip() for part in text.split("/"))
    if not tails or not head or not all(tails):
        return (text,)
    for tail_shape, head_shape in (
        (_NUMBER, _HEAD_NUMBER),
        (_VERSION, _HEAD_VERSION),
        (_LETTER, _HEAD_LETTER),
    ):
        found = head_shape.fullmatch(head)
        if found and all(tail_shape.fullmatch(t) for t in tails):
            return (head, *(found["stem"] + _gap(found) + t for t in tails))
    if all(_SIGN.fullmatch(t) for t in tails) and _takes_signs(head, tails):
        base = head.rstrip("+")
        return (head, *(base + t for t in tails))
    return (text,)


def _gap(found: re.Match[str]) -> str:
    return found.groupdict().get("gap") or ""


def _takes_signs(head: str, tails: list[str]) -> bool:
    """A sign must be among the parts: ``A/b`` alone is no coordination."""
    return len(head) > 2 and ("+" in head[-1:] or any("+" in t for t in tails))
