"""The yardstick of speed: spaCy's ``en_core_web_sm``, or its architecture where it can't be had.

The package is on no package index, so where it isn't installed the same components are made with
its published configuration (widths, depths, numbers of labels) and random weights: the arithmetic
per token is the same. The rule lemmatizer is left out, which makes the stand-in the faster of the
two.
"""

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

__all__ = ["load_baseline"]

_WIDTH, _DEPTH = 96, 4
_TAGS, _DEPENDENCIES, _ENTITIES = 50, 45, 18


def load_baseline() -> tuple[Language, str]:
    """Pipeline and what it is: ``en_core_web_sm`` or ``same architecture, random weights``."""
    try:
        return spacy.load("en_core_web_sm"), "en_core_web_sm"
    except OSError:
        return _build(), "en_core_web_sm's architecture with random weights"


def _tok2vec(attributes: list[str], rows: list[int]) -> dict[str, object]:
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": _WIDTH,
            "attrs": attributes,
            "rows": rows,
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": _WIDTH,
            "depth": _DEPTH,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }


def _transitions(state: str, tok2vec: dict[str, object]) -> dict[str, object]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": state,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": tok2vec,
    }


def _build() -> Language:
    nlp = spacy.blank("en")
    shared = _tok2vec(
        ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
        [5000, 1000, 2500, 2500, 50, 50],
    )
    listener = {
        "@architectures": "spacy.Tok2VecListener.v1",
        "width": _WIDTH,
        "upstream": "tok2vec",
    }
    nlp.add_pipe("tok2vec", config={"model": shared})
    tagger = nlp.add_pipe(
        "tagger",
        config={"model": {"@architectures": "spacy.Tagger.v2", "nO": None, "tok2vec": listener}},
    )
    parser = nlp.add_pipe("parser", config={"model": _transitions("parser", listener)})
    nlp.add_pipe("attribute_ruler")
    own = _tok2vec(["NORM", "PREFIX", "SUFFIX", "SHAPE"], [5000, 1000, 2500, 2500])
    ner = nlp.add_pipe("ner", config={"model": _transitions("ner", own)})
    for number in range(_TAGS):
        tagger.add_label(f"T{number}")
    for number in range(_DEPENDENCIES):
        parser.add_label(f"d{number}")
    for number in range(_ENTITIES):
        ner.add_label(f"E{number}")
    nlp.initialize(lambda: [_example(nlp)])
    return nlp


def _example(nlp: Language) -> Example:
    words = [f"w{i}" for i in range(_TAGS)]
    gold = Doc(
        nlp.vocab,
        words=words,
        tags=[f"T{i}" for i in range(_TAGS)],
        heads=[0] * _TAGS,
        deps=["ROOT"] + [f"d{i % _DEPENDENCIES}" for i in range(1, _TAGS)],
        ents=[f"B-E{i % _ENTITIES}" for i in range(_TAGS)],
        sent_starts=[i == 0 for i in range(_TAGS)],
    )
    return Example(nlp.make_doc(" ".join(words)), gold)
