"""Replies with what every one of them has: an ETag that is honoured, safety and caching headers."""

import hashlib
import time

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.server.metrics import Metrics
from kg.server.refusal import Refusal

__all__ = ["Observer", "entity_tag", "is_current", "read_body", "reply"]

_CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
_MAX_AGE = "public, max-age=60"


def entity_tag(*parts: str | bytes) -> str:
    """Weak ETag (compression doesn't change it) of what a reply depends on."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big") + data)
    return f'W/"{digest.hexdigest()[:24]}"'


def is_current(request: Request, tag: str) -> bool:
    """Whether the client has this version already (If-None-Match)."""
    known = request.headers.get("if-none-match", "")
    return known.strip() == "*" or tag in (t.strip() for t in known.split(","))


def reply(
    request: Request, body: bytes | str, media_type: str, headers: dict[str, str] | None = None
) -> Response:
    """The body with its ETag (``headers`` may give another), or 304 if the client has it."""
    all_headers = {"Cache-Control": _MAX_AGE, "Vary": "Accept", **(headers or {})}
    tag = all_headers.setdefault("ETag", entity_tag(body, media_type))
    if media_type == "text/html":
        all_headers.setdefault("Content-Security-Policy", _CSP)
    if is_current(request, tag):
        return Response(status_code=304, headers=all_headers)
    return Response(body, media_type=media_type, headers=all_headers)


async def read_body(request: Request, limit: int) -> bytes:
    """Body of a request.

    Raises
    ------
    Refusal
        413 if it is longer than ``limit`` bytes.
    """
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > limit:
            raise Refusal(413, f"a query has {limit:,} bytes at the most")
    return bytes(body)


class Observer:
    """Middleware that counts requests and adds the headers that every reply has."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = time.perf_counter()
        status = 500

        async def observed(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"].append((b"x-content-type-options", b"nosniff"))
                message["headers"].append((b"referrer-policy", b"no-referrer"))
            await send(message)

        try:
            await self._app(scope, receive, observed)
        finally:
            endpoint = scope.get("endpoint")
            page = getattr(endpoint, "__name__", "other")
            self._metrics.add(page, status, time.perf_counter() - started)
