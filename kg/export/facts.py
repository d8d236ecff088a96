"""The facts of a graph as RDF descriptions: entities, then papers with their results and sizes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.core.ids import digest
from kg.core.records import DatasetSize, Entity, LinkedPaper, Paper, Resource, Result, Role
from kg.core.source import GraphSource
from kg.export.dataset_card import file_name
from kg.export.rdf_terms import (
    Description,
    Literal,
    Properties,
    boolean,
    count,
    date,
    decimal,
    external_iri,
    mint,
    text,
)
from kg.export.vocabulary import (
    RDF_TYPE,
    RESOURCE_KINDS,
    ROLE_IRIS,
    SCHEMES,
    bibo,
    dcterms,
    fabio,
    kg,
    prism,
    prov,
    schema,
    skos,
)

__all__ = ["describe_entity", "describe_facts", "describe_paper", "size_id"]

_RESULT_PARTS = (
    ("model", "ofModel", "modelName"),
    ("dataset", "onDataset", "datasetName"),
    ("task", "onTask", "taskName"),
    ("metric", "hasMetric", "metricName"),
)
"""(part of a result, property to the entity, property to the name where there's no entity)."""


def describe_facts(
    source: GraphSource, base: str, inputs: Mapping[str, str]
) -> Iterator[Description]:
    """Descriptions of all entities and papers; ``inputs``: path of an input file to its IRI."""
    for entity in source.entities():
        yield describe_entity(entity, base)
    for linked in source.papers():
        yield from describe_paper(linked, base, inputs)


def describe_entity(entity: Entity, base: str) -> Description:
    """Description of an entity as a concept with its names and its relations to others."""
    properties: Properties = [
        (RDF_TYPE, (kg(entity.type.value), skos("Concept"))),
        (skos("prefLabel"), (text(entity.label),)),
    ]
    _add(properties, skos("altLabel"), [text(a) for a in entity.aliases if a != entity.label])
    if entity.concept is not None:
        properties.append((skos("inScheme"), (f"{SCHEMES}{entity.type.value.lower()}s",)))
    if entity.definition:
        properties.append((skos("definition"), (text(entity.definition),)))
    _add(properties, skos("broader"), [mint(base, i) for i in entity.broader])
    _add(properties, kg("variantOf"), [mint(base, i) for i in entity.variant_of])
    _add(properties, kg("partOf"), [mint(base, i) for i in entity.part_of])
    _add(properties, kg("introducedIn"), [mint(base, f"paper/{i}") for i in entity.introduced_in])
    _add(properties, skos("exactMatch"), _addresses(entity.same_as))
    _add(properties, schema("url"), _addresses((entity.homepage or "",)))
    return Description(mint(base, entity.id), properties)


def describe_paper(
    linked: LinkedPaper, base: str, inputs: Mapping[str, str]
) -> Iterator[Description]:
    """Description of a paper, then those of its authors, results and dataset sizes."""
    paper = linked.paper
    subject = mint(base, f"paper/{paper.id}")
    authors = [mint(base, f"author/{paper.id}_{n}") for n in range(1, len(paper.authors) + 1)]
    properties = _bibliography(paper, authors, inputs)
    by_role: dict[Role, list[str]] = {}
    for link in linked.links:
        by_role.setdefault(link.role, []).append(mint(base, link.entity))
    for role, iri in ROLE_IRIS.items():
        if role is not Role.MENTIONS:
            _add(properties, iri, by_role.get(role, ()))
    _add(properties, ROLE_IRIS[Role.MENTIONS], [iri for iris in by_role.values() for iri in iris])
    _add(properties, kg("hasResult"), [mint(base, f"result/{r.id}") for r in linked.results])
    _add_resources(properties, linked.resources)
    yield Description(subject, properties)
    for number, iri in enumerate(authors):
        yield _describe_author(paper, number, iri)
    for result in linked.results:
        yield describe_result(result, base)
    for entity, size in linked.sizes:
        yield describe_size(paper, entity, size, base)


def _describe_author(paper: Paper, number: int, iri: str) -> Description:
    """Description of the author of that number, from 0: as given, with ORCID if there is one."""
    properties: Properties = [
        (RDF_TYPE, (schema("Person"),)),
        (schema("name"), (text(paper.authors[number]),)),
        (schema("position"), (count(number + 1),)),
    ]
    orcid = paper.orcids[number] if number < len(paper.orcids) else ""
    _add(properties, schema("identifier"), _addresses([f"https://orcid.org/{orcid}"] * bool(orcid)))
    return Description(iri, properties)


def _bibliography(paper: Paper, authors: list[str], inputs: Mapping[str, str]) -> Properties:
    properties: Properties = [
        (RDF_TYPE, (kg("Paper"),)),
        (dcterms("title"), (text(paper.title),)),
        (dcterms("abstract"), (text(paper.abstract),)),
    ]
    if paper.date:
        properties.append((dcterms("issued"), (date(paper.date),)))
    _add(properties, dcterms("creator"), authors)
    properties.append((dcterms("identifier"), (text(paper.id),)))
    if paper.doi:
        properties += [(term, (text(paper.doi),)) for term in (kg("doi"), bibo("doi"))]
    if paper.arxiv_id:
        terms = (kg("arxivId"), fabio("hasArXivId"))
        properties += [(term, (text(paper.arxiv_id),)) for term in terms]
    if paper.venue:
        properties.append((prism("publicationName"), (text(paper.venue),)))
    _add(properties, dcterms("subject"), [text(category) for category in paper.categories])
    if paper.citations is not None:
        properties.append((kg("citationCount"), (count(paper.citations),)))
    _add(properties, schema("url"), _addresses((paper.url or "",)))
    found = [inputs.get(s) or inputs.get(file_name(s)) for s in paper.sources]
    _add(properties, prov("wasDerivedFrom"), [iri for iri in found if iri])
    return properties


def _add_resources(properties: Properties, resources: tuple[Resource, ...]) -> None:
    for kind, predicate in RESOURCE_KINDS:
        _add(properties, predicate, _addresses(r.url for r in resources if r.kind == kind))
    _add(properties, kg("resource"), _addresses(r.url for r in resources))


def describe_result(result: Result, base: str) -> Description:
    """Description of a figure: its parts as entities, or as names where they have none."""
    properties: Properties = [(RDF_TYPE, (kg("Result"),))]
    for part, to_entity, to_name in _RESULT_PARTS:
        entity: str | None = getattr(result, f"{part}_id")
        name: str | None = getattr(result, part)
        if entity:
            properties.append((kg(to_entity), (mint(base, entity),)))
        elif name:
            properties.append((kg(to_name), (text(name),)))
    number = decimal(result.value)
    if number is not None:
        properties.append((kg("value"), (number,)))
    properties.append((kg("valueAsWritten"), (text(result.value),)))
    if result.unit:
        properties.append((kg("unit"), (text(result.unit),)))
    properties.append((kg("isImprovement"), (boolean(result.delta),)))
    return Description(mint(base, f"result/{result.id}"), properties)


def size_id(paper: Paper, entity: str, size: DatasetSize) -> str:
    """Id of the statement of a dataset's size that a paper makes at a place in its text."""
    place = (paper.id, size.value, size.unit, *_place(size))
    return f"size/{entity.partition('/')[2]}_{digest(*place)}"


def _place(size: DatasetSize) -> tuple[str, str, str]:
    return size.evidence.field, str(size.dataset.start), str(size.evidence.start)


def describe_size(paper: Paper, entity: str, size: DatasetSize, base: str) -> Description:
    """Description of the size that a paper states of a dataset."""
    properties: Properties = [
        (RDF_TYPE, (kg("DatasetSize"),)),
        (kg("sizeOf"), (mint(base, entity),)),
        (kg("size"), (decimal(size.value) or text(size.value),)),
    ]
    if size.unit:
        properties.append((kg("sizeUnit"), (text(size.unit),)))
    properties.append((kg("statedIn"), (mint(base, f"paper/{paper.id}"),)))
    return Description(mint(base, size_id(paper, entity, size)), properties)


def _addresses(urls: Iterable[str]) -> list[str]:
    return [iri for url in urls if url and (iri := external_iri(url)) is not None]


def _add(properties: Properties, predicate: str, objects: Sequence[str | Literal]) -> None:
    """Add the distinct ``objects`` (all IRIs or all literals), sorted, if there are any."""
    if objects:
        properties.append((predicate, tuple(sorted(set(objects)))))
