"""Names that share a part, and which characters stand for each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.core.coordination import find_members, split_members


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("Kinetics-400/600", [("Kinetics-400", "Kinetics-400"), ("Kinetics-600", "600")]),
        ("RefCOCO/+/g", [("RefCOCO", "RefCOCO"), ("RefCOCO+", "+"), ("RefCOCOg", "g")]),
        ("SSv1 / v2", [("SSv1", "SSv1"), ("SSv2", "v2")]),
        ("ViT-B/L", [("ViT-B", "ViT-B"), ("ViT-L", "L")]),
        ("ViT-B/16", [("ViT-B/16", "ViT-B/16")]),
        ("CNN/DailyMail", [("CNN/DailyMail", "CNN/DailyMail")]),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_members_and_their_characters(text: str, members: list[tuple[str, str]]) -> None:
    found = find_members(text)
    assert [(m.name, text[m.start : m.end]) for m in found] == members


@given(st.text("AaBb1260+/v- ", min_size=1, max_size=16))
def test_members_are_in_order_and_do_not_overlap(text: str) -> None:
    found = find_members(text)
    assert tuple(m.name for m in found) == split_members(text)
    bounds = [offset for m in found for offset in (m.start, m.end)]
    assert bounds == sorted(bounds)
    assert all(0 <= m.start < m.end <= len(text) for m in found)
