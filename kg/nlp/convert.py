"""Doc to core records: spaCy ends here."""

from spacy.tokens import Doc

from kg.core.records import AnnotatedPaper, Paper
from kg.nlp import extensions

__all__ = ["to_annotated"]


def to_annotated(paper: Paper, doc: Doc) -> AnnotatedPaper:
    """Everything that ``doc`` says about ``paper``, in sorted tuples."""
    return AnnotatedPaper(
        paper=paper,
        sentences=extensions.sentences(doc),
        mentions=tuple(sorted(set(extensions.mentions(doc)))),
        definitions=tuple(sorted(set(extensions.definitions(doc)))),
        claims=tuple(sorted(set(extensions.claims(doc)))),
        figures=tuple(sorted(set(extensions.figures(doc)), key=_figure_key)),
        sizes=tuple(sorted(set(extensions.sizes(doc)))),
        resources=tuple(sorted(set(extensions.resources(doc)), key=lambda r: (r.url, r.kind))),
    )


def _figure_key(figure: object) -> str:
    """Sorting key that can compare absent parts."""
    return repr(figure)
