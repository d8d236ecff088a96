"""Sizes that sentences state of datasets: ``CC3M contains 3.3 million image-text pairs``."""

import re
from bisect import bisect_left
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
    "studies|patches|shapes|objects|items|tasks|recordings|subjects|pages|charts|tables|answers|responses|posts|comments|"
    "tweets|reviews|identities"
)
_SIZE = re.compile(
    r"(?<![\w.,-])(?P<number>\d+(?:,\d{3})+|\d+(?:\.\d+)?)\s?"
    r"(?:(?P<scale>K|M|B|k|thousand|million|billion|trillion)\b)?\+?"
    rf"(?P<unit>(?:[ -](?!(?:and|on|in|from|of|for|with)\b)[\w/-]+){{0,4}}?[ -](?:{_ITEMS}))\b"
)
# Between a dataset and its size: the dataset holds it.
_HOLDS = re.compile(
    r"\)?,?\s*(?:dataset|benchmark|corpus|data)?,?\s*(?:which |that |it )?"
    r"(?:(?:is )?(?:an?|the|one of|our) (?:[^.;0-9]|(?<=[A-Za-z-])\d){0,120}?(?:\b|(?<= )))?"
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
# Right before a size: it is that of what the dataset was taken from, of training, or of one item.
_SOURCE = re.compile(
    r"\b(?:from|out of|among|trained on|average|averaging|mean|each)(?: [\w-]+){0,6} ?$"
)
# Right before a dataset: it is what another one was made from or for, not what holds something.
_PART = re.compile(r"\b(?:from|in|of|for|by|to|within|than)(?: the)? $")
_MOST = 8
"""Datasets before a size that may hold it."""
_BEFORE = 80
"""Characters before a size or a dataset that say which part it plays."""
_BUILDS = re.compile(
    r"\b(?:introduc|present|collect|construct|build|built|curat|releas|creat|contribut|propos)",
    re.IGNORECASE,
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
        built = _BUILDS.search(text, sentence.start, sentence.end)
        dataset, end = None, sentence.start
        for match in _SIZE.finditer(text, sentence.start, sentence.end):
            value = _value(match["number"], match["scale"])
            if not _AND.fullmatch(text, end, match.start()):
                made = built is not None and built.end() <= match.start()
                dataset = _holder(text, match, named, made)
            end = match.end()
            if dataset is not None and value is not None:
                yield DatasetSize(dataset, value, match["unit"].strip(" -"), sentence)


def _value(number: str, scale: str | None) -> str | None:
    """Plain decimal number; None for a small count without a scale, which is seldom a size."""
    value = Decimal(number.replace(",", "")).scaleb(_SCALES.get((scale or "").lower(), 0))
    if value < 100 or value != value.to_integral_value():
        return None
    return str(int(value))


def _holder(text: str, size: re.Match[str], named: list[Span], built: bool) -> Span | None:
    """The dataset that the size is of: it holds it, is named after it, or is the only one built.

    ``built``: it has been said before the size that something is made.
    """
    if _SOURCE.search(text, max(0, size.start() - _BEFORE), size.start()):
        return None
    first = bisect_left(named, size.start(), key=lambda d: d.start)
    before, after = named[max(0, first - _MOST) : first], named[first : first + 1]
    if built and before and text.startswith(", ", before[-1].end):
        before = [d for d in before if not _PART.search(text, max(0, d.start - _BEFORE), d.start)]
    if before and _HOLDS.match(text, before[-1].end, size.start()):
        return before[-1]
    if after and _NAMES.match(text, size.end(), after[0].start):
        return after[0]
    return named[0] if built and before and len(named) == 1 else None
