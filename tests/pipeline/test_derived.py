"""What follows from annotations is kept for the same inputs, and made anew for any others."""

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from marked_papers import marked

from kg.core.records import AnnotatedPaper, Concept
from kg.lexicon import load_lexicon
from kg.pipeline.cache import clear_cache
from kg.pipeline.derived import Evidence, Groupings
from kg.pipeline.grouping_codec import decode_entities, encode_entities
from kg.resolve import Resolver, read_decisions

PAPERS = (
    marked(
        "p1",
        "We do [weird frobnication|Task] ([WF|Task]) on [MS COCO|Dataset].",
        [("WF", "weird frobnication")],
    ),
    marked(
        "p2", "[FooNet|Method] by [Foo-net|Model!], [ünusual 𝒔igns|Model] on [CIFAR-10|Dataset]."
    ),
    marked("p3", "Nothing."),
)
RESOLVER = Resolver(load_lexicon())


@dataclass(frozen=True)
class Empty:
    """A lexicon that knows nothing."""

    concepts: dict[str, Concept] = field(default_factory=dict)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache.sqlite"


def find(path: Path | None, resolver: Resolver, paper: AnnotatedPaper, by: bytes = b"1") -> object:
    with closing(Groupings(path, by, resolver)) as groupings:
        return groupings.find(paper)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda p: p.paper.id)
def test_a_grouping_comes_back_as_it_was(paper: AnnotatedPaper) -> None:
    own = RESOLVER.group(paper)
    assert decode_entities(encode_entities(own, paper), paper) == own


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"[[[1]],[]]", b"\xff"])
def test_what_is_no_grouping_is_refused(data: bytes) -> None:
    with pytest.raises((ValueError, KeyError, TypeError, IndexError)):
        decode_entities(data, PAPERS[0])


def test_a_grouping_is_kept_for_what_made_it(path: Path) -> None:
    known, other = (r.group(PAPERS[0]) for r in (RESOLVER, Resolver(Empty())))
    assert known != other
    assert find(path, RESOLVER, PAPERS[0]) == known
    # the fingerprint stands for the lexicon too
    assert find(path, Resolver(Empty()), PAPERS[0]) == known
    assert find(path, Resolver(Empty()), PAPERS[0], by=b"2") == other
    assert find(None, Resolver(Empty()), PAPERS[0]) == other


def test_names_kept_apart_by_a_curator_are_grouped_anew(path: Path, tmp_path: Path) -> None:
    paper = marked("p", "[FooNet|Model], [FooNet model|Model].")
    joined = find(path, RESOLVER, paper)
    (tmp_path / "decisions.tsv").write_text("different\tFooNet\tFooNet model\n", encoding="utf8")
    resolver = Resolver(load_lexicon(), read_decisions(tmp_path / "decisions.tsv"))
    assert find(path, resolver, paper) == resolver.group(paper) != joined


@pytest.mark.parametrize("damage", [b"[[[0]],[]]", b"not JSON"])
def test_a_damaged_grouping_is_made_anew(path: Path, damage: bytes) -> None:
    own = find(path, RESOLVER, PAPERS[1])
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE grouping SET data = ?", (zlib.compress(damage),))
    assert find(path, RESOLVER, PAPERS[1]) == own


def test_evidence_is_written_anew_where_its_inputs_differ(path: Path) -> None:
    texts: Iterator[bytes] = iter([b"first", b"second", b"other"])
    with closing(Evidence(path)) as kept:
        assert kept.find("p", "inputs", lambda: next(texts)) == b"first"
    with closing(Evidence(path)) as kept:
        assert kept.find("p", "inputs", lambda: next(texts)) == b"first"
        assert kept.find("p", "others", lambda: next(texts)) == b"second"
        assert kept.find("q", "inputs", lambda: next(texts)) == b"other"
    with closing(Evidence(path)) as kept:
        assert kept.find("p", "others", lambda: next(texts)) == b"second"


def test_a_cleared_cache_has_nothing_of_it(path: Path) -> None:
    known = find(path, RESOLVER, PAPERS[0])
    clear_cache(path, keep=b"what annotated")
    assert find(path, Resolver(Empty()), PAPERS[0]) != known
