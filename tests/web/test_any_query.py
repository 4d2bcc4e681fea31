"""Any query string at all: an answer in words, never a crash."""

from urllib.parse import quote_from_bytes

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.filters import EventFilter
from tests.checking import CheckingClient
from tests.examples import TIMES

PATHS = ["/", "/quotes", "/questions", "/search", "/api/events", "/events.csv", "/embed", "/picture.svg", "/oembed"]
NAMES = st.sampled_from([*EventFilter.PARAMETERS, "claim", "outcome", "about", "page", "url", "format"]) | st.text(
    max_size=5
)
VALUES = st.binary(max_size=30) | st.text(max_size=30).map(lambda text: text.encode("utf-8", "replace"))
PAIRS = st.tuples(NAMES, VALUES).map(
    lambda pair: f"{quote_from_bytes(pair[0].encode('utf-8', 'replace'))}={quote_from_bytes(pair[1])}"
)


@pytest.mark.parametrize("path", PATHS)
@settings(max_examples=25 * TIMES, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=st.lists(PAIRS, max_size=5).map("&".join))
def test_any_query_is_answered_in_words(world_client: CheckingClient, path: str, asked: str) -> None:
    answer = world_client._client.get(f"{path}?{asked}")
    assert answer.status_code in (200, 302, 404, 422, 501), answer.text[:200]
