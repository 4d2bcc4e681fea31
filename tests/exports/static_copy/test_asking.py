"""Asking the site within the process: pages as they are, data where it leads to, lists whole, refusals by name."""

import json
from typing import Any

import anyio
import pytest

from app.exports.static_copy.asking import Answer, Ask, Refused

PAGES: dict[str, tuple[int, str, str]] = {
    "/": (200, "text/html; charset=utf-8", "<h1>"),
    "/old": (301, "text/html", "/"),
    "/404": (200, "text/html", "none"),
    "/gone": (404, "text/html", ""),
    "/old.png": (301, "image/png", "/new.png"),
    "/new.png": (200, "image/png", "picture"),
    "/none.png": (404, "application/problem+json", ""),
    "/broken.png": (500, "application/problem+json", ""),
    "/api/all": (200, "application/json", json.dumps({"items": [1, 2], "next": "/api/all?after=2", "total": 3})),
    "/api/all?after=2": (200, "application/json", json.dumps({"items": [3], "next": None, "total": 3})),
}


async def site(scope: Any, receive: Any, send: Any) -> None:
    """A site of a few addresses."""
    query = scope["query_string"].decode()
    status, media_type, body = PAGES[scope["path"] + (f"?{query}" if query else "")]
    headers = [(b"content-type", media_type.encode())] + ([(b"location", body.encode())] if status == 301 else [])
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body.encode()})


def ask(address: str) -> Answer | None:
    return anyio.run(Ask(site, "localhost"), address)


def test_a_page_is_answered_as_it_is() -> None:
    assert ask("/") == Answer(200, "text/html", "", b"<h1>")
    assert ask("/#place") == ask("/")
    assert (ask("/old") or pytest.fail("nothing")).location == "/"


def test_data_is_what_it_leads_to_and_a_record_may_have_none() -> None:
    assert ask("/old.png") == ask("/new.png") == Answer(200, "image/png", "", b"picture")
    assert ask("/none.png") is None


def test_a_list_in_pages_is_one() -> None:
    answer = ask("/api/all")
    assert answer
    assert json.loads(answer.body) == {"items": [1, 2, 3], "next": None, "total": 3}


@pytest.mark.parametrize("address", ["/gone", "/broken.png"])
def test_what_the_site_does_not_answer_is_named(address: str) -> None:
    with pytest.raises(Refused, match=address):
        ask(address)
