"""Papers to annotated papers: the pipeline, built in memory, and the stream through it."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.core.errors import KgError
from kg.core.records import AnnotatedPaper, Paper
from kg.lexicon import Lexicon, load_lexicon
from kg.nlp.components import COMPONENTS
from kg.nlp.components.lexicon_names.component import LexiconFinder
from kg.nlp.components.lexicon_names.matcher import NameMatcher
from kg.nlp.convert import to_annotated
from kg.nlp.document import DocumentText
from kg.nlp.extensions import set_document_text
from kg.nlp.tokens import TOKENIZER

__all__ = ["annotate", "build_nlp", "make_doc"]


def build_nlp(
    lexicon: Lexicon | None = None,
    *,
    exclude: Iterable[str] = (),
    config: dict[str, dict[str, Any]] | None = None,
) -> Language:
    """Pipeline with all components.

    Parameters
    ----------
    lexicon
        Names to look for; the bundled lexicon if None.
    exclude
        Names of components to leave out.
    config
        Settings of components by name, plain values: ``{"kg_merger": {"threshold": 0.6}}``.
    """
    nlp: Language = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})
    left_out = frozenset(exclude)
    for name, module in COMPONENTS:
        if name in left_out:
            continue
        import_module(module)
        component = nlp.add_pipe(name, config=(config or {}).get(name, {}))
        if isinstance(component, LexiconFinder):
            names = (load_lexicon() if lexicon is None else lexicon).names()
            component.matcher = NameMatcher(names)
    return nlp


def annotate(
    papers: Iterable[Paper], nlp: Language, batch_size: int = 32
) -> Iterator[AnnotatedPaper]:
    """Annotated papers, streaming, in the order of ``papers``; no paper depends on another."""
    pairs = ((make_doc(paper, nlp), paper) for paper in papers)
    for doc, paper in nlp.pipe(pairs, as_tuples=True, batch_size=batch_size):
        yield to_annotated(paper, doc)


def make_doc(paper: Paper, nlp: Language) -> Doc:
    """Tokenised text of ``paper`` that remembers its fields.

    Raises
    ------
    KgError
        If there are more characters than spaCy reads at a time.
    """
    text = DocumentText.of(paper)
    if len(text.text) > nlp.max_length:
        raise KgError(
            f"{len(text.text):,} characters are too many; title and abstract may have "
            f"{nlp.max_length:,}"
        )
    doc = nlp.make_doc(text.text)
    set_document_text(doc, text)
    return doc
