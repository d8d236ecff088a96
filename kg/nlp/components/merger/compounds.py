"""Tasks that a name stands before: ``COCO object detection`` is a dataset and a task."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.core.records import EntityType, Mention, Span
from kg.nlp.components.merger.patterns import BARE_TASKS
from kg.nlp.shapes import is_strong
from kg.nlp.words import keys_of

__all__ = ["split_compounds"]

_NAMED = frozenset({EntityType.DATASET, EntityType.MODEL})


def split_compounds(mentions: Iterable[Mention], names: Iterable[Mention]) -> Iterator[Mention]:
    """``mentions``, each task that starts with a dataset's or model's name cut in two.

    ``names`` are those of the lexicon; one that it has several types for, or that has the form of
    a plain word, doesn't cut. What is left is no task where it is a bare head (``pre-training``).
    """
    heads = _heads(names)
    for mention in mentions:
        fitting = [n for n in heads.get(_start(mention), ()) if n.span.end < mention.span.end]
        if mention.type is not EntityType.TASK or not fitting:
            yield mention
            continue
        head = max(fitting, key=lambda n: n.span.end)
        yield Mention(head.span, head.text, head.type, mention.confidence, mention.finder)
        yield from _rest(mention, len(head.text))


def _heads(names: Iterable[Mention]) -> dict[tuple[str, int], list[Mention]]:
    """Names by where they start."""
    by_span: dict[Span, list[Mention]] = defaultdict(list)
    for name in names:
        by_span[name.span].append(name)
    heads: dict[tuple[str, int], list[Mention]] = defaultdict(list)
    for group in by_span.values():
        name = group[0]
        if len(group) == 1 and name.type in _NAMED and is_strong(name.text):
            heads[_start(name)].append(name)
    return heads


def _start(mention: Mention) -> tuple[str, int]:
    return mention.span.field, mention.span.start


def _rest(mention: Mention, head: int) -> Iterator[Mention]:
    """The task without the ``head`` characters that are a name, unless little is left."""
    text = mention.text[head:]
    skipped = len(text) - len(text.lstrip(" -~\n"))
    text = text[skipped:]
    if " ".join(keys_of(text)) in BARE_TASKS or not text:
        return
    span = Span(mention.span.field, mention.span.start + head + skipped, mention.span.end)
    yield Mention(span, text, mention.type, mention.confidence, mention.finder)
