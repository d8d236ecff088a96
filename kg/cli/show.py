"""``kg show``: a card of an entity or a paper."""

import json
from itertools import zip_longest
from pathlib import Path

import click
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from kg.core.errors import UnknownNameError
from kg.core.records import Entity, Link, LinkedPaper, Paper
from kg.export.annotations import annotation
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.graph.store import load_graph

__all__ = ["show_command"]

_REASONS = {
    "lexicon": "a curated name",
    "key": "the label but for case, hyphens and plural",
    "abbreviation": "the paper defines it",
    "context": "the paper uses it for the same thing",
    "curator": "a curator decided",
}
_EXTERNAL = (("homepage", "homepage"), ("definition", "definition"))


@click.command()
@click.argument("name")
@click.argument("directory", type=click.Path(path_type=Path), default=Path("exports"))
@click.option("--type", "type_", help="Of several entities of that name, the one of this type.")
@click.option("--why", is_flag=True, help="Why each name is taken for this entity.")
@click.option("--limit", default=20, show_default=True, help="Papers at the most; 0 for all.")
@click.option("--format", "format_", type=click.Choice(["card", "json"]), default="card")
def show_command(  # noqa: PLR0913, PLR0917  (one parameter per option)
    name: str, directory: Path, type_: str | None, why: bool, limit: int, format_: str
) -> None:
    r"""Show the entity or paper called NAME in the graph of DIRECTORY (default: exports).

    \b
    Example:
      kg show CC3M
      kg show "Learning to Prompt for Vision-Language Models"
    """
    graph = load_graph(directory)
    try:
        entity = graph.entity(name, type_)
    except UnknownNameError as error:
        _show_paper(graph, name, error, format_)
        return
    if format_ == "json":
        click.echo(json.dumps(_entity_data(graph, entity), ensure_ascii=False, indent=2))
    else:
        Console().print(_entity_card(graph, entity, limit or None, why))


def _show_paper(graph: KnowledgeGraph, name: str, error: UnknownNameError, format_: str) -> None:
    try:
        paper = graph.paper(name)
    except UnknownNameError as other:
        raise UnknownNameError(name, (*error.nearest, *other.nearest)[:5]) from None
    if format_ == "json":
        click.echo(json.dumps(annotation(paper), ensure_ascii=False, indent=2))
    else:
        Console().print(_paper_card(paper))


def _entity_card(graph: KnowledgeGraph, entity: Entity, limit: int | None, why: bool) -> Group:
    links = graph.links(entity.id)
    head = Text.assemble((entity.label, "bold"), f"  {entity.type.value}  {entity.id}")
    facts = Table.grid(padding=(0, 2))
    for fact, value in _facts(graph, entity, len(links)):
        facts.add_row(Text(fact, style="dim"), Text(value))
    parts: list[RenderableType] = [head, facts, _papers_table(links[:limit], len(links))]
    if why:
        parts.append(_merges_table(graph, entity))
    return Group(*parts)


def _facts(graph: KnowledgeGraph, entity: Entity, papers: int) -> list[tuple[str, str]]:
    def labels(ids: tuple[str, ...]) -> str:
        return ", ".join(graph.entity(i).label for i in ids)

    facts = [
        ("also called", ", ".join(entity.aliases)),
        ("is a kind of", labels(entity.broader)),
        ("variant of", labels(entity.variant_of)),
        ("part of", labels(entity.part_of)),
        ("introduced in", "; ".join(graph.paper(p).title for p in entity.introduced_in)),
        *((title, getattr(entity, name) or "") for title, name in _EXTERNAL),
        ("same as", ", ".join(entity.same_as)),
        ("papers", str(papers)),
    ]
    return [(fact, value) for fact, value in facts if value]


def _papers_table(links: tuple[tuple[LinkedPaper, Link], ...], total: int) -> Table:
    more = total - len(links)
    table = Table(caption=f"and {more} more (--limit 0)" if more else None, expand=True)
    table.add_column("role", no_wrap=True)
    table.add_column("date", no_wrap=True)
    table.add_column("paper", ratio=2)
    table.add_column("evidence", ratio=3)
    for paper, link in links:
        evidence = Text("\n").join(_sentence(paper, link))
        table.add_row(link.role.value, paper.date or "", Text(paper.title), evidence)
    return table


def _sentence(paper: LinkedPaper, link: Link) -> list[Text]:
    """The evidence sentences, the mentions in them bold, line breaks folded."""
    shown = []
    for span in link.evidence:
        text = Text(getattr(paper.paper, span.field)[span.start : span.end].replace("\n", " "))
        for mention in link.mentions:
            where = mention.span
            if where.field == span.field and span.start <= where.start and where.end <= span.end:
                text.stylize("bold", where.start - span.start, where.end - span.start)
        shown.append(text)
    return shown


def _merges_table(graph: KnowledgeGraph, entity: Entity) -> Table:
    table = Table("name", "joined by", "confidence", "in paper", title="why these names are one")
    for merge in entity.merges:
        paper = graph.paper(merge.paper).title if merge.paper else ""
        because = f"{merge.reason}: {_REASONS[merge.reason]}"
        table.add_row(Text(merge.surface), because, f"{merge.confidence:.2f}", Text(paper))
    return table


def _paper_card(paper: LinkedPaper) -> Group:
    head = Text.assemble((paper.title, "bold"), f"\n{paper.date or ''}  {paper.id}")
    facts = Table.grid(padding=(0, 2))
    for fact, value in _paper_facts(paper.paper):
        facts.add_row(Text(fact, style="dim"), Text(value))
    entities = Table("role", "type", "entity", "as written", "confidence")
    for link in paper.links:
        written = ", ".join(dict.fromkeys(m.text.replace("\n", " ") for m in link.mentions))
        entities.add_row(
            link.role.value,
            link.type.value,
            Text(link.name),
            Text(written),
            f"{link.confidence:.2f}",
        )
    parts: list[RenderableType] = [head, *([facts] * bool(facts.row_count))]
    parts += [Text(paper.paper.abstract), entities]
    if paper.results:
        parts.append(_results_table(paper))
    parts.extend(Text(f"{resource.kind}: {resource.url}") for resource in paper.resources)
    return Group(*parts)


def _paper_facts(paper: Paper) -> list[tuple[str, str]]:
    """What is known of a paper beside its text, but for its date and id."""
    people = zip_longest(paper.authors, paper.orcids[: len(paper.authors)])
    facts = [
        ("authors", ", ".join(f"{name} ({orcid})" if orcid else name for name, orcid in people)),
        ("venue", paper.venue or ""),
        ("categories", ", ".join(paper.categories)),
        ("citations", "" if paper.citations is None else f"{paper.citations:,}"),
        ("DOI", paper.doi or ""),
        ("arXiv", paper.arxiv_id or ""),
        ("address", paper.url or ""),
    ]
    return [(fact, value) for fact, value in facts if value]


def _results_table(paper: LinkedPaper) -> Table:
    table = Table("model", "dataset", "metric", "value", title="results")
    for result in paper.results:
        value = f"{'+' if result.delta else ''}{result.value}{result.unit}"
        names = (result.model or "(this paper's)", result.dataset or "", result.metric or "")
        table.add_row(*(Text(name) for name in names), value)
    return table


def _entity_data(graph: KnowledgeGraph, entity: Entity) -> dict[str, object]:
    return {
        "id": entity.id,
        "type": entity.type.value,
        "label": entity.label,
        "aliases": list(entity.aliases),
        "broader": list(entity.broader),
        "variantOf": list(entity.variant_of),
        "partOf": list(entity.part_of),
        "introducedIn": list(entity.introduced_in),
        "sameAs": list(entity.same_as),
        "homepage": entity.homepage,
        "names": [
            {"surface": m.surface, "reason": m.reason, "confidence": m.confidence, "paper": m.paper}
            for m in entity.merges
        ],
        "papers": [
            {
                "id": paper.id,
                "title": paper.title,
                "date": paper.date,
                "role": link.role.value,
                "confidence": link.confidence,
                "evidence": [getattr(paper.paper, s.field)[s.start : s.end] for s in link.evidence],
            }
            for paper, link in graph.links(entity.id)
        ],
    }
