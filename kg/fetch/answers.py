"""Bodies of answers to JSON values and to papers; every way to be wrong is an AnswerError."""

import io
import json
from collections.abc import Mapping
from dataclasses import fields

from kg.core.errors import ReadError
from kg.core.records import Paper
from kg.fetch.base import AnswerError, Cursor, Page, Record
from kg.readers.base import HEAD_BYTES, InputFile

__all__ = [
    "answer_file",
    "as_answer_error",
    "json_object",
    "json_value",
    "paper_record",
    "records_in",
    "token_page",
]

_NOT_KEPT = frozenset({"sources"})


def json_value(body: bytes | None) -> object:
    """JSON value that an answer is.

    Raises
    ------
    AnswerError
        If it is none, or nested too deeply.
    """
    try:
        return json.loads((body or b"").decode("utf8"), parse_constant=_no_number)
    except UnicodeDecodeError:
        raise AnswerError("the answer is not UTF-8") from None
    except json.JSONDecodeError as error:
        raise AnswerError(f"the answer is not JSON at character {error.pos + 1}") from None
    except RecursionError:
        raise AnswerError("the answer is JSON nested too deeply") from None
    except ValueError:  # an integer of thousands of digits, NaN
        raise AnswerError("the answer has a number that is none") from None


def _no_number(name: str) -> object:
    raise ValueError(name)


def json_object(body: bytes | None) -> Record:
    """JSON object that an answer is.

    Raises
    ------
    AnswerError
        If it is none.
    """
    value = json_value(body)
    if not isinstance(value, dict):
        raise AnswerError("the answer is JSON, but no object")
    return value


def records_in(value: object, where: str) -> tuple[Record, ...]:
    """Objects of a list.

    Raises
    ------
    AnswerError
        If it is no list of objects; ``where`` says which one.
    """
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise AnswerError(f"{where} is no list of records")
    return tuple(value)


def token_page(
    cursor: Cursor, records: tuple[Record, ...], total: object, member: str, token: object
) -> Page:
    """A page of a service that gives a token for the next; ``cursor`` holds that of this one.

    Raises
    ------
    AnswerError
        If ``token``, which the answer calls ``member``, is no text, or that of this page.
    """
    if token is not None and not isinstance(token, str):
        raise AnswerError(f"{member!r} is no text")
    ((name, last),) = cursor.items()
    if token and token == last:
        raise AnswerError("the answer sends back to the same page")
    more: Cursor | None = {name: token} if token and records else None
    return Page(records, more, total if type(total) is int else None)


def answer_file(body: bytes, name: str) -> InputFile:
    """An answer as a file that the readers take."""
    return InputFile(name, io.BytesIO(body), body[:HEAD_BYTES])


def paper_record(paper: Paper, more: Mapping[str, object]) -> Record:
    """Members of a paper that have a value, and ``more`` of what its source says of it.

    The reader of JSON Lines makes the same paper of it.
    """
    known = {field.name: getattr(paper, field.name) for field in fields(paper)}
    orcids = known.pop("orcids", ())
    if any(orcids):
        known["authors"] = [_person(*pair) for pair in zip(paper.authors, orcids, strict=True)]
    return {
        name: value
        for name, value in {**known, **more}.items()
        if value not in (None, "", ()) and name not in _NOT_KEPT
    }


def _person(name: str, orcid: str) -> dict[str, str]:
    return {"name": name, "orcid": orcid} if orcid else {"name": name}


def as_answer_error(error: ReadError) -> AnswerError:
    """What a reader says of a whole answer."""
    return AnswerError(f"the answer is {error.problem}")
