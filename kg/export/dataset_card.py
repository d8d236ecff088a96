"""The graph's description of itself: VoID, DCAT and PROV, with counts and the inputs' hashes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from kg.core.ids import digest, slug
from kg.export.base import ExportOptions
from kg.export.rdf_terms import Description, Literal, Properties, count, mint, text
from kg.export.vocabulary import (
    KG,
    ONTOLOGY,
    RDF_TYPE,
    dcat,
    dcterms,
    owl,
    prov,
    rdfs,
    schema,
    void,
    xsd,
)

__all__ = ["Counts", "describe_counts", "describe_graph", "file_name", "input_iris"]

LICENCE = "https://spdx.org/licenses/MIT"
RIGHTS = "Titles and abstracts are their authors'. All else is under the licence given."


class Counts:
    """Counts triples and instances of the classes of descriptions that pass through."""

    def __init__(self) -> None:
        self.triples = 0
        self.subjects = 0
        self.classes: Counter[str] = Counter()

    def watch(self, descriptions: Iterable[Description]) -> Iterator[Description]:
        """``descriptions`` unchanged, counted as they go."""
        for description in descriptions:
            self.subjects += 1
            for predicate, objects in description.properties:
                self.triples += len(objects)
                if predicate == RDF_TYPE:
                    self.classes.update(o for o in objects if isinstance(o, str))
            yield description

    def add(self, other: "Counts") -> None:
        """Add the counts of another part of the graph."""
        self.triples += other.triples
        self.subjects += other.subjects
        self.classes.update(other.classes)


def input_iris(options: ExportOptions) -> Mapping[str, str]:
    """IRI of each input file by the path that it was given as."""
    return {
        path: mint(options.base_iri, f"input/{slug(file_name(path))}_{digest(sha256)}")
        for path, sha256 in sorted(options.inputs)
    }


def file_name(path: str) -> str:
    """Last part of a path: a folder's name may belong to one machine alone."""
    return PurePosixPath(path.replace("\\", "/")).name or path


def describe_graph(options: ExportOptions, name: str) -> Iterator[Description]:
    """Title, licence and provenance of the graph called ``name`` (``graph``, ``evidence``)."""
    base = options.base_iri
    inputs = input_iris(options)
    properties: Properties = [
        (RDF_TYPE, (dcat("Dataset"), owl("Ontology"), prov("Entity"), void("Dataset"))),
        (owl("imports"), (ONTOLOGY,)),
        (dcterms("title"), (text(options.title),)),
        (dcterms("license"), (LICENCE,)),
        (dcterms("rights"), (text(RIGHTS),)),
        (void("uriSpace"), (text(base),)),
        (void("vocabulary"), (KG,)),
    ]
    if options.created:
        stamp = "dateTime" if "T" in options.created else "date"
        properties.append((dcterms("created"), (Literal(options.created, xsd(stamp)),)))
    if inputs:
        properties.append((prov("wasDerivedFrom"), tuple(sorted(set(inputs.values())))))
    agent = mint(base, "pipeline")
    if options.pipeline:
        properties.append((prov("wasAttributedTo"), (agent,)))
    yield Description(mint(base, name), properties)
    if options.pipeline:
        agent_type = (RDF_TYPE, (prov("SoftwareAgent"),))
        yield Description(agent, [agent_type, (rdfs("label"), (text(options.pipeline),))])
    yield from _describe_inputs(options, inputs)


def _describe_inputs(options: ExportOptions, inputs: Mapping[str, str]) -> Iterator[Description]:
    files = {inputs[path]: (file_name(path), sha256) for path, sha256 in options.inputs}
    for iri in sorted(files):
        name, sha256 = files[iri]
        yield Description(
            iri,
            [
                (RDF_TYPE, (prov("Entity"),)),
                (rdfs("label"), (text(name),)),
                (schema("sha256"), (text(sha256),)),
            ],
        )


def describe_counts(options: ExportOptions, name: str, counts: Counts) -> Iterator[Description]:
    """Counts of the graph's triples (those of this description too) and of each class."""
    base = options.base_iri
    graph = mint(base, name)
    own = sorted((c, n) for c, n in counts.classes.items() if c.startswith(KG))
    partitions = [(mint(base, f"{name}/{iri.removeprefix(KG)}"), iri, n) for iri, n in own]
    described = [
        Description(
            partition,
            [
                (RDF_TYPE, (void("Dataset"),)),
                (void("class"), (iri,)),
                (void("entities"), (count(number),)),
            ],
        )
        for partition, iri, number in partitions
    ]
    total = counts.triples + 1 + 4 * len(described)
    properties: Properties = [(void("triples"), (count(total),))]
    if partitions:
        properties.append((void("classPartition"), tuple(p for p, _, _ in partitions)))
    yield Description(graph, properties)
    yield from described
