"""Annotated papers from marked text: ``We train [ViT-B/16|Model] on [CC3M|Dataset].``"""

import re
from collections.abc import Iterable, Sequence

from kg.core.records import (
    AnnotatedPaper,
    Claim,
    Definition,
    Entity,
    EntityType,
    LinkedPaper,
    Mention,
    Paper,
    Role,
    Span,
)
from kg.lexicon import Lexicon
from kg.resolve import Decisions, Resolver

_MARK = re.compile(r"\[([^|\]]+)\|(\w+)(!?)\]")


def marked(paper_id: str, text: str, definitions: Sequence[tuple[str, str]] = ()) -> AnnotatedPaper:
    """A paper whose abstract is ``text`` without the marks; ``[Foo|Model!]`` is introduced."""
    plain, mentions, introduced, end = "", [], [], 0
    for match in _MARK.finditer(text):
        plain += text[end : match.start()]
        span = Span("abstract", len(plain), len(plain) + len(match[1]))
        mentions.append(Mention(span, match[1], EntityType(match[2]), 0.9, "test"))
        introduced += [span] if match[3] else []
        plain += match[1]
        end = match.end()
    plain += text[end:]
    sentence = Span("abstract", 0, len(plain))
    return AnnotatedPaper(
        Paper(paper_id, f"Paper {paper_id}", plain),
        sentences=(sentence,),
        mentions=tuple(sorted(mentions)),
        definitions=tuple(sorted(_definition(plain, *pair) for pair in definitions)),
        claims=tuple(Claim(s, Role.INTRODUCES, 0.99, "tagger", sentence) for s in introduced),
    )


def _definition(text: str, short: str, long: str) -> Definition:
    def find(part: str) -> Span:
        start = text.index(part)
        return Span("abstract", start, start + len(part))

    return Definition(find(short), find(long), short, long)


def resolve(
    papers: Iterable[AnnotatedPaper], lexicon: Lexicon, decisions: Decisions | None = None
) -> tuple[list[LinkedPaper], dict[str, Entity]]:
    """Linked papers in the order given, and entities by id."""
    resolver = Resolver(lexicon, decisions)
    kept = list(papers)
    for paper in kept:
        resolver.observe(paper)
    resolver.finish()
    linked = [resolver.link(paper) for paper in kept]
    return linked, {e.id: e for e in resolver.entities()}


def ids(linked: LinkedPaper) -> list[str]:
    """Ids of the entities of a paper, sorted."""
    return [link.entity for link in linked.links]
