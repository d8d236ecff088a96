"""Lexicons for resolution: the bundled one, and none."""

import pytest

from kg.lexicon import Lexicon, load_lexicon


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(scope="session")
def no_lexicon() -> Lexicon:
    return Lexicon()
