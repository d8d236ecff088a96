"""One text per paper, title and abstract joined, and the way back to offsets in the fields."""

from dataclasses import dataclass

from kg.core.records import Field, Paper, Span

__all__ = ["SEPARATOR", "DocumentText"]

SEPARATOR = "\n\n"


@dataclass(frozen=True, slots=True)
class DocumentText:
    """Title, separator and abstract as one text; offsets are characters, end exclusive."""

    title: str
    abstract: str

    @classmethod
    def of(cls, paper: Paper) -> "DocumentText":
        """Text of ``paper``."""
        return cls(paper.title, paper.abstract)

    @property
    def text(self) -> str:
        """The whole text that the pipeline reads."""
        return self.title + SEPARATOR + self.abstract

    @property
    def abstract_start(self) -> int:
        """Offset of the abstract's first character in ``text``."""
        return len(self.title) + len(SEPARATOR)

    def span(self, start: int, end: int) -> Span | None:
        """Span of a field for offsets of ``text``; None where they lie in no single field."""
        if not 0 <= start < end:
            return None
        if end <= len(self.title):
            return Span("title", start, end)
        first = self.abstract_start
        if start >= first and end <= first + len(self.abstract):
            return Span("abstract", start - first, end - first)
        return None

    def offsets(self, span: Span) -> tuple[int, int]:
        """Offsets in ``text`` of a span of a field."""
        shift = 0 if span.field == "title" else self.abstract_start
        return span.start + shift, span.end + shift

    def field_text(self, field: Field) -> str:
        """Text of one field."""
        return self.title if field == "title" else self.abstract
