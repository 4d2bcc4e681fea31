"""Content coding: which one a client wants, and that what comes out of it is what went in."""

import gzip
from itertools import pairwise

import brotli
import pytest

from app.config import ROOT
from app.web.compression import SMALLEST, best_coding, coding_of, compress, compressible, decompress
from tests.checking import CheckingClient


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("", ""), ("gzip", "gzip"), ("br", "br"), ("gzip, deflate, br", "br"), ("GZIP", "gzip"), ("*", "br"),
        ("identity", ""), ("deflate", ""), ("gzip;q=0", ""), ("br;q=0, gzip", "gzip"), ("br;q=0, *", "gzip"),
        ("br;q=0.1, gzip;q=0.9", "gzip"), ("br ; q=0.5 , gzip ; q=0.5", "br"), ("gzip;q=nonsense", ""),
        ("*;q=0", ""), (",;,=", ""), ("gzip;level=9", "gzip"), ("zstd, gzip", "gzip"), ("gzip, br", "br"),
        ("br;q=0=1", ""),
        ("br;q=nan", ""), ("br;q=-1", ""), ("br;q=", ""), ("br;q=0.000, *;q=0.001", "gzip"), ("brotli", ""),
        ("identity;q=0, gzip;q=0.2", "gzip"), ("\tbr\t;\tq=1\t", "br"), ("br" * 5000, ""), ("bŕ, gzip", "gzip"),
    ],
)  # fmt: skip
def test_the_best_coding_that_a_client_allows(accepted: str, coding: str) -> None:
    assert best_coding(accepted) == coding


@pytest.mark.parametrize("lasting", [True, False])
def test_what_comes_out_is_what_went_in(lasting: bool) -> None:
    body = "Chruščov ".encode() * 500
    assert gzip.decompress(compress(body, "gzip", lasting=lasting)) == body
    assert brotli.decompress(compress(body, "br", lasting=lasting)) == body
    assert compress(body, "gzip") == compress(body, "gzip")


def test_the_coding_that_a_field_allows_is_known_by_its_bytes() -> None:
    for accepted in (b"gzip, deflate, br, zstd", b"gzip, deflate, br, zstd", b"br" * 5000 + b", br", b"b\xff, gzip"):
        assert coding_of(accepted) == best_coding(accepted.decode("latin-1"))


@pytest.mark.parametrize("coding", ["br", "gzip"])
def test_a_static_file_is_made_smallest_once(coding: str) -> None:
    body = "Chruščov ".encode() * 5000
    first, again = compress(body, coding, lasting=True), compress(bytes(bytearray(body)), coding, lasting=True)
    assert first is again
    assert compress(body, coding) is not compress(body, coding)
    assert decompress(first, coding) == decompress(compress(body, coding), coding) == body


@pytest.mark.parametrize(
    ("media_type", "shrinks"),
    [
        ("text/html; charset=utf-8", True), ("text/css", True), ("text/javascript", True), ("application/json", True),
        ("application/problem+json", True), ("image/svg+xml", True), ("application/atom+xml", True),
        ("font/woff2", False), ("image/png", False), ("application/octet-stream", False), ("", False),
    ],
)  # fmt: skip
def test_only_text_is_coded(media_type: str, shrinks: bool) -> None:
    assert compressible(media_type) == shrinks


@pytest.mark.parametrize("url", ["/", "/about", "/api/events", "/static/css/components/event.css"])
def test_every_coding_brings_the_same_bytes_under_a_tag_of_its_own(world_client: CheckingClient, url: str) -> None:
    answers = {coding: world_client.get(url, accept_encoding=coding) for coding in ("identity", "gzip", "br")}
    assert len({answer.content for answer in answers.values()}) == 1
    assert len({answer.headers["etag"] for answer in answers.values()}) == 3
    assert [answer.headers.get("content-encoding") for answer in answers.values()] == [None, "gzip", "br"]
    assert all(answer.headers["vary"].lower() == "accept-encoding" for answer in answers.values())
    lengths = [int(answer.headers["content-length"]) for answer in answers.values()]
    assert all(before > after for before, after in pairwise(lengths))


def test_a_field_given_twice_counts_as_one(world_client: CheckingClient) -> None:
    client = world_client._client
    answer = client.get("/about", headers=[("accept-encoding", "br;q=0"), ("accept-encoding", "gzip")])
    assert answer.headers["content-encoding"] == "gzip"


def test_garbage_brings_the_plain_page(world_client: CheckingClient) -> None:
    for accepted in (";;;", "q=1", "br gzip", "br;q=very", "*;q=", "\x01"):
        assert "content-encoding" not in world_client.get("/about", accept_encoding=accepted).headers, accepted


@pytest.mark.parametrize(
    ("url", "status"), [("/events/nothing-here", 404), ("/?year=abc", 422), ("/?to=2020&from=", 302)]
)
def test_refusals_and_redirects_are_sent_as_they_are(world_client: CheckingClient, url: str, status: int) -> None:
    answer = world_client.get(url, status, accept_encoding="br, gzip")
    assert "content-encoding" not in answer.headers


def test_a_coded_answer_comes_out_of_memory_as_it_came_first(world_client: CheckingClient) -> None:
    first, again = (world_client.get("/sources", accept_encoding="gzip, br") for _ in range(2))
    assert (first.content, dict(first.headers)) == (again.content, dict(again.headers))


def test_a_tag_matches_its_own_coding_alone(world_client: CheckingClient) -> None:
    tag = world_client.get("/about", accept_encoding="br").headers["etag"]
    told = world_client.get("/about", 304, accept_encoding="br", if_none_match=tag)
    assert told.headers["vary"].lower() == "accept-encoding"
    world_client.get("/about", accept_encoding="gzip", if_none_match=tag)


def test_head_tells_the_length_of_the_coded_answer(world_client: CheckingClient) -> None:
    got, headed = (ask("/about", accept_encoding="br") for ask in (world_client.get, world_client.head))
    assert dict(headed.headers) == dict(got.headers)


def test_what_is_small_or_shrunk_already_is_sent_as_it_is(world_client: CheckingClient) -> None:
    font = next((ROOT / "static" / "fonts").glob("*.woff2"))
    for url in ("/healthz", f"/static/fonts/{font.name}"):
        assert "content-encoding" not in world_client.get(url, accept_encoding="br").headers
    assert len(world_client.get("/healthz").content) < SMALLEST
