"""The NLP pass against spaCy's ``en_core_web_sm`` and its bare tokenizer; engines side by side."""

from collections.abc import Sequence
from contextlib import ExitStack

import spacy
from spacy_baseline import load_baseline
from tables import Table
from timing import side_by_side

from kg.core.records import Paper
from kg.lexicon import load_lexicon
from kg.nlp.pipeline import annotate, build_nlp
from kg.pipeline.annotate import annotate_in_order
from kg.pipeline.cache import AnnotationCache
from kg.pipeline.engines import Engine, Processes, ThisProcess
from kg.pipeline.ray_engine import RayCluster

__all__ = ["measure_engines", "measure_nlp"]


def measure_nlp(papers: Sequence[Paper], repeats: int) -> Table:
    """Papers per second of each pipeline, loaded beforehand, over the same texts."""
    texts = [f"{p.title}\n\n{p.abstract}" for p in papers]
    baseline, name = load_baseline()
    bare, own = spacy.blank("en"), build_nlp(load_lexicon())
    list(annotate(papers[:1], own))  # opens the network
    seconds = side_by_side(
        {
            name: lambda: list(baseline.pipe(texts)),
            "kg's NLP pass": lambda: list(annotate(papers, own)),
            "spaCy's tokenizer alone": lambda: list(bare.pipe(texts)),
        },
        repeats,
    )
    rows = [(n, len(papers) / s, seconds[name] / s) for n, s in seconds.items()]
    note = f"{len(papers):,} papers, one process, pipelines loaded, the best of {repeats} in turns."
    return Table("NLP pass", note, ("pipeline", "papers/s", f"times {name}"), tuple(rows))


def measure_engines(papers: Sequence[Paper], repeats: int) -> Table:
    """Papers per second of the annotate stage in one process, in two, and on Ray with two cores."""
    engines: dict[str, Engine] = {
        "1 process": ThisProcess(),
        "2 processes": Processes(2),
        "Ray, 2 cores": RayCluster(None, 2),
    }
    with ExitStack() as stack:
        for engine in engines.values():  # starts the workers and opens their networks
            stack.enter_context(engine)
            _run(papers[:128], engine)
        runs = {name: lambda e=engine: _run(papers, e) for name, engine in engines.items()}
        seconds = side_by_side(runs, repeats)
    one = seconds["1 process"]
    rows = [(name, len(papers) / s, one / s) for name, s in seconds.items()]
    note = f"{len(papers):,} papers, no cache, workers started, the best of {repeats} in turns."
    return Table("Engines", note, ("engine", "papers/s", "times one process"), tuple(rows))


def _run(papers: Sequence[Paper], engine: Engine) -> None:
    for _ in annotate_in_order(papers, engine, AnnotationCache(None)):
        pass
