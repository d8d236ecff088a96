"""Hugging Face Daily Papers, the text of a page: title, abstract, perhaps authors and a date.

A date without a year is of the year in which the page was taken: the site leaves out only the
current year, so that is the year after the latest one that the page spells out. A page that spells
out none has no year to go by, and such dates are left out unless ``page_year`` is given.
"""

from collections.abc import Iterator, Sequence

from kg.core.errors import ReadError
from kg.core.records import Paper
from kg.readers import patterns
from kg.readers.base import InputFile, Reader, ReadOptions
from kg.readers.dates import MONTHS, iso_date
from kg.readers.lines import read_text
from kg.readers.listing import Listing, read_listing
from kg.readers.text_blocks import Block, Entry, pair_blocks

__all__ = ["READER", "page_blocks", "read_page"]


def _recognises(head: bytes) -> bool:
    return patterns.PAGE_SIGN.search(head.decode("utf8", "replace")) is not None


def read_page(file: InputFile, options: ReadOptions) -> Iterator[Paper | ReadError]:
    """Papers that a page or a text of the same shape lists."""
    blocks = page_blocks(read_text(file))
    year = options.page_year or _page_year(blocks)
    for entry in pair_blocks(blocks):
        yield _read_entry(entry, file, year) if isinstance(entry, Entry) else _stray(entry, file)


def _read_entry(entry: Entry, file: InputFile, year: int | None) -> Paper | ReadError:
    listing = Listing(
        title=entry.title.text,
        abstract="\n\n".join(block.text for block in entry.abstract),
        date=_date(entry.date, year),
    )
    return read_listing(listing, file, entry.title.line)


def _stray(block: Block, file: InputFile) -> ReadError:
    problem = f"a paragraph of {len(block.text):,} characters where a title belongs"
    return ReadError(file.source, block.line, problem, "a title, then its abstract")


def _page_year(blocks: Sequence[Block]) -> int | None:
    """Year the page was taken, from the dates that it spells out."""
    matches = (patterns.DATE.fullmatch(block.date or "") for block in blocks)
    years = [int(match[3]) for match in matches if match and match[3]]
    return max(years) + 1 if years else None


def _date(written: str, page_year: int | None) -> str | None:
    match = patterns.DATE.fullmatch(written)
    if not match:
        return None
    year = int(match[3]) if match[3] else page_year
    return iso_date(year, MONTHS.index(match[1].lower()) + 1, int(match[2])) if year else None


def page_blocks(text: str) -> list[Block]:
    """Paragraphs of a page without its head; a block with a date ends each entry that has one."""
    blocks: list[Block] = []
    lines: list[str] = []
    in_head, in_tail = True, False

    def close(number: int) -> None:
        if lines:
            blocks.append(Block("\n".join(lines), number - len(lines)))
            lines.clear()

    number = 0
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.strip()
        if not bare:
            close(number)
        elif in_head and (patterns.HEADER.fullmatch(bare) or patterns.DATE.fullmatch(bare)):
            continue
        elif patterns.AUTHORS.fullmatch(bare) or bare == patterns.DOT:
            close(number)
            if not in_tail:
                blocks.append(Block("", number, date=""))
            in_tail = True
        elif in_tail and patterns.DATE.fullmatch(bare):
            blocks[-1] = Block("", number, date=bare)
        else:
            in_head = in_tail = False
            lines.append(line.removesuffix("\r"))
    close(number + 1)
    return blocks


READER = Reader("daily-page", "text of a Hugging Face Daily Papers page", _recognises, read_page)
