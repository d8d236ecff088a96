from hypothesis import given
from hypothesis import strategies as st

from kg.server.kept import KeptAnswers
from kg.server.worker import Question, Reply


def question(text: str) -> Question:
    return Question(text, "text/csv", None)


def reply(size: int) -> Reply:
    return Reply(200, "text/csv", b"x" * size)


def test_what_was_asked_last_is_kept() -> None:
    kept = KeptAnswers(room=9000)
    for name in "abcdefgh":
        kept.keep(question(name), reply(0))
    assert kept.get(question("a")) == reply(0)
    kept.keep(question("i"), reply(0))
    assert kept.get(question("b")) is None
    assert kept.get(question("a")) == reply(0)
    assert kept.hits == 2


def test_other_media_types_are_other_questions() -> None:
    kept = KeptAnswers(room=9000)
    kept.keep(question("a"), reply(1))
    assert kept.get(Question("a", "application/json", None)) is None


def test_a_large_answer_is_not_kept() -> None:
    kept = KeptAnswers(room=80_000)
    kept.keep(question("a"), reply(9_500))
    assert kept.get(question("a")) is None


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 3000)), max_size=40))
def test_it_never_takes_more_room_than_it_has(asked: list[tuple[str, int]]) -> None:
    kept = KeptAnswers(room=32_000)
    given_first: dict[str, Reply] = {}
    for name, size in asked:
        found = kept.get(question(name))
        if found is None:
            kept.keep(question(name), given_first.setdefault(name, reply(size)))
        else:
            assert found == given_first[name]
    held = [kept.get(question(name)) for name in "abcdef"]
    assert sum(len(r.body) for r in held if r) <= 32_000
