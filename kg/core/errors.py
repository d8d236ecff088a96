"""The errors that ``kg`` raises: each carries what a person needs to put it right."""

from pathlib import Path

__all__ = [
    "KgError",
    "LexiconError",
    "QueryError",
    "ReadError",
    "UnknownNameError",
    "UsageError",
    "ValidationError",
]


class KgError(Exception):
    """Anything that ``kg`` can explain in one line. ``hint`` says what to do about it."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint
        if hint:
            self.add_note(hint)  # shown under the message in a traceback


class UsageError(KgError):
    """The call itself is wrong: a missing path, an option out of range (exit status 2)."""


class ReadError(KgError):
    """An input can't be read. ``line`` counts from 1; ``expected`` says what belongs there."""

    def __init__(
        self, path: str | Path, line: int | None, problem: str, expected: str | None = None
    ) -> None:
        where = f"{path}:{line}" if line is not None else f"{path}"
        super().__init__(f"{where}: {problem}" + (f"; expected {expected}" if expected else ""))
        self.path = str(path)
        self.line = line
        self.problem = problem
        self.expected = expected


class LexiconError(KgError):
    """A lexicon file is not what it has to be; ``problems`` are one line each."""

    def __init__(self, path: str | Path, problems: tuple[str, ...]) -> None:
        super().__init__(f"{path}: " + "; ".join(problems))
        self.path = str(path)
        self.problems = problems


class QueryError(KgError):
    """A SPARQL query can't be parsed, or no query has that name."""


class UnknownNameError(KgError):
    """No entity or paper has that name; ``nearest`` are the most similar names, best first."""

    def __init__(self, name: str, nearest: tuple[str, ...] = ()) -> None:
        super().__init__(
            f"nothing in the graph is called {name!r}",
            "did you mean " + ", ".join(nearest) + "?" if nearest else None,
        )
        self.name = name
        self.nearest = nearest


class ValidationError(KgError):
    """A graph breaks its shapes; ``report`` is the text of the SHACL report."""

    def __init__(self, message: str, report: str) -> None:
        super().__init__(message)
        self.report = report
