"""Evidence that is kept goes by its inputs: where the evidence differs, so must they."""

from collections.abc import Iterator
from dataclasses import replace

from kg.core.records import LinkedPaper, Role, Span
from kg.core.source import RecordSource
from kg.export.evidence import describe_paper_evidence, evidence_inputs

BASE = "https://example.org/"
ELSEWHERE = Span("title", 0, 1)


def variants(linked: LinkedPaper) -> Iterator[LinkedPaper]:
    """``linked`` with one thing about it left out or changed."""
    yield replace(linked, paper=replace(linked.paper, id="other"))
    yield replace(linked, paper=replace(linked.paper, abstract=linked.paper.abstract.upper()))
    for name in ("links", "results", "sizes", "resources"):
        records = getattr(linked, name)
        for place, record in enumerate(records):
            for others in changed(name, record):
                made = (*records[:place], *others, *records[place + 1 :])
                yield replace(linked, **{name: made})


def changed(name: str, record: object) -> Iterator[tuple[object, ...]]:
    yield ()
    if name == "sizes":
        entity, size = record
        yield (("dataset/other", size),)
        for change in ({"value": "7"}, {"unit": "x"}, {"evidence": ELSEWHERE}):
            yield ((entity, replace(size, **change)),)
        return
    changes = {
        "links": (
            {"entity": "model/other"}, {"role": Role.MENTIONS}, {"confidence": 0.123},
            {"rule": "other"}, {"evidence": (ELSEWHERE,)}, {"mentions": record.mentions[1:]},
        ) if name == "links" else (),
        "results": ({"id": "other"}, {"confidence": 0.123}, {"evidence": ELSEWHERE}),
        "resources": ({"url": "https://example.org/other"}, {"span": ELSEWHERE}),
    }  # fmt: skip
    for change in changes[name]:
        yield (replace(record, **change),)


def test_other_evidence_has_other_inputs(small: RecordSource) -> None:
    differing = 0
    for linked in small.papers():
        text, inputs = list(describe_paper_evidence(linked, BASE)), evidence_inputs(linked, BASE)
        for other in variants(linked):
            if list(describe_paper_evidence(other, BASE)) != text:
                differing += 1
                assert evidence_inputs(other, BASE) != inputs
        assert evidence_inputs(linked, BASE + "x/") != inputs
        assert evidence_inputs(linked, BASE) == inputs
    assert differing > 20
