"""Resolution of a corpus: the same whatever the order, the parts, or what came before."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marked_papers import ids, marked, resolve

from kg.core.records import (
    AnnotatedPaper,
    Claim,
    DatasetSize,
    EntityType,
    Figure,
    Mention,
    Paper,
    Role,
    Span,
)
from kg.lexicon import Lexicon, load_lexicon
from kg.resolve import Resolver
from kg.resolve.words import SMALL_WORDS

WF = ("WF", "weird frobnication")
CORPUS = (
    marked("p1", "We do [weird frobnication|Task] ([WF|Task]) on [MS COCO|Dataset].", [WF]),
    marked("p2", "[wild fire detection|Task] ([WF|Task])", [("WF", "wild fire detection")]),
    marked("p3", "[WF|Task] with [FooNet-L|Model!] and [FooNet|Model] on [COCO|Dataset]."),
    marked("p4", "[FooNet|Method] by [Foo-net|Model], [Bar Network|Model]."),
    marked("p5", "[MAE|Model], [MAE|Model] and [ViT-B/16|Model] on [VALOR|Dataset]."),
    marked("p6", "[VALOR|Model!] on [VALOR-1M|Dataset!] by [Contrastive Widgets|Method]."),
    marked("p7", "[contrastive widget|Method] and [zero-shot WF|Task], [WF|Task].", [WF][:0]),
    marked("p8", "[wild-fire detections|Task] ([WF|Task])", [("WF", "wild-fire detections")]),
)
LEXICON = load_lexicon()


def records(papers: list[AnnotatedPaper], lexicon: Lexicon = LEXICON) -> tuple[object, ...]:
    linked, entities = resolve(papers, lexicon)
    return sorted(linked, key=lambda p: p.id), entities


EXPECTED = records(list(CORPUS))


@settings(max_examples=40, deadline=None)
@given(st.permutations(CORPUS))
def test_the_order_of_papers_changes_nothing(papers: list[AnnotatedPaper]) -> None:
    assert records(papers) == EXPECTED


@settings(max_examples=40, deadline=None)
@given(st.permutations(CORPUS), st.lists(st.integers(0, 2), min_size=8, max_size=8))
def test_parts_add_up_to_the_whole(papers: list[AnnotatedPaper], parts: list[int]) -> None:
    workers = [Resolver(LEXICON) for _ in range(3)]
    for paper, part in zip(papers, parts, strict=True):
        workers[part].observe(paper)
    whole = Resolver(LEXICON)
    for worker in workers:
        whole.state.add(worker.state)
    whole.finish()
    linked = sorted((whole.link(p) for p in papers), key=lambda p: p.id)
    assert (linked, {e.id: e for e in whole.entities()}) == EXPECTED


def test_a_later_paper_gives_the_same_as_a_clean_build() -> None:
    resolver = Resolver(LEXICON)
    for paper in CORPUS[:-1]:
        resolver.observe(paper)
    resolver.finish()
    for paper in CORPUS[:-1]:
        resolver.link(paper)
    resolver.observe(CORPUS[-1])
    resolver.finish()
    assert [resolver.link(p) for p in CORPUS] == EXPECTED[0]
    assert {e.id: e for e in resolver.entities()} == EXPECTED[1]


def test_unrelated_papers_leave_ids_alone() -> None:
    before, _ = resolve(CORPUS, LEXICON)
    after, _ = resolve((*CORPUS, marked("q", "[Quux|Model!] on [ImageNet|Dataset].")), LEXICON)
    assert [ids(p) for p in after[: len(before)]] == [ids(p) for p in before]


def test_every_entity_pointed_at_is_there() -> None:
    _, entities = resolve(CORPUS, LEXICON)
    pointed = {i for e in entities.values() for i in (*e.broader, *e.variant_of, *e.part_of)}
    assert pointed
    assert pointed <= entities.keys()


def test_what_is_finished_first_comes_first() -> None:
    with pytest.raises(RuntimeError, match="finish"):
        Resolver(LEXICON).link(CORPUS[0])


def test_noise_about_the_type_is_outvoted(no_lexicon: Lexicon) -> None:
    papers = [
        marked("p1", "[Foo|Model]"),
        marked("p2", "[Foo|Model]"),
        marked("p3", "[Foo|Method]"),
    ]
    linked, _ = resolve(papers, no_lexicon)
    assert [p.links[0].type for p in linked] == [EntityType.MODEL] * 3
    assert {p.links[0].entity for p in linked} == {"model/foo"}


def test_a_tie_of_types_goes_to_the_earlier_type(no_lexicon: Lexicon) -> None:
    papers = [marked("p1", "[Foo|Method]"), marked("p2", "[Foo|Model]")]
    linked, _ = resolve(papers, no_lexicon)
    assert {p.links[0].entity for p in linked} == {"model/foo"}


def test_what_papers_introduce_says_so(no_lexicon: Lexicon) -> None:
    papers = [marked("p1", "We propose [Foo|Model!]."), marked("p2", "We use [Foo|Model].")]
    linked, entities = resolve(papers, no_lexicon)
    assert linked[0].links[0].role is Role.INTRODUCES
    assert entities["model/foo"].introduced_in == ("p1",)


def test_links_left_out_say_nothing_of_the_entity(no_lexicon: Lexicon) -> None:
    paper = marked("p1", "We propose [Foo|Model!] beside [Bar|Model].")
    resolver = Resolver(no_lexicon)
    resolver.observe(paper)
    resolver.finish()
    kept = resolver.link(paper)
    everything = {e.id: e for e in resolver.entities()}
    assert everything["model/foo"].introduced_in == ("p1",)
    other = resolver.for_part()
    assert other.link(paper, least=0.95).links == ()
    assert list(other.entities()) == []
    lowest = min(link.confidence for link in kept.links)
    highest = max(link.confidence for link in kept.links)
    third = resolver.for_part()
    third.link(paper, least=(lowest + highest) / 2)
    assert [e.id for e in third.entities()] == ["model/foo"]


@pytest.mark.parametrize(
    ("arxiv", "role"), [("1409.0575", Role.INTRODUCES), ("2101.05022", Role.EVALUATES_ON)]
)
def test_a_known_dataset_is_introduced_by_its_own_paper(
    lexicon: Lexicon, arxiv: str, role: Role
) -> None:
    paper = marked("p", "Re-labeling [ImageNet|Dataset].")
    (mention,), (sentence,) = paper.mentions, paper.sentences
    claims = (
        Claim(mention.span, Role.INTRODUCES, 0.5, "context", sentence),
        Claim(mention.span, Role.EVALUATES_ON, 0.3, "context", sentence),
    )
    named = replace(paper.paper, arxiv_id=arxiv)
    (linked,), entities = resolve([replace(paper, paper=named, claims=claims)], lexicon)
    assert [link.role for link in linked.links] == [role]
    introduced = ("p",) if role is Role.INTRODUCES else ()
    assert entities["dataset/imagenet"].introduced_in == introduced


def test_a_known_model_with_a_number_is_no_dataset(lexicon: Lexicon) -> None:
    (linked,), _ = resolve([marked("p", "Data like [ResNet-50|Dataset].")], lexicon)
    assert ids(linked) == ["model/resnet-50"]


def test_names_that_meet_only_across_papers_are_one_link(lexicon: Lexicon) -> None:
    (linked,), _ = resolve([marked("p", "[COCO|Dataset], then [MS COCO|Dataset].")], lexicon)
    assert [len(link.mentions) for link in linked.links] == [2]


def test_figures_and_sizes_name_entities(lexicon: Lexicon) -> None:
    text = "[FooNet|Model!] gets 85.3 [CIDEr|Metric] on [COCO|Dataset] of 3 million pairs."
    paper = marked("p", text)
    by_text = {m.text: m.span for m in paper.mentions}
    evidence = paper.sentences[0]
    figures = (
        Figure(
            "85.3", "", False, evidence, by_text["FooNet"], by_text["COCO"], None, by_text["CIDEr"]
        ),
        Figure("2", "%", True, evidence, metric_text="F0.5"),
    )
    size = DatasetSize(by_text["COCO"], "3000000", "pairs", evidence)
    paper = AnnotatedPaper(
        paper.paper, paper.sentences, paper.mentions, (), paper.claims, figures, (size,)
    )
    (linked,), _ = resolve([paper], lexicon)
    level = next(r for r in linked.results if not r.delta)
    gain = next(r for r in linked.results if r.delta)
    assert (level.model_id, level.dataset_id, level.metric_id) == (
        "model/foonet",
        "dataset/coco",
        "metric/cider",
    )
    assert (level.model, level.dataset, level.metric) == ("FooNet", "COCO", "CIDEr")
    assert (gain.model, gain.metric, gain.metric_id) == (None, "F0.5", None)
    assert linked.sizes == (("dataset/coco", size),)
    assert len({r.id for r in linked.results}) == 2


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=5))
def test_any_names_resolve(names: list[str]) -> None:
    """Whatever a paper calls things, every mention but a small word is of an entity."""
    text = " ".join(names)
    mentions, start = [], 0
    for name in names:
        span = Span("abstract", start, start + len(name))
        mentions.append(Mention(span, name, EntityType.MODEL, 0.5, "test"))
        start += len(name) + 1
    paper = AnnotatedPaper(Paper("p", "title", text), (), tuple(sorted(mentions)))
    (linked,), entities = resolve([paper], LEXICON)
    found = sorted(m for link in linked.links for m in link.mentions)
    assert set(found) == {m for m in mentions if m.text not in SMALL_WORDS}
    assert {link.entity for link in linked.links} <= entities.keys()


def test_what_a_paper_groups_to_may_be_handed_back() -> None:
    resolvers = [Resolver(LEXICON), Resolver(LEXICON)]
    own = [resolvers[0].group(paper) for paper in CORPUS]
    for paper, grouped in zip(CORPUS, own, strict=True):
        resolvers[0].observe(paper, grouped)
        resolvers[1].observe(paper)
    for resolver in resolvers:
        resolver.finish()
    assert [resolvers[0].link(p, 0.0, g) for p, g in zip(CORPUS, own, strict=True)] == [
        resolvers[1].link(paper) for paper in CORPUS
    ]
