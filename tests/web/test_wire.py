"""Requests as bytes on the wire: what no well-behaved client would send is answered, and the server lives on."""

import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.serving import serving


@pytest.fixture(scope="module")
def address(world_data: Path) -> Iterator[str]:
    """A real server over the tiny record."""
    with serving(world_data) as served:
        yield served


def send(address: str, line: bytes, *headers: bytes) -> tuple[int, bytes]:
    """The status and the whole answer to a request line."""
    parts = urlsplit(address)
    with socket.create_connection((str(parts.hostname), int(parts.port or 0)), timeout=20) as wire:
        host = b"host: " + parts.netloc.encode()
        wire.sendall(b"\r\n".join([line, *(headers or (host,)), b"connection: close", b"", b""]))
        answer = b""
        while part := wire.recv(65536):
            answer += part
    return int(answer.split(b" ", 2)[1]), answer


@pytest.mark.parametrize(
    ("target", "status"),
    [
        (b"/", 200),
        (b"/events/../actors", 404),
        (b"/../../etc/passwd", 404),
        (b"/static/../pyproject.toml", 404),
        (b"/static/../../etc/passwd", 404),
        (b"/static/%2e%2e/%2e%2e/etc/passwd", 404),
        (b"//", 404),
        (b"//evil.example/", 404),
        (b"/%00", 404),
        (b"/%FF", 404),
        (b"/%", 404),
        (b"/%zz", 404),
        (b"/?year=%", 422),
        (b"/?%", 302),
        (b"/?year=%FF", 422),
        (b"/?year=%00", 422),
        (b"/?q=" + b"x" * 8_000, 422),
        (b"/" + b"x" * 8_000, 404),
        (b"/?" + b"x=1&" * 2_000, 302),
        (b"/" + b"x" * 20_000, 414),
        (b"/?a;b;c", 302),
        (b"/?q=a#fragment", 200),
    ],
)
def test_a_strange_address_gets_a_plain_answer(address: str, target: bytes, status: int) -> None:
    code, answer = send(address, b"GET " + target + b" HTTP/1.1")
    assert code == status, answer[:300]
    assert b"content-security-policy" in answer
    assert b"Traceback" not in answer


@pytest.mark.parametrize("line", [b"NONSENSE", b"GET / HTTP/9.9", b"GET /\xff\xfe HTTP/1.1", b"\x16\x03\x01"])
def test_what_is_no_request_is_refused_and_the_server_lives(address: str, line: bytes) -> None:
    assert send(address, line)[0] == 400
    assert send(address, b"GET /healthz HTTP/1.1")[0] == 200


def test_a_head_request_ends_with_its_headers(address: str) -> None:
    status, answer = send(address, b"HEAD / HTTP/1.1")
    assert status == 200
    assert answer.endswith(b"\r\n\r\n")
    assert b"content-length: " in answer.lower()


def test_the_server_does_not_name_itself(address: str) -> None:
    assert b"\r\nserver:" not in send(address, b"GET / HTTP/1.1")[1].lower()


def test_a_request_of_a_hundred_headers_is_answered(address: str) -> None:
    headers = [b"host: x", *(b"x-%d: %d" % (n, n) for n in range(98))]
    assert send(address, b"GET /healthz HTTP/1.1", *headers)[0] == 200
