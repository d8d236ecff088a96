"""What services answer is read, or is an error of one line, whatever it is."""

import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_services import Services, papers

from kg.core.errors import KgError, UsageError
from kg.fetch import SERVICES, Query, find_service
from kg.fetch.base import Access, AnswerError, Page

QUERIES = {
    "arxiv": Query("cat:cs.CV"),
    "hf-daily": Query("2024-02-01..2024-02-03"),
    "openalex": Query("foo"),
    "semantic-scholar": Query("foo"),
    "acl": Query("2024.acl"),
}
NAMES = "results data meta next_cursor count total token paper id paperId title error message"
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(NAMES.split()), inner, max_size=5)
    ),
    max_leaves=12,
)


def valid(name: str) -> bytes:
    """First answer of a service."""
    service, query = find_service(name), QUERIES[name]
    request = service.request(query, service.start(query), Access(), 4)
    return Services(papers(4)).answer(f"/{request.path}", dict(request.params)).body


def read(name: str, body: bytes | None) -> Page | None:
    """Page of an answer, None if it is refused as it may be."""
    service, query = find_service(name), QUERIES[name]
    refused, page = "", None
    try:
        page = service.read(query, service.start(query), body)
    except (AnswerError, KgError) as error:
        refused = str(error)
    assert "\n" not in refused
    assert len(refused) < 400
    if page is None:
        return None
    for record in page.records:
        assert isinstance(json.loads(json.dumps(record)), dict)
        assert service.identity(record) is None or isinstance(service.identity(record), str)
    assert page.cursor is None or json.loads(json.dumps(page.cursor)) == page.cursor
    return page


every_service = pytest.mark.parametrize("name", [service.name for service in SERVICES])


@every_service
def test_a_valid_answer_is_read(name: str) -> None:
    page = read(name, valid(name))
    assert page is not None
    assert 1 <= len(page.records) <= 4


@every_service
@given(body=st.none() | st.binary(max_size=50) | VALUES.map(lambda v: json.dumps(v).encode()))
def test_any_answer_is_read_or_refused(name: str, body: bytes | None) -> None:
    page = read(name, body)
    assert page is None or isinstance(page, Page)


@every_service
@given(seed=st.integers(0, 1 << 30), times=st.integers(1, 6))
def test_a_damaged_answer_is_read_or_refused(name: str, seed: int, times: int) -> None:
    chance = random.Random(seed)
    body = bytearray(valid(name))
    for _ in range(times):
        start = chance.randrange(len(body))
        end = min(start + chance.randrange(12), len(body))
        body[start:end] = chance.choice([b"", b"<", b'"', b"\xff", b"&", b"}", bytes(3)])
    page = read(name, bytes(body))
    assert page is None or len(page.records) <= 8


def test_no_service_has_that_name() -> None:
    with pytest.raises(UsageError, match="no service is called 'pubmed'") as caught:
        find_service("pubmed")
    assert "arxiv" in str(caught.value.hint)
