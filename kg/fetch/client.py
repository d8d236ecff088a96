"""GET requests to one service: paced, tried again, bounded, never to another host.

An answer that can't be had is one line: what was asked, what came back. Parameters are left out of
it, as one of them may be a key.
"""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from kg.core.errors import KgError, UsageError
from kg.fetch.base import AnswerError, Request
from kg.fetch.pacing import Clock, Pacing, Turns, asked_pause, pause_before

if TYPE_CHECKING:
    import httpx

__all__ = ["LARGEST_ANSWER", "Client", "checked_address"]

T = TypeVar("T")

LARGEST_ANSWER = 1 << 26
"""Bytes of an answer, unpacked."""

_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses after which the same request may succeed."""
_MOVED = frozenset({301, 302, 303, 307, 308})
_MOST_MOVES = 3
_ENCODINGS = frozenset({"", "identity", "gzip"})
"""Of a body: a bounded piece of these unpacks to a bounded one."""
_TIMEOUT = 60.0
"""Seconds without a byte."""
_LONGEST_ANSWER = 900.0
"""Seconds that one answer may take."""
_LONGEST_REASON = 200
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")


class _TryAgainError(Exception):
    """An attempt failed as the next one may not; ``pause`` is what the service asks for."""

    def __init__(self, why: str, pause: float | None = None) -> None:
        super().__init__(why)
        self.pause = pause


def checked_address(address: str) -> str:
    """``address`` of a service, with a slash at its end.

    Raises
    ------
    UsageError
        If it is no HTTP address.
    """
    try:
        parts = urlsplit(address)
        if parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0:
            return parts._replace(query="", fragment="", path=parts.path.rstrip("/") + "/").geturl()
    except ValueError:  # no port, no IPv6 address
        pass
    raise UsageError(f"{address!r} is no HTTP address", "like http://127.0.0.1:8000")


class Client:
    """Asks the service at ``address`` as ``agent``; a context manager.

    ``advice`` is what to do if the service asks for fewer requests or for a key.

    Raises
    ------
    KgError
        If the library for HTTP is not installed.
    """

    def __init__(
        self,
        address: str,
        agent: str,
        pacing: Pacing,
        advice: str = "try again later",
        clock: Clock | None = None,
    ) -> None:
        try:
            import httpx  # noqa: PLC0415  (an optional extra)
        except ImportError as error:
            raise KgError("httpx is not installed", "pip install 'kg-papers[fetch]'") from error
        self._errors = (httpx.TransportError, httpx.DecodingError)
        self._bad_address = (httpx.InvalidURL, ValueError)
        self._address = httpx.URL(checked_address(address))
        headers = {"User-Agent": agent, "Accept": "*/*", "Accept-Encoding": "gzip"}
        self._http = httpx.Client(headers=headers, timeout=_TIMEOUT, follow_redirects=False)
        self._pacing = pacing
        self._advice = advice
        self._clock = clock or Clock()
        self._turns = Turns(pacing.interval, self._clock)

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def get(self, request: Request, read: Callable[[bytes | None], T]) -> T:
        """What ``read`` makes of the answer.

        Parameters
        ----------
        request
            What to ask.
        read
            Called with the body, None where an optional answer is missing. If it raises
            AnswerError, the request is made again.

        Raises
        ------
        KgError
            If there is no answer that ``read`` can read.
        """
        bad = 0
        for attempt in range(1, self._pacing.attempts + 1):
            try:
                return read(self._ask(request))
            except _TryAgainError as error:
                last, asked = str(error), error.pause
            except AnswerError as error:
                bad += 1
                last, asked = str(error), None
            if attempt == self._pacing.attempts or bad == self._pacing.bad_answers:
                break
            self._pause(attempt + 1, asked, request, last)
        raise KgError(f"{self._shown(request)}: {last}", self._advice)

    def _pause(self, attempt: int, asked: float | None, request: Request, why: str) -> None:
        if asked is not None and asked > self._pacing.patience:
            raise KgError(f"{self._shown(request)}: {why}", f"come back in {asked:,.0f} seconds")
        self._clock.sleep(asked or pause_before(attempt, self._pacing))

    def _ask(self, request: Request) -> bytes | None:
        """Body of the answer, None if it is missing and may be."""
        url = self._address.join(request.path)
        if request.params:
            url = url.copy_merge_params(dict(request.params))
        for _ in range(_MOST_MOVES + 1):
            self._turns.wait()
            try:
                with self._http.stream("GET", url, headers=dict(request.headers)) as answer:
                    if answer.status_code in _MOVED:
                        url = self._moved(url, answer)
                        continue
                    return self._body(answer, request)
            except self._errors as error:
                raise _TryAgainError(f"can't be reached ({_reason(str(error))})") from error
        raise KgError(f"{self._shown(request)}: sends from one address to another")

    def _moved(self, url: "httpx.URL", answer: "httpx.Response") -> "httpx.URL":
        """Where an answer sends to: only the same host, and never from https to http."""
        try:
            target = url.join(answer.headers.get("location", ""))
        except self._bad_address:
            raise KgError(f"{_bare(url)}: sends to what is no address") from None
        if (target.scheme, target.host, target.port) not in {
            (self._address.scheme, self._address.host, self._address.port),
            ("https", self._address.host, None),
        }:
            raise KgError(f"{_bare(url)}: sends to another place, {_reason(_bare(target))}")
        return target

    def _body(self, answer: "httpx.Response", request: Request) -> bytes | None:
        status = answer.status_code
        if answer.headers.get("content-encoding", "").strip().lower() not in _ENCODINGS:
            raise AnswerError("the answer is packed in a way that was not asked for")
        if status == 404 and request.optional:
            return None
        if status == 200:
            return self._bounded(answer, request)
        text = _start_of(answer)
        if request.secret:
            text = text.replace(request.secret, "...")
        reason = _reason(text) or answer.reason_phrase
        if status in _AGAIN:
            raise _TryAgainError(f"answered {status} ({reason})", asked_pause(answer.headers))
        hint = self._advice if status in {401, 403} else None
        raise KgError(f"{self._shown(request)}: answered {status} ({reason})", hint)

    def _bounded(self, answer: "httpx.Response", request: Request) -> bytes:
        parts, size, started = list[bytes](), 0, self._clock.now()
        for part in answer.iter_bytes():
            size += len(part)
            if self._clock.now() - started > _LONGEST_ANSWER:
                raise _TryAgainError(f"took more than {_LONGEST_ANSWER:,.0f} seconds")
            if size > LARGEST_ANSWER:
                raise KgError(f"{self._shown(request)}: more than {LARGEST_ANSWER:,} bytes")
            parts.append(part)
        return b"".join(parts)

    def _shown(self, request: Request) -> str:
        return _bare(self._address.join(request.path))


def _bare(url: "httpx.URL") -> str:
    """An address without its parameters and without a password."""
    return str(url.copy_with(query=None, fragment=None, userinfo=b""))


def _start_of(answer: "httpx.Response") -> str:
    """The first bytes of a body, as text."""
    for part in answer.iter_bytes(4 * _LONGEST_REASON):
        return part.decode("utf8", "replace")
    return ""


def _reason(text: str) -> str:
    """What a stranger says, in one line that is fit to print."""
    return _UNSEEN.sub(" ", text).strip()[:_LONGEST_REASON]
