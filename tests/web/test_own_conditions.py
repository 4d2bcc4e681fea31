"""Conditions and ranges are answered by the cache of bytes alone: what serves files behind it never learns of them."""

from pathlib import Path

import pytest
from starlette.staticfiles import StaticFiles
from starlette.testclient import TestClient

from app.config import Settings
from app.web.application import create_app
from app.web.rendering import STATIC
from tests.checking import CheckingClient

ICON = "/static/icon.svg"


@pytest.mark.parametrize("name", ["if_none_match", "if_modified_since", "range"])
def test_the_first_reader_of_a_file_gets_all_of_it_whatever_is_asked(world_data: Path, name: str) -> None:
    tag = TestClient(StaticFiles(directory=STATIC)).get("/icon.svg").headers["etag"]
    asked = {"if_none_match": tag, "if_modified_since": "Fri, 01 Jan 2100 00:00:00 GMT", "range": "bytes=0-9"}
    client = CheckingClient(create_app(Settings(data_dir=world_data)), follow=False)
    assert client.request("GET", ICON, 200, **{name: asked[name]}).content == (STATIC / "icon.svg").read_bytes()
    assert client.get(ICON).content == (STATIC / "icon.svg").read_bytes()


@pytest.mark.parametrize("url", [ICON, "/events.csv", "/timeline.sqlite", "/", "/feed.atom", "/nothing", "/healthz"])
def test_an_answer_says_once_what_it_is_and_how_long_it_is_kept(world_client: CheckingClient, url: str) -> None:
    headers = world_client.get(url, 404 if url == "/nothing" else 200).headers
    assert len(headers.get_list("cache-control")) == 1
    assert len(headers.get_list("content-length")) == 1
    assert len(headers.get_list("etag")) == (0 if url in ("/nothing",) else 1)
    assert "last-modified" not in headers
    assert "accept-ranges" not in headers
