"""Answers that were given, kept while there is room: the graph that is served doesn't change."""

from collections import OrderedDict

from kg.server.worker import Question, Reply

__all__ = ["KeptAnswers"]

_LARGEST = 8
"""An answer that takes more than this part (one in eight) of the room is not kept."""


class KeptAnswers:
    """The answers asked for last, ``room`` bytes of them."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._used = 0
        self._replies: OrderedDict[Question, Reply] = OrderedDict()
        self.hits = 0

    def get(self, question: Question) -> Reply | None:
        """The answer, if it is kept."""
        reply = self._replies.get(question)
        if reply is not None:
            self.hits += 1
            self._replies.move_to_end(question)
        return reply

    def keep(self, question: Question, reply: Reply) -> None:
        """Keep an answer; those not asked for longest make room."""
        size = _size(question, reply)
        if size * _LARGEST > self._room or question in self._replies:
            return
        self._replies[question] = reply
        self._used += size
        while self._used > self._room:
            self._used -= _size(*self._replies.popitem(last=False))


def _size(question: Question, reply: Reply) -> int:
    return len(question.text) + len(reply.body) + 1000
