"""The services, in the order that help lists them: a module and a line here each."""

from kg.core.errors import UsageError
from kg.fetch import acl, arxiv, hf_daily, openalex, semantic_scholar
from kg.fetch.base import Service

__all__ = ["SERVICES", "find_service"]

SERVICES: tuple[Service, ...] = (
    arxiv.SERVICE,
    hf_daily.SERVICE,
    openalex.SERVICE,
    semantic_scholar.SERVICE,
    acl.SERVICE,
)


def find_service(name: str) -> Service:
    """Service called ``name``.

    Raises
    ------
    UsageError
        If there is none.
    """
    for service in SERVICES:
        if service.name == name:
            return service
    names = ", ".join(service.name for service in SERVICES)
    raise UsageError(f"no service is called {name!r}", f"one of {names}")
