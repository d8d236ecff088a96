"""Abbreviations: a paper's own definition, the corpus's only one, company, else apart."""

from dataclasses import replace

import pytest
from marked_papers import ids, marked, resolve

from kg.core.records import Concept, EntityType
from kg.lexicon import Lexicon, load_lexicon

WF = ("WF", "weird frobnication")
WD = ("WF", "wild fire detection")
FLOW = ("OFA", "optical flow assistance")
FOCUS = ("OFA", "organ-focused attention")
RECEIVER = "area under the receiver operating characteristics"
SCORE = "dice score coefficient"


def test_abbreviation_and_expansion_are_one_within_a_paper(no_lexicon: Lexicon) -> None:
    paper = marked("p", "We do [weird frobnication|Task] ([WF|Task]).", [WF])
    (linked,), entities = resolve([paper], no_lexicon)
    assert ids(linked) == ["task/weird-frobnication"]
    assert entities["task/weird-frobnication"].aliases == ("WF",)


def test_the_only_expansion_of_the_corpus_joins_papers_that_give_none(no_lexicon: Lexicon) -> None:
    papers = [
        marked("p1", "We do [weird frobnication|Task] ([WF|Task]).", [WF]),
        marked("p2", "Here [WF|Task] is used."),
    ]
    linked, entities = resolve(papers, no_lexicon)
    assert ids(linked[1]) == ["task/weird-frobnication"]
    merge = next(m for m in entities["task/weird-frobnication"].merges if m.surface == "WF")
    assert (merge.reason, merge.paper) == ("abbreviation", "p1")


def test_with_several_expansions_each_paper_has_its_own(no_lexicon: Lexicon) -> None:
    papers = [
        marked("p1", "We do [weird frobnication|Task] ([WF|Task]).", [WF]),
        marked("p2", "We do [wild fire detection|Task] ([WF|Task]).", [WD]),
        marked("p3", "Here [WF|Task] is used."),
    ]
    linked, _ = resolve(papers, no_lexicon)
    found = [ids(paper) for paper in linked]
    assert found == [["task/weird-frobnication"], ["task/wild-fire-detection"], ["task/wf"]]


def test_company_decides_between_expansions(lexicon: Lexicon) -> None:
    papers = [
        *(
            marked(f"a{i}", "[weird frobnication|Task] ([WF|Task]) on [COCO|Dataset].", [WF])
            for i in range(3)
        ),
        *(
            marked(f"b{i}", "[wild fire detection|Task] ([WF|Task]) with [BERT|Model].", [WD])
            for i in range(3)
        ),
        marked("c", "Here [WF|Task] is done on [COCO|Dataset]."),
    ]
    linked, _ = resolve(papers, lexicon)
    assert "task/weird-frobnication" in ids(linked[-1])


def test_a_definition_wins_over_the_lexicon(lexicon: Lexicon) -> None:
    paper = marked(
        "p",
        "We do [vivid quilt assembly|Task] ([VQA|Task]).",
        [("VQA", "vivid quilt assembly")],
    )
    (linked,), _ = resolve([paper], lexicon)
    assert ids(linked) == ["task/vivid-quilt-assembly"]


def test_names_with_one_abbreviation_stay_apart(lexicon: Lexicon) -> None:
    papers = [
        marked(
            "p1",
            "[self-supervised learning|Method] ([SSL|Method])",
            [("SSL", "self-supervised learning")],
        ),
        marked(
            "p2",
            "[semi-supervised learning|Method] ([SSL|Method])",
            [("SSL", "semi-supervised learning")],
        ),
    ]
    linked, _ = resolve(papers, lexicon)
    assert ids(linked[0]) != ids(linked[1])


def test_likeness_makes_no_chains(no_lexicon: Lexicon) -> None:
    """A is near B and B is near C, but A is not near C: they are not all one."""
    longs = ("foo bar baz", "foo bar baz qux", "foo bar baz qux quux corge")
    papers = [
        marked(f"p{i}", f"[{long}|Method] ([FBX|Method])", [("FBX", long)])
        for i, long in enumerate(longs)
    ]
    linked, _ = resolve(papers, no_lexicon)
    first, _, last = (ids(paper) for paper in linked)
    assert first != last


def test_two_introduced_things_of_one_abbreviation_say_which(no_lexicon: Lexicon) -> None:
    papers = [
        marked(
            "p1",
            "[Masked Momentum Cloning|Model!] ([MMC|Model!])",
            [("MMC", "Masked Momentum Cloning")],
        ),
        marked("p2", "[Merry Model Chef|Model!] ([MMC|Model!])", [("MMC", "Merry Model Chef")]),
    ]
    linked, entities = resolve(papers, no_lexicon)
    assert [ids(p) for p in linked] == [
        ["model/mmc-masked-momentum-cloning"],
        ["model/mmc-merry-model-chef"],
    ]
    assert {e.label for e in entities.values()} == {
        "MMC (masked momentum cloning)",
        "MMC (merry model chef)",
    }


def test_an_acronym_without_a_definition_joins_its_words_within_a_paper(
    no_lexicon: Lexicon,
) -> None:
    paper = marked("p", "[SGL|Method]: [Symbolic Goal Learning|Method] works.")
    (linked,), _ = resolve([paper], no_lexicon)
    assert len(ids(linked)) == 1


def test_abbreviations_inside_names_are_written_out(no_lexicon: Lexicon) -> None:
    papers = [
        marked(
            "p1",
            "[change detection|Task] ([CD|Task]), [lazy CD|Task].",
            [("CD", "change detection")],
        ),
        marked("p2", "[lazy change detection|Task] here."),
    ]
    linked, _ = resolve(papers, no_lexicon)
    assert "task/lazy-change-detection" in ids(linked[0])
    assert ids(linked[1]) == ["task/lazy-change-detection"]


def test_a_bare_head_is_the_only_task_that_ends_in_it(lexicon: Lexicon) -> None:
    one = marked("p1", "[referring image segmentation|Task], so [segmentation|Task].")
    two = marked(
        "p2", "[semantic segmentation|Task], [instance segmentation|Task], [segmentation|Task]."
    )
    linked, _ = resolve([one, two], lexicon)
    assert len(ids(linked[0])) == 1
    assert len(ids(linked[1])) == 3


def test_a_coordination_names_each_member(lexicon: Lexicon) -> None:
    paper = marked("p", "On [RefCOCO/+/g|Dataset] and [CIFAR-10/100|Dataset].")
    (linked,), _ = resolve([paper], lexicon)
    assert ids(linked) == [
        "dataset/cifar-10",
        "dataset/cifar-100",
        "dataset/refcoco",
        "dataset/refcoco-plus",
        "dataset/refcocog",
    ]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("[DiT|Model] with [dynamic tokenization|Method]", ()),
        ("[Diffusion Transformers|Model] ([DiTs|Model]), so [DiTo|Model!]", ("DiTs",)),
        ("[ViT|Model] has [ViT Tokens|Method]", ()),
        ("[COCO|Dataset] and [Conceptual Captions|Dataset]", ()),
        ("[IRRA|Model!] by [Implicit Relation Reasoning|Method!]", ()),
    ],
    ids=["a known abbreviation", "explained already", "in the name", "other letters", "a part"],
)
def test_what_happens_to_fit_is_no_acronym(
    lexicon: Lexicon, text: str, pair: tuple[str, ...]
) -> None:
    definitions = [(short, "Diffusion Transformers") for short in pair]
    (linked,), _ = resolve([marked("p", text, definitions)], lexicon)
    assert len(ids(linked)) == 2


def test_a_kind_of_something_else_does_not_follow_an_abbreviation(lexicon: Lexicon) -> None:
    long = "self-supervised contrastive learning"
    papers = [
        marked("p1", f"By [{long}|Method] ([SSL|Method]).", [("SSL", long)]),
        marked("p2", f"By [{long}|Method] alone."),
    ]
    linked, _ = resolve(papers, lexicon)
    assert ids(linked[1]) == ["method/self-supervised-contrastive-learning"]


def test_a_sign_that_no_long_form_spells_out_keeps_apart(lexicon: Lexicon) -> None:
    long = "low-rank adaptation"
    paper = marked("p", f"By [{long}|Method] ([LoRA+|Method]).", [("LoRA+", long)])
    linked, _ = resolve([paper, marked("q", "[LoRA|Method]")], lexicon)
    assert "method/lora" not in ids(linked[0])


def test_a_paper_that_defines_a_curated_abbreviation_otherwise_means_something_else() -> None:
    death = ("SDS", "sudden death syndrome")
    papers = [
        marked("p1", "We use [score distillation sampling|Method]."),
        marked("p2", "Against [sudden death syndrome|Method] ([SDS|Method]).", [death]),
        marked("p3", "Here [SDS|Method] is used."),
    ]
    linked, _ = resolve(papers, load_lexicon())
    assert [ids(paper) for paper in linked] == [
        ["method/score-distillation-sampling"],
        ["method/sudden-death-syndrome"],
        ["method/score-distillation-sampling"],
    ]


OFA = (
    marked("p1", "By [optical flow assistance|Model] ([OFA|Model]).", [FLOW]),
    marked("p2", "By [organ-focused attention|Model] ([OFA|Model]).", [FOCUS]),
    marked("p3", "We use [OFA|Model]."),
)
"""The lexicon has OFA without a long form."""


def test_initials_alone_do_not_make_a_curated_entity(lexicon: Lexicon) -> None:
    linked, _ = resolve(OFA, lexicon)
    first, second, third = (ids(paper) for paper in linked)
    assert third == ["model/ofa"]
    assert first != second
    assert "model/ofa" not in first + second


def test_a_curated_name_without_a_long_form_has_the_one_that_most_papers_give(
    lexicon: Lexicon,
) -> None:
    more = marked("p4", "By [optical flow assistance|Model] ([OFA|Model]).", [FLOW])
    linked, _ = resolve([*OFA, more], lexicon)
    found = [ids(paper) for paper in linked]
    assert found[0] == found[2] == found[3] == ["model/ofa"]
    assert found[1] != ["model/ofa"]


def test_a_spelling_is_no_long_form() -> None:
    """``Meta CLIP`` says nothing about what ``MetaCLIP`` abbreviates."""
    long = "Metadata-Curated Language-Image Pre-training"
    paper = marked("p", f"[{long}|Model] ([MetaCLIP|Model])", [("MetaCLIP", long)])
    known = Concept("model/metaclip", EntityType.MODEL, "MetaCLIP", aliases=("Meta CLIP",))
    (linked,), _ = resolve([paper], Lexicon({known.id: known}))
    assert ids(linked) == ["model/metaclip"]


@pytest.mark.parametrize("arxiv_id", ["2501.00001", None])
def test_what_a_paper_introduces_by_a_curated_name_is_its_own(
    lexicon: Lexicon, arxiv_id: str | None
) -> None:
    """But a paper of no known id may be the one that the lexicon's entity is from."""
    own = marked("p", "We present [optical flow assistance|Model!] ([OFA|Model!]).", [FLOW])
    own = replace(own, paper=replace(own.paper, arxiv_id=arxiv_id))
    (linked, _), _ = resolve([own, marked("q", "We use [OFA|Model].")], lexicon)
    assert ("model/ofa" in ids(linked)) == (arxiv_id is None)


def test_a_curated_long_form_decides_though_it_starts_with_its_abbreviation(
    lexicon: Lexicon,
) -> None:
    tuning = ("ACT", "adaptive conformal tuning")
    paper = marked("p", "By [adaptive conformal tuning|Model] ([ACT|Model]).", [tuning])
    linked, _ = resolve([paper, marked("q", "[Action Chunking with Transformers|Model]")], lexicon)
    assert ids(linked[0]) == ["model/adaptive-conformal-tuning"]
    assert ids(linked[1]) == ["model/act"]


@pytest.mark.parametrize(
    ("short", "long", "entity"),
    [
        ("AUC", "area under the success curve", "metric/auroc"),
        ("AUC", "area under the receiver operating characteristics", "metric/auroc"),
        ("DICE", "document inference via chunk evidence", "metric/dice"),
        ("DSC", "dice score coefficient", "metric/dice"),
    ],
    ids=lambda v: v,
)
def test_a_long_form_has_to_be_like_the_curated_one(
    lexicon: Lexicon, short: str, long: str, entity: str
) -> None:
    paper = marked("p", f"We report [{long}|Metric] ([{short}|Metric]).", [(short, long)])
    (linked,), _ = resolve([paper], lexicon)
    assert (ids(linked) == [entity]) == (long in {RECEIVER, SCORE})


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("DID", "diffusion language models"),
        ("DRIVE", "downsampling ratios across five fundus images"),
        ("PPO", "policy optimization"),
        ("contrastive", "contrast to generative methods"),
    ],
)
def test_letters_that_happen_to_be_there_define_nothing(
    no_lexicon: Lexicon, short: str, long: str
) -> None:
    paper = marked("p", f"[{long}|Method] ([{short}|Method])", [(short, long)])
    (linked,), _ = resolve([paper], no_lexicon)
    assert len(ids(linked)) == 2


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("HSI", "hyperspectral image"),
        ("PnP", "plug-and-play"),
        ("XAI", "explainable AI"),
        ("V2X", "vehicle-to-everything"),
        ("HGFormer", "hypergraph transformer"),
        ("FLOPS", "floating point operations"),
        ("RECKON", "Reference-based Efficient Knowledge Evaluation"),
    ],
)
def test_words_that_give_their_letters_in_turn_define(
    no_lexicon: Lexicon, short: str, long: str
) -> None:
    paper = marked("p", f"[{long}|Method] ([{short}|Method])", [(short, long)])
    (linked,), _ = resolve([paper], no_lexicon)
    assert len(ids(linked)) == 1


def test_capitals_that_spell_a_curated_name_explain_it(lexicon: Lexicon) -> None:
    text = "[UNITER|Model]: [UNiversal Image-TExt Representation|Model] learning."
    (linked,), _ = resolve([marked("p", text)], lexicon)
    assert ids(linked) == ["model/uniter"]


def test_what_most_papers_write_out_is_a_term(no_lexicon: Lexicon) -> None:
    """One paper's abbreviation joins it; one paper's own name for what it does does not."""
    others = [
        marked(f"q{i}", "With a [world model|Method] and [foo learning|Method].") for i in "ab"
    ]
    papers = [
        marked("p1", "The [World Model|Method] ([WM|Method]).", [("WM", "World Model")]),
        marked("p2", "Our [Foo Learning|Method!] ([FooL|Method!]).", [("FooL", "Foo Learning")]),
        *others,
    ]
    linked, entities = resolve(papers, no_lexicon)
    assert ids(linked[2]) == ["method/foo-learning", "method/world-model"]
    assert ids(linked[0]) == ["method/world-model"]
    assert "FooL" not in entities["method/foo-learning"].aliases


def test_a_small_word_names_nothing(no_lexicon: Lexicon) -> None:
    (linked,), _ = resolve([marked("p", "From [chain of thought|Method] [to|Method].")], no_lexicon)
    assert ids(linked) == ["method/chain-of-thought"]


def test_names_with_what_goes_by_its_abbreviation_are_one_in_all_papers(lexicon: Lexicon) -> None:
    longs = ("low-rank adaptation", "low rank adapters")
    papers = [
        marked(f"p{i}", f"[{long}|Method] ([LoRA|Method]), a [LoRA frob|Method].", [("LoRA", long)])
        for i, long in enumerate(longs)
    ]
    linked, _ = resolve([*papers, marked("q", "A [LoRA frob|Method].")], lexicon)
    assert {e for p in linked for e in ids(p) if "frob" in e} == {"method/lora-frob"}


def test_an_abbreviation_in_other_letters_is_another(no_lexicon: Lexicon) -> None:
    toolkit = ("BOLT", "book of life toolkit")
    papers = [
        marked("p1", "[book of life toolkit|Model] ([BOLT|Model]).", [toolkit]),
        marked("p2", "We compare with [BOLT|Model]."),
        marked("p3", "We compare with [Bolt|Model]."),
    ]
    linked, _ = resolve(papers, no_lexicon)
    assert ids(linked[0]) == ids(linked[1])
    assert ids(linked[0]) != ids(linked[2])
