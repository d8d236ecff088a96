"""A server that speaks as the services do."""

from collections.abc import Iterator

import pytest
from paper_services import Services, papers, serving


@pytest.fixture(autouse=True)
def no_proxy_and_no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the environment gets between the tests and their server."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    for name in ("OPENALEX_API_KEY", "SEMANTIC_SCHOLAR_API_KEY", "HF_TOKEN", "KG_EMAIL"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def services() -> Iterator[Services]:
    """Twelve papers a service, five a page."""
    with serving(Services(papers(12), most=5)) as running:
        yield running
