"""Gold standards: JSON Lines with the entities, figures and addresses that people found."""

from collections.abc import Iterator
from pathlib import Path

from kg.core.records import ROLES, EntityType
from kg.evaluate.fields import Fields, read_objects
from kg.evaluate.folding import fold, fold_url, fold_value
from kg.evaluate.records import JudgedEntity, JudgedPaper
from kg.resolve.local import GROUP_OF

__all__ = ["read_gold"]


def read_gold(path: Path) -> Iterator[JudgedPaper]:
    """Papers of a gold standard, in the order of the file.

    A line is an object with ``id``, ``title``, ``entities`` (objects with ``name``, ``type``,
    ``mentions``, the surface strings, and ``role``), and optional ``results`` (objects with
    ``metric`` and ``value``) and ``urls``.

    Raises
    ------
    ReadError
        If the file can't be read, holds no paper, or a line is not such an object.
    """
    empty = True
    for line in read_objects(path):
        empty = False
        if "entities" not in line.values:
            raise line.wrong("entities", "a list of objects")
        yield JudgedPaper(
            line.text("id"),
            fold(line.text("title")),
            tuple(_entity(fields) for fields in line.objects("entities")),
            frozenset(_result(fields) for fields in line.objects("results")),
            frozenset(fold_url(url) for url in line.texts("urls")),
        )
    if empty:
        raise Fields(path, 1, {}).wrong("id", "a paper a line")


def _entity(fields: Fields) -> JudgedEntity:
    kinds = [kind.value for kind in EntityType]
    if fields.values.get("type") not in kinds:
        raise fields.wrong("type", "one of " + ", ".join(kinds))
    kind = EntityType(fields.text("type"))
    role, roles = fields.optional_text("role"), [known.value for known in ROLES[kind]]
    if role is not None and role not in roles:
        raise fields.wrong("role", f"one of {', '.join(roles)}, the roles of a {kind.value}")
    mentions = fields.texts("mentions")
    if not mentions:
        raise fields.wrong("mentions", "a list of texts")
    surfaces = tuple(sorted({fold(mention) for mention in mentions}))
    cluster = f"{GROUP_OF[kind].value}/{fold(fields.text('name'))}"
    return JudgedEntity(cluster, kind, role, surfaces)


def _result(fields: Fields) -> tuple[str, str]:
    value = fields.values.get("value")
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise fields.wrong("value", "a figure")
    return fold(fields.optional_text("metric") or ""), fold_value(value)
