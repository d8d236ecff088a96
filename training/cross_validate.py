"""Score the whole pass on gold papers that its tagger has not seen, and parts of it alone.

    python -m training.cross_validate --models OUT \
        --gold benchmarks/gold/{dev,train,arxiv}.jsonl [--system lexicon]

``OUT/fold-K`` holds the model that was trained with ``--fold K``, and the weights of role models
where ``training.fit_roles --by-fold`` has put them; they annotate the papers of that fold. The
papers of a file are then resolved together and scored as ``kg evaluate`` does. Papers of folds that
have no model there are left out.
"""

import argparse
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from kg.core.records import AnnotatedPaper, Paper
from kg.core.source import RecordSource
from kg.evaluate import evaluate
from kg.export.annotations import ANNOTATIONS
from kg.export.base import ExportOptions
from kg.lexicon import load_lexicon
from kg.nlp.finders import LEXICON, PATTERN, TAGGER
from kg.nlp.pipeline import annotate, build_nlp
from kg.resolve import Resolver
from training.examples import FOLDS, is_held_out, read_gold

__all__ = ["ROLES_FILE", "annotate_unseen", "main"]

ROLES_FILE = "roles.json"
"""Weights of the role models that were fitted without a fold, beside its tagger."""


class System(NamedTuple):
    """A part of the pass: finders whose names become mentions, components that it does without."""

    finders: tuple[str, ...]
    without: tuple[str, ...]


SYSTEMS: dict[str, System] = {
    "all": System((TAGGER,), ()),
    "tagger": System((TAGGER,), ("kg_lexicon", "kg_patterns")),
    "lexicon": System((LEXICON,), ("kg_tagger", "kg_patterns")),
    "rules": System((PATTERN,), ("kg_tagger", "kg_lexicon")),
}


def annotate_unseen(
    papers: list[Paper], models: Path | None, system: str = "all", exclude: tuple[str, ...] = ()
) -> Iterator[AnnotatedPaper]:
    """Annotated papers, each by the model of the fold that it is held out of.

    ``models`` None: by the package's own model, whatever it was trained on.
    """
    for fold in range(FOLDS):
        if models is not None and not (models / f"fold-{fold}").is_dir():
            continue
        config: dict[str, dict[str, Any]] = {
            "kg_merger": {"finders": list(SYSTEMS[system].finders)}
        }
        if models is not None:
            config |= _of_fold(models / f"fold-{fold}")
        out = frozenset((*SYSTEMS[system].without, *exclude))
        kept = {name: settings for name, settings in config.items() if name not in out}
        nlp = build_nlp(exclude=out, config=kept)
        yield from annotate((p for p in papers if is_held_out(p.id, fold=fold)), nlp)


def _of_fold(folder: Path) -> dict[str, dict[str, Any]]:
    """What the components read that saw nothing of a fold."""
    roles = folder / ROLES_FILE
    own = {"kg_tagger": {"model": str(folder)}}
    return own | ({"kg_roles": {"weights": str(roles)}} if roles.is_file() else {})


def score(gold: list[dict[str, Any]], annotated: list[AnnotatedPaper]) -> Iterator[str]:
    """Lines of the report on those papers of a gold file that are annotated."""
    resolver = Resolver(load_lexicon())
    for paper in annotated:
        resolver.observe(paper)
    resolver.finish()
    linked = [resolver.link(paper) for paper in annotated]
    source = RecordSource.of(resolver.entities(), linked)
    seen = {paper.paper.id for paper in annotated}
    with tempfile.TemporaryDirectory() as folder:
        chosen = Path(folder) / "gold.jsonl"
        lines = (json.dumps(paper) + "\n" for paper in gold if paper["id"] in seen)
        chosen.write_text("".join(lines), encoding="utf8")
        with (Path(folder) / ANNOTATIONS.filename).open("wb") as out:
            ANNOTATIONS.write(source, out, ExportOptions())
        for row in evaluate(chosen, Path(folder)):
            sides = "" if row.precision is None else f"P {row.precision}  R {row.recall}  F1 "
            yield f"{row.measure:24} {sides}{row.score}"


def main() -> None:
    """Read arguments, print a report per gold file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", type=Path, help="folder with fold-0 to fold-2")
    parser.add_argument("--gold", type=Path, nargs="+", required=True)
    parser.add_argument("--system", choices=sorted(SYSTEMS), default="all")
    arguments = parser.parse_args()
    for path in arguments.gold:
        gold = read_gold(path)
        papers = [Paper(p["id"], p["title"], p["abstract"]) for p in gold]
        print(f"# {path.stem}, {arguments.system}")
        annotated = list(annotate_unseen(papers, arguments.models, arguments.system))
        for line in score(gold, annotated):
            print(line)


if __name__ == "__main__":
    main()
