"""The server on loopback, with the small graph, in this process; its queries run in others."""

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn

from kg.server.app import ServerOptions, create_app
from kg.server.pool import PoolOptions
from kg.server.run import bind
from kg.server.site import open_site
from kg.server.worker import WorkerOptions

OPTIONS = ServerOptions(
    PoolOptions(workers=2, timeout=2, worker=WorkerOptions(max_bytes=200_000, memory=400_000_000)),
    max_query=20_000,
)


@pytest.fixture(scope="session")
def served(small_exports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the graph that is served, with a page."""
    folder = tmp_path_factory.mktemp("served") / "exports"
    shutil.copytree(small_exports, folder)
    (folder / "graph.html").write_text("<!DOCTYPE html><title>the page</title>")
    return folder


@contextmanager
def serving(folder: Path, cache: Path, options: ServerOptions) -> Iterator[str]:
    """A running server of the graph in ``folder``; its address."""
    app = create_app(open_site(folder, cache), options)
    listening = bind("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)
        listening.close()


@pytest.fixture(scope="session")
def serve() -> Callable[[Path, Path, ServerOptions], AbstractContextManager[str]]:
    """Starts a server of another graph."""
    return serving


@pytest.fixture(scope="session")
def url(served: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the running server."""
    with serving(served, tmp_path_factory.mktemp("cache"), OPTIONS) as address:
        yield address


@pytest.fixture(scope="session")
def client(url: str) -> Iterator[httpx.Client]:
    """Asks the server, and follows no redirects."""
    with httpx.Client(base_url=url, timeout=20) as client:
        yield client
