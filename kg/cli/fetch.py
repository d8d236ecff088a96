"""``kg fetch``: papers from the services that list them."""

from pathlib import Path

import click

from kg.cli.bars import progress_bars
from kg.fetch import SERVICES, FetchOptions, FetchSummary, Query, fetch_papers, find_service

__all__ = ["fetch_command"]

_QUERIES = "\n".join(f"  {service.name:<17}{service.query}" for service in SERVICES)


@click.command(epilog=f"\b\nQUERY of each service:\n{_QUERIES}")
@click.argument("service", type=click.Choice([service.name for service in SERVICES]))
@click.argument("query")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="JSON Lines file to write (default: SERVICE.jsonl).",
)
@click.option("--limit", type=click.IntRange(1), help="Papers to fetch (default: all).")
@click.option("--since", metavar="DATE", help="First day or year, where the service knows dates.")
@click.option("--until", metavar="DATE", help="Last day or year.")
@click.option(
    "--email", envvar="KG_EMAIL", show_envvar=True, help="Where the service can reach you."
)
@click.option("--overwrite", is_flag=True, help="Replace the file, once the new one is whole.")
@click.option("--restart", is_flag=True, help="Forget what an unfinished fetch left.")
@click.option(
    "--base-url",
    metavar="URL",
    help="Another server that speaks as the service does; on this machine without pauses.",
)
@click.option("--quiet", is_flag=True, help="No progress and no summary.")
def fetch_command(  # noqa: PLR0913, PLR0917  (one parameter per option)
    service: str,
    query: str,
    out: Path | None,
    limit: int | None,
    since: str | None,
    until: str | None,
    email: str | None,
    overwrite: bool,
    restart: bool,
    base_url: str | None,
    quiet: bool,
) -> None:
    r"""Fetch papers from SERVICE as JSON Lines that kg build reads.

    It asks no faster than the service's terms allow, and waits and asks again when told to. A
    fetch that ends early goes on when the same command is given again. Keys are read from
    OPENALEX_API_KEY, SEMANTIC_SCHOLAR_API_KEY and HF_TOKEN.

    \b
    Example:
      kg fetch arxiv 'cat:cs.CL AND abs:benchmark' --since 2024 --limit 500
      kg fetch hf-daily 2024-07-01..2024-07-31 --out july.jsonl
      kg fetch acl 2024.acl-long --email you@example.org
    """
    path = out or Path(f"{service}.jsonl")
    options = FetchOptions(
        limit=limit,
        email=email,
        address=base_url,
        overwrite=overwrite,
        restart=restart,
    )
    with progress_bars(quiet) as bars:
        asked = Query(query, since, until)
        summary = fetch_papers(find_service(service), asked, path, options, bars)
    if not quiet:
        click.echo(_said(summary, path), err=True)


def _said(summary: FetchSummary, path: Path) -> str:
    earlier = summary.records - summary.new
    parts = [f"{summary.records:,} papers in {path}"]
    if earlier:
        parts.append(f"{earlier:,} of an earlier run")
    if summary.unread:
        parts.append(f"{summary.unread:,} left out as they can't be read")
    return ", ".join(parts)
