"""What ``kg build`` found, from its ``annotations.jsonl``."""

from collections.abc import Iterator
from pathlib import Path

from kg.core.records import EntityType
from kg.evaluate.fields import Fields, read_objects
from kg.evaluate.folding import fold, fold_url, fold_value
from kg.evaluate.records import JudgedEntity, JudgedPaper

__all__ = ["FILENAME", "read_annotations"]

FILENAME = "annotations.jsonl"
_TYPES = {kind.value: kind for kind in EntityType}


def read_annotations(path: Path) -> Iterator[JudgedPaper]:
    """Papers of an ``annotations.jsonl``, or of the one in a folder.

    Entities of types that a gold standard has not are left out.

    Raises
    ------
    ReadError
        If the file can't be read, or a line is not such an object.
    """
    for line in read_objects(path / FILENAME if path.is_dir() else path):
        paper = line.object("paper")
        yield JudgedPaper(
            paper.text("id"),
            fold(paper.text("title")),
            tuple(_entity(f) for f in line.objects("entities") if f.values.get("type") in _TYPES),
            frozenset(_result(fields) for fields in line.objects("results")),
            frozenset(fold_url(url) for url in line.texts("urls")),
        )


def _entity(fields: Fields) -> JudgedEntity:
    return JudgedEntity(
        fields.text("id"),
        _TYPES[fields.text("type")],
        fields.optional_text("role"),
        tuple(sorted({fold(mention.text("text")) for mention in fields.objects("mentions")})),
        fields.number("confidence"),
    )


def _result(fields: Fields) -> tuple[str, str]:
    return fold(fields.optional_text("metric") or ""), fold_value(fields.values.get("value"))
