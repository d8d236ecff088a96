"""The NLP pass against spaCy's ``en_core_web_sm`` and its bare tokenizer; one process, two."""

from collections.abc import Sequence

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

__all__ = ["measure_nlp", "measure_processes"]


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


def measure_processes(papers: Sequence[Paper], workers: Sequence[int], repeats: int) -> Table:
    """Papers per second of the annotate stage with several numbers of workers."""
    engines = {n: Processes(n) if n > 1 else ThisProcess() for n in workers}
    for number, engine in engines.items():  # starts the workers and opens their networks
        _run(papers[: 16 * 2 * number], engine)
    seconds = side_by_side(
        {str(n): lambda e=engine: _run(papers, e) for n, engine in engines.items()}, repeats
    )
    for engine in engines.values():
        engine.__exit__(None, None, None)
    one = seconds[str(workers[0])]
    rows = [(int(n), len(papers) / s, one / s) for n, s in seconds.items()]
    note = f"{len(papers):,} papers, no cache, workers started, the best of {repeats} in turns."
    return Table("Processes", note, ("processes", "papers/s", "times one"), tuple(rows))


def _run(papers: Sequence[Paper], engine: Engine) -> None:
    for _ in annotate_in_order(papers, engine, AnnotationCache(None)):
        pass
