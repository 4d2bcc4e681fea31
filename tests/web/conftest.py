"""What the API tells of the whole real record, asked once."""

from typing import Any

import pytest

from tests.checking import CheckingClient
from tests.web.views import Questions


@pytest.fixture(scope="session")
def questions(client: CheckingClient) -> Questions:
    """All questions."""
    return [*client.json("/api/questions?limit=200")["items"]]


@pytest.fixture(scope="session")
def quotes(client: CheckingClient) -> list[dict[str, Any]]:
    """All quotations."""
    return [*client.json("/api/quotes?limit=200")["items"]]
