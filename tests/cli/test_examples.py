"""The examples in the help of the commands that ask the graph, run on the committed exports."""

import gzip
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner
from help_examples import ASKING, examples

from kg.cli.main import cli

EXPORTS = Path(__file__).parents[2] / "exports"
EXAMPLES = [example for name in ASKING for example in examples(name)]
ANSWERS = {
    "kg show CC3M": (
        "papers 3",
        "trainsOn 2019-09-25 UNITER",
        "trainsOn 2024-05-30 Slight Corruption",
        "evaluatesOn 2023-05-31 Too Large; Data Reduction",
    ),
    'kg show "Learning to Prompt for Vision-Language Models"': (
        "introduces Method CoOp Context Optimization, CoOp",
        "uses Model CLIP",
    ),
    "kg find trains_on=ImageNet-21K evaluates_on=ImageNet-1K": ("CSWin", "CvT", "MOAT"),
    "kg find --type Dataset --min-papers 5": (
        "ImageNet 28 ",
        "COCO 26 ",
        "ImageNet-1K 14 ",
        "ADE20K 12 ",
        "ImageNet-21K 6 ",
        "Flickr30K 5 ",
    ),
    'kg leaderboard ImageNet-1K "top-1 accuracy"': (
        "MOAT top-1 accuracy 89.1 %",
        "CvT-W24 top-1 accuracy 87.7 %",
        "CSWin Transformer top-1 accuracy 87.5 %",
    ),
    'kg path CC3M "visual question answering"': (
        "Dataset CC3M",
        "^trainsOn Paper UNITER",
        "addresses Task visual question answering",
    ),
    "kg path BLIP-2 COCO --format json": ('"label": "BLIP-2"', "^uses", '"label": "COCO"'),
    "kg query 'SELECT ?p { ?p kg:trainsOn dataset:cc3m }'": (
        "paper:slight-corruption-in-pre-training",
        "paper:uniter-universal-image-text",
    ),
    "kg query --named datasets-by-papers --format csv": (
        "label,papers ImageNet,28 COCO,26 ImageNet-1K,14",
    ),
    "kg query --named train-and-evaluate --param train=ImageNet-21K": ("CSWin", "CvT", "MOAT"),
    "kg questions": ("leaderboard", 'dataset="COCO"'),
    "kg questions leaderboard > my-leaderboard.rq": ("# title: ", "SELECT"),
    "kg export ntriples -o graph.nt.gz": (
        '/dataset/cc3m> <http://www.w3.org/2004/02/skos/core#prefLabel> "CC3M"',
    ),
    "kg export graphml exports -o graph.graphml": ('<node id="dataset/cc3m">',),
    "kg validate exports": ("conforms",),
    "kg validate exports --sample 20": ("conforms",),
}
"""What the answers must show, in this order; compared by hand with the papers' abstracts."""


def answer(example: str, folder: Path) -> str:
    """What a call prints and writes, the lines of tables and breaks away."""
    call = shlex.split(example.partition(" > ")[0])[1:]
    if "validate" in call and "--sample" not in call:
        call += ["--sample", "5"]
    done = CliRunner().invoke(cli, call, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    files = [path.read_bytes() for path in folder.iterdir() if path.name != "exports"]
    texts = [gzip.decompress(f) if f.startswith(b"\x1f\x8b") else f for f in files]
    return re.sub(r"[\s|│]+", " ", "".join([done.output, *(t.decode() for t in texts)]))


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_of_the_help_has_its_answer(
    example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "exports").symlink_to(EXPORTS)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    text = answer(example, tmp_path)
    for shown in ANSWERS[example]:
        _, found, text = text.partition(shown)
        assert found, shown


def test_every_asking_command_has_an_example() -> None:
    assert set(EXAMPLES) == set(ANSWERS)
    assert {example.split()[1] for example in EXAMPLES} == set(ASKING)
