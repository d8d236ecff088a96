"""The whole pipeline, made once."""

import pytest
from spacy.language import Language

from kg.nlp.pipeline import build_nlp


@pytest.fixture(scope="session")
def nlp() -> Language:
    """Pipeline with all components and the bundled lexicon."""
    return build_nlp()
