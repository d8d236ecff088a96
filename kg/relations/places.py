"""Which sentence a span stands in."""

from collections.abc import Iterable, Mapping

from kg.core.records import Span

__all__ = ["sentence_of"]


def sentence_of(span: Span, sentences: Iterable[Span], fields: Mapping[str, str]) -> Span:
    """Sentence that holds ``span``; the whole field where none does."""
    for sentence in sentences:
        inside = sentence.start <= span.start and span.end <= sentence.end
        if sentence.field == span.field and inside:
            return sentence
    return Span(span.field, 0, len(fields[span.field]))
