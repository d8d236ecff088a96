"""Listening: an address to a socket, a graph to a running server."""

import ipaddress
import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from kg.core.errors import KgError, UsageError
from kg.server.app import ServerOptions, create_app
from kg.server.site import open_site

__all__ = ["bind", "is_loopback", "run_server"]

_BACKLOG = 1024


def run_server(
    directory: Path,
    host: str,
    port: int,
    options: ServerOptions,
    started: Callable[[str], None],
) -> None:
    """Serve the graph in ``directory`` until interrupted; ``started`` is told the address.

    Raises
    ------
    KgError
        If there is no graph, or the address can't be listened on.
    """
    app = create_app(open_site(directory), options)
    with bind(host, port) as listening:
        number = listening.getsockname()[1]
        started(f"http://{f'[{host}]' if ':' in host else host}:{number}/")
        config = uvicorn.Config(
            app, log_level="warning", server_header=False, timeout_graceful_shutdown=5
        )
        uvicorn.Server(config).run(sockets=[listening])


def is_loopback(host: str) -> bool:
    """Whether an address is this machine's own, which no other can reach."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def bind(host: str, port: int) -> socket.socket:
    """A socket that listens; its protocol is set, for asyncio sends at once on TCP alone.

    Raises
    ------
    UsageError
        If ``host`` is no address.
    KgError
        If it can't be listened on.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except socket.gaierror as error:
        raise UsageError(f"{host!r} is no address of this machine") from error
    listening = socket.socket(family, kind, protocol)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(_BACKLOG)
    except OSError as error:
        listening.close()
        reason = error.strerror or str(error)
        raise KgError(f"{host}:{port}: can't listen there ({reason})", "try --port 0") from error
    return listening
