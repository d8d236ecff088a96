"""What builds check of themselves: a few papers with all that belongs to them."""

from dataclasses import replace

import pytest

from kg.core.source import RecordSource
from kg.export.base import ExportOptions
from kg.query.excerpt import cut_out
from kg.query.shacl import validate_records


@pytest.mark.parametrize("papers", [1, 2, 100])
def test_so_many_papers_with_the_entities_they_name(small: RecordSource, papers: int) -> None:
    total = len(small.all_papers)
    excerpt = cut_out(small, total, papers)
    assert len(excerpt.all_papers) == min(papers, total)
    known = {entity.id for entity in excerpt.entities()}
    assert {link.entity for paper in excerpt.papers() for link in paper.links} <= known
    assert validate_records(excerpt, ExportOptions()).conforms


def test_of_all_papers_nothing_that_they_name_is_changed(small: RecordSource) -> None:
    excerpt = cut_out(small, len(small.all_papers), len(small.all_papers))
    assert excerpt.all_papers == small.all_papers
    assert set(excerpt.all_entities) <= set(small.all_entities)


def test_a_break_of_the_shapes_is_found(small: RecordSource) -> None:
    first, *others = small.all_papers
    broken = RecordSource.of(
        small.all_entities, [replace(first, paper=replace(first.paper, title="")), *others]
    )
    report = validate_records(cut_out(broken, len(small.all_papers), 1), ExportOptions())
    assert [v.message for v in report.violations] == [
        "A paper has one title, a string that is not empty."
    ]
