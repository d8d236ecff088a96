"""``kg serve``: the graph over HTTP, read only."""

import os
from pathlib import Path

import click

from kg.core.errors import KgError

__all__ = ["serve_command"]

_LEAST_WORKERS = 4


@click.command()
@click.argument("directory", type=click.Path(path_type=Path), default=Path("exports"))
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=7878, show_default=True, help="0: any free."
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.1),
    default=30.0,
    show_default=True,
    help="Seconds that a query may take.",
)
@click.option("--workers", type=click.IntRange(1), help="Queries that run at the same time.")
@click.option(
    "--max-answer",
    type=click.IntRange(1),
    default=50,
    show_default=True,
    help="Megabytes that an answer may have.",
)
def serve_command(  # noqa: PLR0913, PLR0917  (one parameter per option)
    directory: Path, host: str, port: int, timeout: float, workers: int | None, max_answer: int
) -> None:
    r"""Serve the graph in DIRECTORY (exports): SPARQL at /sparql, a page for every resource.

    It only reads, and takes up a graph that is built anew. It listens on this machine alone
    unless --host says otherwise.

    \b
    Example:
      kg serve
      curl http://127.0.0.1:7878/sparql --data-urlencode 'query=SELECT ?p { ?p a kg:Paper }'
      curl -H 'Accept: text/turtle' http://127.0.0.1:7878/dataset/cc3m
    """
    try:
        from kg.server.app import ServerOptions  # noqa: PLC0415  (an optional extra)
        from kg.server.pool import PoolOptions  # noqa: PLC0415
        from kg.server.run import is_loopback, run_server  # noqa: PLC0415
        from kg.server.worker import WorkerOptions  # noqa: PLC0415
    except ImportError as error:
        raise KgError("the server is not installed", "pip install 'kg-papers[serve]'") from error

    if not is_loopback(host):
        click.echo(f"anybody who reaches {host} can ask this graph", err=True)
    pool = PoolOptions(
        workers=workers or max(_LEAST_WORKERS, os.cpu_count() or 1),
        timeout=timeout,
        worker=WorkerOptions(max_bytes=max_answer * 1_000_000),
    )
    run_server(directory, host, port, ServerOptions(pool), lambda url: click.echo(url, err=True))
