"""The tagger: decoding against brute force, offsets, determinism, names any fair model finds."""

import shutil
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.core.errors import KgError
from kg.core.records import EntityType, Mention, Span
from kg.nlp.components.tagger.decode import TAGS, allowed, best_path, span_probability, spans_of
from kg.nlp.components.tagger.tagger import FILES, MODEL, Tagger
from kg.nlp.components.tagger.words import split_words

TITLE = "FooNet: Contrastive Learning for Image Classification"
ABSTRACT = "We introduce FooNet. It is evaluated on ImageNet and CIFAR-10 against ResNet-50."


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger()


def _path_score(path, emissions, transitions):
    score, before = 0.0, 0
    for tag, row in zip(path, emissions, strict=True):
        score += transitions[before, tag] + row[tag]
        before = tag
    return score


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 3))
def test_decoding_agrees_with_brute_force(seed, length):
    rng = np.random.default_rng(seed)
    emissions = rng.normal(size=(length, len(TAGS))) * 2
    transitions = rng.normal(size=(len(TAGS), len(TAGS))) + allowed()
    paths = list(product(range(len(TAGS)), repeat=length))
    scores = np.array([_path_score(p, emissions, transitions) for p in paths])
    assert best_path(emissions, transitions) == list(paths[int(scores.argmax())])
    chances = np.exp(scores - scores.max())
    chances /= chances.sum()
    span = (0, min(2, length), 1)
    expected = sum(c for p, c in zip(paths, chances, strict=True) if span in spans_of(list(p)))
    assert span_probability(emissions, transitions, [span])[0] == pytest.approx(expected, abs=1e-6)


@given(st.text(max_size=60), st.text(max_size=200))
def test_words_slice_to_their_text(title, abstract):
    fields = {"title": title, "abstract": abstract}
    for word in split_words(title, abstract):
        assert fields[word.field][word.start : word.end] == word.text


def test_hyphens_and_slashes_split_words():
    texts = [w.text for w in split_words("", "ImageNet-pretrained CIFAR-10/100")]
    assert texts == ["ImageNet", "-", "pretrained", "CIFAR", "-", "10", "/", "100"]


def known(name, kind):
    start = ABSTRACT.index(name)
    return Mention(Span("abstract", start, start + len(name)), name, kind, 0.8, "lexicon")


def test_reads_hints_in_context(tagger):
    hints = (known("ImageNet", EntityType.DATASET), known("CIFAR-10", EntityType.DATASET))
    found = {
        ABSTRACT[t.start : t.end]: t.type
        for t in tagger.predict(TITLE, ABSTRACT, hints)
        if t.field == "abstract"
    }
    assert found["ImageNet"] == "Dataset"
    assert found["CIFAR-10"] == "Dataset"


def test_result_does_not_depend_on_papers_before(tagger):
    first = tagger.predict(TITLE, ABSTRACT)
    tagger.predict("Another paper", "about something else, much longer. " * 60)
    assert tagger.predict(TITLE, ABSTRACT) == first


def test_roles_are_a_distribution_and_spans_lie_in_the_field(tagger):
    for found in tagger.predict(TITLE, ABSTRACT):
        text = TITLE if found.field == "title" else ABSTRACT
        assert 0 <= found.start < found.end <= len(text)
        assert 0 <= found.confidence <= 1
        assert sum(chance for _, chance in found.roles) == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize("text", ["", "x", "word " * 900], ids=["empty", "short", "long"])
def test_takes_any_length(tagger, text):
    found = tagger.predict("", text)
    assert all(0 <= t.start < t.end <= len(text) for t in found)


@pytest.mark.parametrize("missing", FILES)
def test_a_model_without_one_of_its_files_is_refused(missing: str, tmp_path: Path) -> None:
    shutil.copytree(MODEL, tmp_path / "model")
    (tmp_path / "model" / missing).unlink()
    with pytest.raises(KgError, match=missing):
        Tagger(tmp_path / "model")
