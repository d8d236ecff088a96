"""A server that speaks as the services do."""

from collections.abc import Iterator

import pytest
from paper_services import Services, forget_surroundings, papers, serving


@pytest.fixture(autouse=True)
def no_proxy_and_no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    forget_surroundings(monkeypatch)


@pytest.fixture
def services() -> Iterator[Services]:
    """Twelve papers a service, five a page."""
    with serving(Services(papers(12), most=5)) as running:
        yield running
