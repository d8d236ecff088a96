"""spaCy shell around the finder of links."""

from spacy.language import Language
from spacy.tokens import Doc

from kg.core.records import Resource
from kg.nlp.components.resources.links import find_links
from kg.nlp.extensions import document_text, set_resources

__all__ = ["LinkFinder", "make_resources"]


class LinkFinder:
    """Writes ``doc._.kg_resources``: the links of title and abstract."""

    def __call__(self, doc: Doc) -> Doc:
        """``doc`` with its links, sorted by URL; one that stands twice is listed once."""
        document = document_text(doc)
        found: dict[str, Resource] = {}
        for link in find_links(document.text):
            span = document.span(link.start, link.end)
            if span:
                found.setdefault(link.url.rstrip("/"), Resource(link.url, link.kind, span))
        set_resources(doc, tuple(sorted(found.values())))
        return doc


@Language.factory("kg_resources", assigns=["doc._.kg_resources"])
def make_resources(nlp: Language, name: str) -> LinkFinder:  # noqa: ARG001
    """Component that finds links."""
    return LinkFinder()
