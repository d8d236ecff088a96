"""Cues that the paper introduces a dataset, model or method."""
# ruff: noqa: E501 -- a pattern a line reads better

from kg.core.records import EntityType, Role
from kg.relations.cues.base import DATASETS, GAP, TECHNIQUES, Cue

__all__ = ["CUES"]

_ROLE = Role.INTRODUCES
_ANY = (*DATASETS, *TECHNIQUES)
_OFFER = (
    r"(?:propos(?:e|es|ing)|introduc(?:e|es|ing)|present(?:s|ing)?|develop(?:s|ing)?|"
    r"devis(?:e|es)|designs?|contributes?|releas(?:e|es|ing)|unveils?|offers?|establish(?:es)?)"
)
_MAKE = (
    r"(?:builds?|constructs?|collects?|curates?|creates?|assembles?|annotates?|builds? up|"
    r"build|constructed|collected|curated|created|contributes?)"
)
_WHO = r"(?:we|paper|work|study|article|report|authors|letter|i)"

CUES: tuple[Cue, ...] = (
    Cue(
        "introduces.we-propose",
        _ROLE,
        TECHNIQUES,
        example="In this paper we propose [[FooNet|Model]], which is fast.",
        counter="We propose a loss that is based on {CLIP|Model} and [[SAM|Model]].",
        before=rf"{_WHO} (?:\S+ ){{0,3}}?{_OFFER} (?:the |our |an? |novel |new |\S+ly )*",
    ),
    Cue(
        "introduces.we-propose-a",
        _ROLE,
        TECHNIQUES,
        example="We present a simple framework for pre-training, [[FooNet|Model]].",
        counter="We present a study of pre-training with [[CLIP|Model]].",
        before=rf"{_OFFER} {GAP % 16}(?:, |: |- |\( )(?:the |a |an |namely |i . e . |\" |` |' )*",
    ),
    Cue(
        "introduces.offer-near",
        _ROLE,
        TECHNIQUES,
        example="This framework introduces a [[cross-modal gate|Method]] between towers.",
        counter="We propose a framework built on [[CLIP|Model]].",
        before=rf"{_OFFER} (?:the |our |an? |novel |new |\S+ly |simple |effective |two |three |, |and )*",
    ),
    Cue(
        "introduces.named",
        _ROLE,
        _ANY,
        example="A new benchmark, dubbed [[FooBench|Dataset]], is built.",
        counter="Recent work uses a model named after its [[encoder|Model]].",
        before=r"(?:called|named|dubbed|termed|coined|naming|denoted as|referred to as|we call|"
        r"we name|we term|namely) (?:as |the |\" |' |` )*",
    ),
    Cue(
        "introduces.title-head",
        _ROLE,
        _ANY,
        example="[[FooNet|Model]]: Learning to Segment",
        counter="Learning to Segment: [[CLIP|Model]] Revisited",
        before=r"^",
        after=r": ",
    ),
    Cue(
        "introduces.our",
        _ROLE,
        _ANY,
        example="Our [[FooNet|Model]] is the first of its kind.",
        counter="Our baseline is [[ResNet|Model]].",
        before=r"(?:our|ours ,|our proposed|our novel|our new|the proposed|proposed|"
        r"our (?:method|model|framework|approach|dataset|benchmark) (?:, |\( )?) ?",
    ),
    Cue(
        "introduces.offer-dataset",
        _ROLE,
        DATASETS,
        example="We introduce a new benchmark, [[FooBench|Dataset]], for charts.",
        counter="We introduce a method and test it on [[COCO|Dataset]].",
        before=rf"(?:{_OFFER}|{_MAKE}) {GAP % 14}(?:dataset|data set|benchmark|corpus|collection|"
        rf"testbed|suite|set|challenge|resource|database|leaderboard)(?:s)? "
        rf"{GAP % 5}(?:, |: |\( |called |named |dubbed |termed |namely |\" |` )+(?:the )?",
    ),
    Cue(
        "introduces.make-dataset",
        _ROLE,
        DATASETS,
        example="We also release [[FooBench|Dataset]], with 3,000 charts.",
        counter="We evaluate the released model on [[COCO|Dataset]].",
        before=rf"(?:{_OFFER}|{_MAKE}) (?:the |our |an? |novel |new |large-scale |\S+ly |first |"
        rf"dataset |benchmark |high-quality |challenging |comprehensive |\" |` )*",
    ),
    Cue(
        "introduces.dataset-holds",
        _ROLE,
        DATASETS,
        example="[[FooBench|Dataset]] contains 10 million pairs.",
        counter="On [[FooBench|Dataset]] we gain two points.",
        after=r"(?:dataset |benchmark )?(?:contains|consists|comprises|covers|includes|provides|"
        r"features|spans|offers|encompasses|is (?:a|the) (?:\S+ ){0,4}?(?:dataset|benchmark)) ",
    ),
    Cue(
        "introduces.own-parts",
        _ROLE,
        (EntityType.METHOD, EntityType.MODEL),
        example="Our {FooNet|Model} consists of two parts: [[gated pooling|Method]] and more.",
        counter="{FooNet|Model} consistently beats [[ResNet|Model]].",
        before=r"OWN (?:\S+ ){0,3}?(?:consists of|comprises|includes|contains|has|features|"
        r"introduces|proposes|incorporates|designs|develops|integrates) "
        r"(?:[^\s.;]+ ){0,12}?",
    ),
    Cue(
        "introduces.parts",
        _ROLE,
        TECHNIQUES,
        example="It has two novel modules: a [[gated pooling|Method]] and a head.",
        counter="It uses modules of [[CLIP|Model]].",
        before=r"(?:two|three|four|five|key|novel|new|core|main|following) (?:\S+ ){0,3}?"
        r"(?:components|modules|parts|designs|strategies|techniques|objectives|losses|tasks|stages|"
        r"innovations|contributions|variants|mechanisms|steps) (?:: |, |\( |, namely |- |i . e . )+"
        + GAP
        % 8,
    ),
    Cue(
        "introduces.novel",
        _ROLE,
        TECHNIQUES,
        example="At its core is a novel [[cross-modal gate|Method]].",
        counter="It is a novel use of [[CLIP|Model]].",
        before=r"(?:an?|the|two|three) (?:\S+ )?(?:novel|new|innovative) (?:\S+ )?",
    ),
)
