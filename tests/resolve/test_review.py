"""What a curator is asked to look at."""

from kg.core.records import Entity, EntityType, Merge
from kg.resolve.decisions import Action
from kg.resolve.review import missed_merges, uncertain_merges

KIND = EntityType.METHOD


def entity(label: str, kind: EntityType = KIND, concept: str | None = None) -> Entity:
    return Entity(
        f"{kind.value.lower()}/{label.lower().replace(' ', '-')}", kind, label, concept=concept
    )


def test_the_least_certain_merges_come_first() -> None:
    merges = (
        Merge("Foo Thing", "context", "p1", 0.85),
        Merge("FT", "abbreviation", "p2", 0.9),
        Merge("foo net", "key", None, 0.8),
        Merge("Foo Network", "lexicon", None, 0.99),
    )
    doubts = uncertain_merges([Entity("method/foonet", KIND, "FooNet", merges=merges)], lambda _: 3)
    assert [(d.action, d.name, d.value, d.reason) for d in doubts] == [
        (Action.DIFFERENT, "Foo Thing", "method/foonet", "context in p1"),
        (Action.DIFFERENT, "FT", "method/foonet", "abbreviation in p2"),
    ]


def test_likely_misses_are_alike_in_initials_spelling_or_but_a_word() -> None:
    entities = [
        entity("SGL"),
        entity("symbolic goal learning"),
        entity("weird frobnication mapping"),
        entity("weird frobnicaton mapping"),
        entity("one-shot mapping", EntityType.TASK),
        entity("one-shot image mapping", EntityType.TASK),
        entity("other thing"),
    ]
    doubts = missed_merges(entities, lambda _: 1)
    assert {(d.name, d.value, d.reason) for d in doubts} == {
        ("method/sgl", "method/symbolic-goal-learning", "initials"),
        ("method/weird-frobnication-mapping", "method/weird-frobnicaton-mapping", "spelling"),
        ("task/one-shot-image-mapping", "task/one-shot-mapping", "one word more"),
    }
    assert all(d.action is Action.SAME for d in doubts)


def test_numbers_kinds_and_the_curated_are_not_asked_about() -> None:
    entities = [
        entity("weird mapping 1"),
        entity("weird mapping 2"),
        entity("wild mapping", EntityType.TASK),
        entity("wilt mapping", EntityType.METHOD),
        entity("semantic thing", concept="a"),
        entity("semantik thing", concept="b"),
    ]
    assert missed_merges(entities, lambda _: 1) == ()
