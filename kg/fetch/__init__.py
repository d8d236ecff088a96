"""Papers from the services that list them, as JSON Lines that ``kg build`` reads."""

from kg.fetch.base import Query, Service
from kg.fetch.fetching import FetchOptions, FetchSummary, fetch_papers
from kg.fetch.services import SERVICES, find_service

__all__ = [
    "SERVICES",
    "FetchOptions",
    "FetchSummary",
    "Query",
    "Service",
    "fetch_papers",
    "find_service",
]
