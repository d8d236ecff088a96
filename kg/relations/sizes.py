"""Sizes that sentences state of datasets: ``CC3M contains 3.3 million image-text pairs``."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from kg.core.records import DatasetSize, EntityType, Mention, Span

__all__ = ["find_sizes"]

_SCALES = {"k": 3, "thousand": 3, "m": 6, "million": 6, "b": 9, "billion": 9, "trillion": 12}
_ITEMS = (
    "pairs|images|samples|videos|clips|questions|documents|scans|tokens|hours|frames|captions|"
    "instances|examples|triplets|annotations|reports|dialogues|conversations|sentences|articles|"
    "trajectories|episodes|slices|utterances|instructions|tuples|queries|problems|points|masks|"
    "scenes|volumes|papers|entries|records|prompts|words|molecules|demonstrations|x-rays|regions|"
    "studies|patches|shapes|objects|items|tasks|recordings|subjects|pages|charts|tables"
)
_SIZE = re.compile(
    r"(?<![\w.,-])(?P<number>\d+(?:,\d{3})+|\d+(?:\.\d+)?)\s?"
    r"(?:(?P<scale>K|M|B|k|thousand|million|billion|trillion)\b)?\+?"
    rf"(?P<unit>(?:[ -](?!(?:and|on|in|from|of|for|with)\b)[\w/-]+){{0,4}}?[ -](?:{_ITEMS}))\b"
)
# Between a dataset and its size: the dataset holds it.
_HOLDS = re.compile(
    r"\)?,?\s*(?:dataset|benchmark|corpus|data)?,?\s*(?:which |that |it )?(?:is a [^.;]{0,60}?)?"
    r"(?:contain|compris|consist|includ|cover|featur|provid|span|encompass|total|with|offer|has|"
    r"have|boast|:|\(|made up|composed|spanning|of)[^.;:0-9]{0,40}$",
    re.IGNORECASE,
)
# Between a size and its dataset: a set of that size, called so.
_NAMES = re.compile(
    r"[^.;0-9]{0,60}?(?:dataset|benchmark|corpus|collection|set|named|called|dubbed|termed)s?"
    r"[\s,:(]{1,3}(?:called |named |dubbed |termed |namely )?$",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:,|,? and|,? with)\s+(?:over |about |more than |nearly )?")
# Right before a size: it is that of what the dataset was taken from.
_SOURCE = re.compile(r"\b(?:from|out of|among)(?: \w+){0,2} ?$")
_BUILDS = re.compile(
    r"\b(?:introduc|present|collect|construct|build|built|curat|releas|creat|contribut|propos)"
)


def find_sizes(
    fields: Mapping[str, str], sentences: Iterable[Span], mentions: tuple[Mention, ...]
) -> Iterator[DatasetSize]:
    """Sizes of the datasets that ``mentions`` name, in the order of the text.

    Parameters
    ----------
    fields
        Text of title and abstract by the field's name.
    sentences, mentions
        Of the paper.
    """
    datasets = [m.span for m in mentions if m.type is EntityType.DATASET]
    for sentence in sentences:
        named = [
            d
            for d in datasets
            if d.field == sentence.field and sentence.start <= d.start < sentence.end
        ]
        text = fields[sentence.field]
        dataset, end = None, sentence.start
        for match in _SIZE.finditer(text, sentence.start, sentence.end):
            value = _value(match["number"], match["scale"])
            if not _AND.fullmatch(text, end, match.start()):
                dataset = _holder(text, sentence, match, named)
            end = match.end()
            if dataset is not None and value is not None:
                yield DatasetSize(dataset, value, match["unit"].strip(" -"), sentence)


def _value(number: str, scale: str | None) -> str | None:
    """Plain decimal number; None for a small count without a scale, which is seldom a size."""
    value = Decimal(number.replace(",", "")).scaleb(_SCALES.get((scale or "").lower(), 0))
    if value < 100 or value != value.to_integral_value():
        return None
    return str(int(value))


def _holder(text: str, sentence: Span, size: re.Match[str], named: list[Span]) -> Span | None:
    """The dataset that the size is of: it holds it, is named after it, or is the only one built."""
    if _SOURCE.search(text, sentence.start, size.start()):
        return None
    before = [d for d in named if d.end <= size.start()]
    if before and _HOLDS.match(text, before[-1].end, size.start()):
        return before[-1]
    after = [d for d in named if d.start >= size.end()]
    if after and _NAMES.match(text, size.end(), after[0].start):
        return after[0]
    lead = text[sentence.start : size.start()].lower()
    if len(named) == 1 and before and _BUILDS.search(lead):
        return named[0]
    return None
