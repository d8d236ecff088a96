"""Hints: which words a candidate marks, and how."""

import numpy as np
import pytest

from kg.core.records import Definition, EntityType, Mention, Span
from kg.nlp.components.tagger.hints import CUES, HINTS, LEXICON_HINTS, hint_array
from kg.nlp.components.tagger.words import split_words

TITLE = "On FooNet"
ABSTRACT = "We train masked language models (MLMs) on Visual Genome."
WORDS = split_words(TITLE, ABSTRACT)


def span(text: str) -> Span:
    start = ABSTRACT.index(text)
    return Span("abstract", start, start + len(text))


def candidate(text: str, kind: EntityType, finder: str) -> Mention:
    return Mention(span(text), text, kind, 0.5, finder)


def marked(table: np.ndarray, column: int) -> list[str]:
    return [WORDS[i].text for i in np.flatnonzero(table[:, column])]


def test_nothing_found_gives_zeros() -> None:
    table = hint_array(WORDS, (), ())
    assert table.shape == (len(WORDS), HINTS)
    assert not table.any()


def test_a_lexicon_name_marks_its_first_and_its_other_words() -> None:
    table = hint_array(WORDS, [candidate("Visual Genome", EntityType.DATASET, "lexicon")], ())
    used = [c for c in range(HINTS) if table[:, c].any()]
    assert all(c < LEXICON_HINTS for c in used)
    assert [marked(table, c) for c in used] == [["Visual"], ["Genome"]]


def test_a_name_of_two_types_marks_both() -> None:
    both = [candidate("Genome", t, "lexicon") for t in (EntityType.DATASET, EntityType.MODEL)]
    assert hint_array(WORDS, both, ()).sum() == 2


@pytest.mark.parametrize("cue", CUES)
def test_every_cue_has_a_number_of_its_own(cue: str) -> None:
    found = candidate("Genome", EntityType.DATASET, f"pattern.{cue}")
    table = hint_array(WORDS, [found], ())
    assert np.flatnonzero(table.sum(axis=0))[-1] == HINTS - len(CUES) + CUES.index(cue)


def test_a_definition_marks_short_and_long_form() -> None:
    definition = Definition(
        span("MLMs"), span("masked language models"), "MLMs", "masked language models"
    )
    table = hint_array(WORDS, (), [definition])
    columns = [c for c in range(HINTS) if table[:, c].any()]
    assert [marked(table, c) for c in columns] == [["MLMs"], ["masked"], ["language", "models"]]


def test_a_title_s_mention_marks_no_word_of_the_abstract() -> None:
    found = Mention(Span("title", 3, 9), "FooNet", EntityType.MODEL, 0.5, "lexicon")
    rows = np.flatnonzero(hint_array(WORDS, [found], ()).any(axis=1))
    assert [WORDS[i].text for i in rows] == ["FooNet"]
