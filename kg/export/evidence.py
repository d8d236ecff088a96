"""The evidence of a graph as RDF descriptions: assertions, mentions, passages, merged names.

An assertion reifies a link and carries confidence, rule and passages; a mention is a Web
Annotation whose body is the entity and whose target is a passage; a passage is a range of
characters of a paper's title or abstract, with the text there.
"""

from collections.abc import Iterable, Iterator

from kg.core.ids import digest
from kg.core.records import Entity, Link, LinkedPaper, Merge, Paper, Span
from kg.export.facts import size_id
from kg.export.rdf_terms import (
    Description,
    Properties,
    count,
    external_iri,
    fraction,
    mint,
    text,
)
from kg.export.vocabulary import RDF_TYPE, ROLE_IRIS, kg, oa, rdf

__all__ = ["describe_merges", "describe_paper_evidence", "evidence_inputs"]


def describe_merges(entity: Entity, base: str) -> Iterator[Description]:
    """Why each surface form is a name of ``entity``."""
    kind, _, name = entity.id.partition("/")
    for merge in sorted(set(entity.merges), key=_merge_key):
        properties: Properties = [
            (RDF_TYPE, (kg("NameMerge"),)),
            (kg("surface"), (text(merge.surface),)),
            (kg("mergedInto"), (mint(base, entity.id),)),
            (kg("mergedBecause"), (text(merge.reason),)),
            (kg("confidence"), (fraction(merge.confidence),)),
        ]
        if merge.paper:
            properties.append((kg("statedIn"), (mint(base, f"paper/{merge.paper}"),)))
        yield Description(mint(base, f"merge/{kind}_{name}_{_merge_digest(merge)}"), properties)


def _merge_key(merge: Merge) -> tuple[str, str, str]:
    return merge.surface, merge.reason, merge.paper or ""


def _merge_digest(merge: Merge) -> str:
    return digest(*_merge_key(merge))


def describe_paper_evidence(linked: LinkedPaper, base: str) -> Iterator[Description]:
    """Assertions, mentions and passages of one paper, and the evidence of its results."""
    paper = linked.paper
    bodies: dict[Span, set[str]] = {}
    passages: set[Span] = set()
    for link in linked.links:
        yield _assertion(paper, link, base)
        passages.update(link.evidence)
        for mention in link.mentions:
            bodies.setdefault(mention.span, set()).add(mint(base, link.entity))
    for result in linked.results:
        passages.add(result.evidence)
        yield Description(
            mint(base, f"result/{result.id}"),
            [
                (kg("confidence"), (fraction(result.confidence),)),
                (kg("evidence"), _passage_iris(paper, (result.evidence,), base)),
            ],
        )
    for entity, size in linked.sizes:
        passages.add(size.evidence)
        support = _passage_iris(paper, (size.evidence,), base)
        yield Description(mint(base, size_id(paper, entity, size)), [(kg("evidence"), support)])
    addresses = _addresses(linked)
    for span in sorted(bodies):
        yield _annotation("mention", paper, span, bodies[span], base)
    for span in sorted(addresses):
        yield _annotation("link", paper, span, addresses[span], base)
    for span in sorted(passages | bodies.keys() | addresses.keys()):
        yield from _passage(paper, span, base)


def evidence_inputs(linked: LinkedPaper, base: str) -> str:
    """All that ``describe_paper_evidence`` looks at, as one text: equal texts, equal evidence."""
    paper = linked.paper
    links = [
        (k.entity, k.role.value, k.confidence, k.rule, _ends(m.span for m in k.mentions))
        for k in linked.links
    ]
    stated = [_ends(k.evidence) for k in linked.links]
    results = [(r.id, r.confidence, _ends((r.evidence,))) for r in linked.results]
    sizes = [
        (entity, s.value, s.unit, _ends((s.dataset, s.evidence))) for entity, s in linked.sizes
    ]
    addresses = [(r.url, _ends((r.span,) if r.span else ())) for r in linked.resources]
    texts = (base, paper.id, paper.title, paper.abstract)
    return repr((texts, links, stated, results, sizes, addresses))


def _ends(spans: Iterable[Span]) -> list[tuple[str, int, int]]:
    return [(s.field, s.start, s.end) for s in spans]


def _place(paper: Paper, span: Span) -> str:
    return f"{paper.id}_{span.field}_{span.start}_{span.end}"


def _passage_iris(paper: Paper, spans: tuple[Span, ...], base: str) -> tuple[str, ...]:
    return tuple(mint(base, f"passage/{_place(paper, s)}") for s in sorted(set(spans)))


def _assertion(paper: Paper, link: Link, base: str) -> Description:
    kind, _, name = link.entity.partition("/")
    properties: Properties = [
        (RDF_TYPE, (kg("Assertion"), rdf("Statement"))),
        (rdf("subject"), (mint(base, f"paper/{paper.id}"),)),
        (rdf("predicate"), (ROLE_IRIS[link.role],)),
        (rdf("object"), (mint(base, link.entity),)),
        (kg("confidence"), (fraction(link.confidence),)),
    ]
    if link.rule:
        properties.append((kg("rule"), (text(link.rule),)))
    if link.evidence:
        properties.append((kg("evidence"), _passage_iris(paper, link.evidence, base)))
    mentions = sorted({m.span for m in link.mentions})
    if mentions:
        iris = tuple(mint(base, f"mention/{_place(paper, s)}") for s in mentions)
        properties.append((kg("supportedBy"), iris))
    local = f"assertion/{paper.id}_{link.role.value}_{kind}_{name}"
    return Description(mint(base, local), properties)


def _addresses(linked: LinkedPaper) -> dict[Span, set[str]]:
    """Addresses that the paper's text gives, by where it gives them."""
    found: dict[Span, set[str]] = {}
    for resource in linked.resources:
        iri = external_iri(resource.url)
        if resource.span is not None and iri is not None:
            found.setdefault(resource.span, set()).add(iri)
    return found


_ANNOTATIONS = {
    "mention": (kg("Mention"), oa("identifying")),
    "link": (oa("Annotation"), oa("linking")),
}
"""Class and motivation of the annotations in each folder: of names, of addresses."""


def _annotation(folder: str, paper: Paper, span: Span, bodies: set[str], base: str) -> Description:
    place = _place(paper, span)
    kind, motivation = _ANNOTATIONS[folder]
    return Description(
        mint(base, f"{folder}/{place}"),
        [
            (RDF_TYPE, (kind,)),
            (oa("hasBody"), tuple(sorted(bodies))),
            (oa("hasTarget"), (mint(base, f"passage/{place}"),)),
            (oa("motivatedBy"), (motivation,)),
        ],
    )


def _passage(paper: Paper, span: Span, base: str) -> Iterator[Description]:
    place = _place(paper, span)
    selector = mint(base, f"selector/{place}")
    passage: Properties = [
        (RDF_TYPE, (kg("Passage"),)),
        (oa("hasSource"), (mint(base, f"paper/{paper.id}"),)),
        (kg("field"), (text(span.field),)),
        (oa("hasSelector"), (selector,)),
    ]
    exact = getattr(paper, span.field)[span.start : span.end]
    chosen: Properties = [
        (RDF_TYPE, (oa("TextPositionSelector"), oa("TextQuoteSelector"))),
        (oa("start"), (count(span.start),)),
        (oa("end"), (count(span.end),)),
        (oa("exact"), (text(exact),)),
    ]
    yield Description(mint(base, f"passage/{place}"), passage)
    yield Description(selector, chosen)
