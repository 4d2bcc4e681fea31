"""The nginx of `deploy/` as it stands there, but for its paths and ports: the site behind it, as a reader meets it."""

import http.client
import os
import re
import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from app.config import ROOT
from tests.nginx import free_port, running

DEPLOYED = ROOT / "deploy" / "nginx"
NAME = "timeline.example"
"""The name of the site in `deploy/nginx/site.conf`."""
TIMEOUT = 40.0


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer that a reader has got whole."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes


@dataclass(frozen=True, slots=True)
class Proxy:
    """A running nginx: its ports, and the folder with its certificate, its logs and its cache."""

    room: Path
    plain: int
    port: int

    @property
    def log(self) -> list[str]:
        """The lines of what was answered."""
        return (self.room / "log" / "access.log").read_text(encoding="utf-8").splitlines()

    @property
    def cached(self) -> list[Path]:
        """The files of the cache."""
        return [path for path in (self.room / "cache").rglob("*") if path.is_file()]


@dataclass(slots=True)
class Reader:
    """One who reads over TLS on a connection that stays open, from an address of his own."""

    proxy: Proxy
    address: str = "127.0.0.1"
    _connection: http.client.HTTPConnection | None = field(default=None, init=False)

    def ask(self, path: str, method: str = "GET", headers: Mapping[str, str] | None = None, body: bytes = b"") -> Reply:
        """The answer; raises OSError, HTTPException or TimeoutError where there is none."""
        connection = self._connection or self._connect()
        self._connection = connection
        try:
            connection.request(method, path, body or None, {"Host": NAME, **(headers or {})})
            answer = connection.getresponse()
            reply = Reply(answer.status, answer.headers, answer.read())
        except (OSError, http.client.HTTPException):
            self.leave()
            raise
        if answer.will_close:
            self.leave()
        return reply

    def leave(self) -> None:
        """Hangs up."""
        if self._connection:
            self._connection.close()
        self._connection = None

    def _connect(self) -> http.client.HTTPConnection:
        """A connection to a port of this machine that speaks TLS under the name of the site."""
        connection = http.client.HTTPConnection(NAME)
        plain = socket.create_connection(("127.0.0.1", self.proxy.port), TIMEOUT, (self.address, 0))
        connection.sock = trusting(self.proxy).wrap_socket(plain, server_hostname=NAME)
        return connection


def trusting(proxy: Proxy) -> ssl.SSLContext:
    """What trusts the certificate of this nginx and no other."""
    return ssl.create_default_context(cafile=str(proxy.room / "certificate.pem"))


@contextmanager
def fronting(ports: Sequence[int], room: Path) -> Iterator[Proxy]:
    """nginx in front of copies on two ports of this machine, by the files of `deploy/`; it keeps its own in `room`."""
    proxy = Proxy(room, free_port(), free_port())
    _install(proxy, ports)
    with running(room / "nginx.conf", room, proxy.port):
        yield proxy


def _install(proxy: Proxy, ports: Sequence[int]) -> None:
    """Puts the files where the operator would, and a certificate beside them."""
    room, own = proxy.room, proxy.room / "timeline"
    for folder in ("log", "cache", "temporary"):
        (room / folder).mkdir(parents=True, exist_ok=True)
    shutil.copytree(DEPLOYED, own, dirs_exist_ok=True)
    _certify(room)
    user = "root" if os.getuid() == 0 else ""
    _put(own / "nginx.conf", room / "nginx.conf", {
        r"user www-data;": f"daemon off; user {user};" if user else "daemon off;",
        r"pid /run/nginx\.pid": f"pid {room}/pid",
        r"/var/log/nginx": f"{room}/log",
        r"/var/cache/nginx/timeline": f"{room}/cache",
        r"/var/www/acme": f"{room}/acme",
        r"/etc/nginx/timeline/pages": f"{own}/pages",
        r"listen 80\b": f"listen 127.0.0.1:{proxy.plain}",
        r"listen 443\b": f"listen 127.0.0.1:{proxy.port}",
        r"listen \[::\]:(80|443)\b": rf"listen unix:{room}/\1",
        r"default_type application": f"{_temporary(room)} default_type application",
    })  # fmt: skip
    _put(own / "site.conf", own / "site.conf", {
        r"/etc/letsencrypt/live/\S+/fullchain\.pem": f"{room}/certificate.pem",
        r"/etc/letsencrypt/live/\S+/privkey\.pem": f"{room}/key.pem",
    })  # fmt: skip
    given = {f"127\\.0\\.0\\.1:800{number}": f"127.0.0.1:{port}" for number, port in enumerate(ports, 1)}
    _put(own / "upstreams.conf", own / "upstreams.conf", given)


def _temporary(room: Path) -> str:
    """Where nginx puts what it has no memory for, which Debian's says when it is compiled."""
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    return " ".join(f"{kind}_temp_path {room}/temporary/{kind};" for kind in kinds)


def _put(source: Path, target: Path, changes: Mapping[str, str]) -> None:
    """The file with other paths and ports; every one of them must be there."""
    text = source.read_text(encoding="utf-8")
    for pattern, said in changes.items():
        text, found = re.subn(pattern, said, text)
        assert found, f"{source.name} has no {pattern}"
    target.write_text(text, encoding="utf-8")


def _certify(room: Path) -> None:
    """A key and a certificate of its own for the name of the site."""
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}",
         "-keyout", str(room / "key.pem"), "-out", str(room / "certificate.pem")],
        check=True, capture_output=True,
    )  # fmt: skip
