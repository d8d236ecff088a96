"""Links: found, repaired, and told apart by what they lead to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.core.records import Paper
from kg.nlp.components.resources.links import find_links
from kg.nlp.pipeline import annotate, build_nlp


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("Code: https://github.com/a/b.", "https://github.com/a/b"),
        ("Code is at https;//github.com/a/b.", "https://github.com/a/b"),
        (r"Code: \url{https://github.com/a/b_c}.", "https://github.com/a/b_c"),
        (r"Code: {https://github.com/a/b\_c}", "https://github.com/a/b_c"),
        ("(https://github.com/a/b)", "https://github.com/a/b"),
        ("See github.com/a/b for code.", "https://github.com/a/b"),
        ("See a-b.github.io, our page.", "https://a-b.github.io"),
        ("at https://en.wikipedia.org/wiki/A_(b).", "https://en.wikipedia.org/wiki/A_(b)"),
        ("at http://example.org/x/", "http://example.org/x/"),
        ("at\nhttps://example.org/x?y=1&z=2, too", "https://example.org/x?y=1&z=2"),
    ],
)
def test_repairs(text: str, url: str) -> None:
    assert [link.url for link in find_links(text)] == [url]


@pytest.mark.parametrize(
    "text", ["A/B testing", "and/or", "e.g. this.", "https:// alone", "i.e., a.io", "v1.2/v1.3"]
)
def test_finds_no_link_where_none_is(text: str) -> None:
    assert list(find_links(text)) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Code and models: https://github.com/a/b", "code"),
        ("Our data: https://huggingface.co/datasets/a/b", "dataset"),
        ("Try https://huggingface.co/spaces/a/b", "demo"),
        ("The model is at https://huggingface.co/a/b", "model"),
        ("Code and models are available at https://a.github.io/b", "project"),
        ("All models: https://huggingface.co/collections/a", "project"),
        ("as in https://arxiv.org/abs/2101.00001", "paper"),
        ("We release our models at https://aka.ms/foo", "model"),
        ("The dataset is at https://example.org/foo", "dataset"),
        ("Project page: https://example.org/foo", "project"),
        ("More at https://example.org/foo", "project"),
    ],
)
def test_tells_what_a_link_leads_to(text: str, kind: str) -> None:
    assert [link.kind for link in find_links(text)] == [kind]


def test_a_link_named_twice_is_listed_once_where_it_stands_first() -> None:
    paper = Paper("p", "T", "Code: https://github.com/a/b. Again: https://github.com/a/b/.")
    nlp = build_nlp(exclude=["kg_tagger", "kg_lexicon"])
    (found,) = next(annotate([paper], nlp)).resources
    assert (found.url, found.kind) == ("https://github.com/a/b", "code")
    assert found.span is not None
    assert paper.abstract[found.span.start : found.span.end] == "https://github.com/a/b"


@given(st.text(alphabet="htps:;/.{}()\\_~abio %\n", max_size=60))
def test_any_text_gives_links_inside_it(text: str) -> None:
    for link in find_links(text):
        assert 0 <= link.start < link.end <= len(text)
        assert link.url.startswith(("http://", "https://"))
        assert not set(link.url) & set(" \n{}\\")
