"""What the server refuses a request with: a status and a line that says what to do instead."""

from collections.abc import Mapping

__all__ = ["Refusal"]


class Refusal(Exception):  # noqa: N818  (an answer to the client, not a fault of the program)
    """That a request is answered with an error status."""

    def __init__(self, status: int, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.headers = dict(headers or {})
