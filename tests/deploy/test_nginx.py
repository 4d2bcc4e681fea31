"""nginx as `deploy/` sets it up: what it lets through, what it keeps, what it refuses, and what it writes down."""

import http.client
import json
import socket
import socketserver
import ssl
import subprocess
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.nginx import free_port
from tests.proxy import NAME, Proxy, Reader, fronting, trusting
from tests.serving import serving

PAGE = (
    "/", "/static/site.css", "/static/site.js", "/static/vendor/htmx.min.js", "/static/pages.css", "/static/icon.svg",
    "/static/fonts/inter-400-600-v3.woff2", "/static/fonts/source-serif-4-600-v2.woff2",
    "/static/fonts/source-serif-4-400-italic-v2.woff2",
)  # fmt: skip
"""What a browser asks for when it opens the site, and no more (counted in Chromium: seven, and two that come later)."""
CLASS = 40
HOP = {"server", "date", "connection", "content-length", "transfer-encoding", "keep-alive"}


@pytest.fixture(scope="module")
def site(world_data: Path) -> Iterator[str]:
    """The address of a copy of the program, as nginx knows it."""
    with serving(world_data) as address:
        yield address


@pytest.fixture(scope="module")
def proxy(site: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    """nginx in front of two copies of which one is away, for the tests of this file."""
    with fronting([int(site.rpartition(":")[2]), free_port()], tmp_path_factory.mktemp("proxy")) as running:
        yield running


@pytest.fixture
def reader(proxy: Proxy) -> Iterator[Reader]:
    """A reader whose connection is closed afterwards."""
    one = Reader(proxy, "127.0.0.2")
    yield one
    one.leave()


@pytest.mark.parametrize("path", ["/", "/static/site.css", "/api/events", "/nowhere", "/embed", "/?actor=nobody"])
def test_an_answer_is_what_the_program_says_and_nothing_beside(reader: Reader, site: str, path: str) -> None:
    direct = http.client.HTTPConnection(site.removeprefix("http://"))
    direct.request("GET", path, headers={"Accept-Encoding": "br"})
    said = direct.getresponse()
    body = said.read()
    direct.close()
    for _ in range(2):  # as it comes, and as it is kept
        reply = reader.ask(path, headers={"Accept-Encoding": "br"})
        assert (reply.status, reply.body) == (said.status, body)
        assert headers(reply.headers) == headers(said.headers)


def headers(said: http.client.HTTPMessage) -> Counter[tuple[str, str]]:
    """The headers that tell of the page; one that stands twice is counted twice."""
    return Counter((name.lower(), value) for name, value in said.items() if name.lower() not in HOP)


def test_a_reader_who_has_the_page_is_told_so(reader: Reader) -> None:
    tag = reader.ask("/").headers["etag"]
    assert reader.ask("/", headers={"If-None-Match": tag}).status == 304


def test_plain_http_leads_to_the_name_of_the_site_whatever_the_request_says(proxy: Proxy) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", proxy.plain)
    connection.request("GET", "/events?year=1969", headers={"Host": "evil.example"})
    answer = connection.getresponse()
    connection.close()
    assert (answer.status, answer.headers["location"]) == (301, f"https://{NAME}/events?year=1969")


def test_an_answer_for_the_issuer_of_certificates_is_served_in_the_plain(proxy: Proxy) -> None:
    folder = proxy.room / "acme" / ".well-known" / "acme-challenge"
    folder.mkdir(parents=True)
    (folder / "token").write_text("answer", encoding="utf-8")
    connection = http.client.HTTPConnection("127.0.0.1", proxy.plain)
    connection.request("GET", "/.well-known/acme-challenge/token")
    assert connection.getresponse().read() == b"answer"
    connection.close()


def test_another_name_gets_no_certificate(proxy: Proxy) -> None:
    context = trusting(proxy)
    with (
        socket.create_connection(("127.0.0.1", proxy.port)) as plain,
        pytest.raises(ssl.SSLError, match="UNRECOGNIZED"),
    ):
        context.wrap_socket(plain, server_hostname="evil.example")


def test_another_host_behind_the_right_certificate_is_sent_away(reader: Reader) -> None:
    assert reader.ask("/", headers={"Host": "evil.example"}).status == 421


@pytest.mark.parametrize(("version", "taken"), [("-tls1_1", False), ("-tls1_2", True), ("-tls1_3", True)])
def test_only_the_two_newest_versions_of_tls_are_spoken(proxy: Proxy, version: str, taken: bool) -> None:
    asked = ["openssl", "s_client", "-connect", f"127.0.0.1:{proxy.port}", "-servername", NAME, version]
    said = subprocess.run([*asked, "-cipher", "DEFAULT@SECLEVEL=0"], input=b"", capture_output=True, check=False)
    assert (b"Server certificate" in said.stdout) is taken
    assert (b"alert protocol version" in said.stderr) is not taken


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_how_the_copies_are_is_not_public(reader: Reader, path: str) -> None:
    reply = reader.ask(path)
    assert reply.status == 404
    assert len(reply.headers.get_all("strict-transport-security", [])) == 1


@pytest.mark.parametrize(("asked", "coding"), [
    ("gzip, deflate, br, zstd", "br"), ("gzip", "gzip"), ("br;q=0, gzip;q=0.5", "gzip"), ("BR", "br"),
    ("brotli, gzipped", None), ("gzip;q=0.0", None), ("", None), ("br ; q=0", None),
])  # fmt: skip
def test_a_reader_gets_a_coding_that_he_takes(reader: Reader, asked: str, coding: str | None) -> None:
    assert reader.ask("/quotes", headers={"Accept-Encoding": asked}).headers["content-encoding"] == coding


def test_a_page_is_kept_in_three_forms_whatever_browsers_say(proxy: Proxy, reader: Reader) -> None:
    before = len(proxy.cached)
    for asked in ("br", "gzip, br", "br, *", "gzip", "gzip, deflate", "deflate", "identity", "zstd"):
        assert reader.ask("/story", headers={"Accept-Encoding": asked}).status == 200
    assert len(proxy.cached) == before + 3


def test_a_class_that_opens_the_site_at_once_is_served(proxy: Proxy) -> None:
    gate = threading.Barrier(CLASS)

    def open_the_site(_: int) -> list[int]:
        pupil = Reader(proxy, "127.0.0.3")
        gate.wait(30)
        answers = [pupil.ask(path).status for path in PAGE]
        pupil.leave()
        return answers

    with ThreadPoolExecutor(CLASS) as pupils:
        statuses = Counter(status for answers in pupils.map(open_the_site, range(CLASS)) for status in answers)
    assert statuses == {200: CLASS * len(PAGE)}


@pytest.mark.parametrize(("path", "kind"), [("/", "text/html"), ("/api/events", "application/problem+json")])
def test_who_asks_for_far_too_much_is_told_to_wait_and_nobody_else(proxy: Proxy, path: str, kind: str) -> None:
    greedy, calm = Reader(proxy, f"127.0.0.{len(path) + 10}"), Reader(proxy, "127.0.0.4")
    refusal = next(reply for reply in (greedy.ask(path) for _ in range(4000)) if reply.status != 200)
    assert refusal.status == 429
    assert_told(refusal.headers, kind)
    assert b"Too much at once" in refusal.body
    assert kind == "text/html" or json.loads(refusal.body)["status"] == 429
    assert calm.ask(path).status == 200
    greedy.leave()
    calm.leave()


@pytest.mark.parametrize(("path", "kind"), [
    ("/", "text/html"), ("/api/events?year=1969", "application/problem+json"),
    ("/events.csv", "application/problem+json"),
])  # fmt: skip
def test_where_no_copy_runs_a_reader_is_told_to_come_again(tmp_path: Path, path: str, kind: str) -> None:
    with fronting([free_port(), free_port()], tmp_path) as proxy:
        one = Reader(proxy)
        reply = one.ask(path)
        one.leave()
    assert reply.status == 503
    assert_told(reply.headers, kind)
    assert b"The site is away for a moment" in reply.body


def assert_told(said: http.client.HTTPMessage, kind: str) -> None:
    """What nginx says itself has every header once: when to come again, what it is, what a browser may do with it."""
    assert int(said["retry-after"]) > 0
    assert said["content-type"].startswith(kind)
    for name in ("strict-transport-security", "content-security-policy", "x-content-type-options", "cache-control"):
        assert len(said.get_all(name, [])) == 1, name


@pytest.mark.parametrize(("method", "length", "status"), [
    ("POST", 10, 405), ("DELETE", 0, 405), ("POST", 2000, 413), ("GET", 0, 200),
])  # fmt: skip
def test_a_request_that_writes_is_refused_and_a_large_one_unread(
    reader: Reader, method: str, length: int, status: int
) -> None:
    assert reader.ask("/", method, body=b"x" * length).status == status


@pytest.mark.parametrize("head", [{"X-Long": "x" * 9000}, {f"X-{n}": "x" * 4000 for n in range(10)}])
def test_a_long_head_is_refused(reader: Reader, head: dict[str, str]) -> None:
    assert reader.ask("/", headers=head).status == 400


def test_of_a_request_the_program_learns_the_address_the_host_and_the_coding_and_no_body(tmp_path: Path) -> None:
    with listening() as (port, arrived), fronting([port, port], tmp_path) as proxy:
        one = Reader(proxy)
        sent = {"X-Forwarded-Host": "evil.example", "X-Real-IP": "1.2.3.4", "Cookie": "a=b", "Range": "bytes=0-1"}
        one.ask("/a?b=%2F..&c", headers={**sent, "Accept-Encoding": "deflate, gzip;q=0.9", "User-Agent": "me"})
        one.ask("/b", "POST", body=b"GET /smuggled HTTP/1.1\r\n\r\n")
        one.ask("/c", "PUT", {"Transfer-Encoding": "chunked"}, body=b"2\r\nab\r\n0\r\n\r\n")
        one.ask("/d")
        one.leave()
    assert b"".join(arrived).decode().split("\r\n\r\n") == [
        f"GET /a?b=%2F..&c HTTP/1.1\r\nHost: {NAME}\r\nAccept-Encoding: gzip",
        f"POST /b HTTP/1.1\r\nHost: {NAME}",
        f"PUT /c HTTP/1.1\r\nHost: {NAME}",
        f"GET /d HTTP/1.1\r\nHost: {NAME}",
        "",
    ]


@contextmanager
def listening() -> Iterator[tuple[int, list[bytes]]]:
    """The port of a server that answers every request alike, and the bytes that arrive there."""
    arrived: list[bytes] = []

    class Listening(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            while received := self.request.recv(65536):
                arrived.append(received)
                self.request.sendall(b"HTTP/1.1 204 No Content\r\n\r\n")

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Listening) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1], arrived
        server.shutdown()


def test_the_logs_hold_neither_who_nor_what(world_data: Path, tmp_path: Path) -> None:
    with serving(world_data) as address, fronting([int(address.rpartition(":")[2]), free_port()], tmp_path) as proxy:
        one = Reader(proxy)
        paths = (
            "/search?q=marker",
            "/marker",
            "/readyz?marker",
            "/events/marker",
            "/?year=marker",
            f"/{'marker' * 2000}",
        )
        for path in paths:
            one.ask(path, headers={"User-Agent": "marker", "Referer": "https://marker.example"})
        assert any(one.ask("/?q=marker").status == 429 for _ in range(4000))
        one.leave()
        with closing(socket.create_connection(("127.0.0.1", proxy.port))) as broken:
            broken.sendall(b"GET /marker HTTP/1.1\r\n\r\n")
            broken.recv(1000)
    lines = proxy.log
    written = "\n".join([*lines, *(path.read_text(errors="replace") for path in tmp_path.rglob("error.log"))])
    assert len(lines) > 700
    assert {line.split()[1] for line in lines} >= {"200", "404", "414", "429"}
    assert "127.0.0" not in written
    assert "marker" not in written
