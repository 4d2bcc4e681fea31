"""Owns the trial of hostile requests in the process: no wire, so as many as the machine can answer."""

import asyncio
import hashlib
import logging
import os
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from random import Random

from starlette.types import ASGIApp, Message

from app import urls
from app.config import Settings
from app.web.answers import value
from app.web.application import create_app, route_paths
from app.web.headers import Headers, security_headers
from tests.soak.junk import MARK, Junk, junk
from tests.soak.pages import ADDRESS, PAGES, Pages
from tests.soak.row import Row, Tally
from tests.soak.variants import lost, references, room, variants

SHARE = 10_000
"""So many requests are worth a process of their own."""
RIGHT = 500
"""After so many requests a page is asked for, and must be right."""
PAGE, FILE = 300_000, 4 * 2**20
"""So many bytes a page and a file may have."""
SLUGS = {
    "events": "sputnik", "actors": "nasa", "quotes": "one-small-step", "questions": "what-was-kept-secret",
    "sources": "moon-letter",
}  # fmt: skip
OTHERS = ("/static/site.css", "/static/js/card.js", "/static/../app/config.py", "/wp-login.php", "/%2e%2e")
MARKUP = (b"text/html", b"image/svg+xml", b"application/atom+xml", b"application/xml")


def run(amount: int) -> Row:
    """So many requests, shared by the processors."""
    shares, tally = min(os.cpu_count() or 1, -(-amount // SHARE)), Tally()
    with room() as folder:
        made = variants(folder, 1)
        pages, data = references(made)[made[0].pointer.generation], made[0].data
        answer_share = partial(_share, -(-amount // shares), data, pages)
        if shares == 1:
            tally.add(answer_share(0))
        else:
            with ProcessPoolExecutor(shares, get_context("spawn")) as pool:
                for share in pool.map(answer_share, range(shares)):
                    tally.add(share)
        if trouble := lost(data, made):
            tally.lost[trouble] += 1
    return tally.row(f"{amount:,} requests in process")


def paths() -> list[str]:
    """Every address of the site, with slugs of every kind and one of none, and some that it never had."""
    routes = [path for path in route_paths() if not path.startswith("/preview")]
    filled = {path.format_map(_Filled(slug)) for path in routes for slug in _slugs(path)}
    return sorted({*filled, *OTHERS})


def _slugs(path: str) -> list[str]:
    """What may stand in a path: a record of its kind, and one that is not there."""
    return [*(slug for kind, slug in SLUGS.items() if f"/{kind}/" in path), "nasa", "no-such"]


class _Filled(dict[str, str]):
    """Every parameter of a path, filled with the same."""

    def __init__(self, slug: str) -> None:
        super().__init__()
        self._slug = slug

    def __missing__(self, name: str) -> str:
        return self._slug


def _share(amount: int, data: Path, pages: Pages, seed: int) -> Tally:
    logging.disable(logging.CRITICAL)
    return asyncio.run(_asked(amount, data, pages, Random(seed)))


async def _asked(amount: int, data: Path, pages: Pages, chance: Random) -> Tally:
    app = create_app(Settings(data_dir=data, base_url=ADDRESS, allowed_hosts=""))
    tally, asked = Tally(), paths()
    for number in range(amount):
        await judge(app, junk(chance, asked), tally)
        if number % RIGHT == 0:
            path = PAGES[number // RIGHT % len(PAGES)]
            plain, _, query = path.partition("?")
            status, _, body = await answer(app, Junk("GET", plain, query, [(b"host", b"127.0.0.1")], b""))
            if status != 200 or hashlib.sha256(body).hexdigest() != pages[path, "identity"]:
                tally.wrong[f"{path} after hostile requests"] += 1
    return tally


async def answer(app: ASGIApp, asked: Junk) -> tuple[int, Headers, bytes]:
    """What the application answers: status, headers, body; raises what it raises."""
    messages = iter([{"type": "http.request", "body": asked.body, "more_body": False}])
    sent: list[Message] = []

    async def receive() -> Message:
        return next(messages, {"type": "http.disconnect"})

    async def send(message: Message) -> None:
        sent.append(message)

    await app(asked.scope(), receive, send)
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return sent[0]["status"], sent[0]["headers"], body


async def judge(app: ASGIApp, asked: Junk, tally: Tally) -> None:
    """Counts the answer to a request, and what is wrong with it."""
    words = f"{asked.method} {asked.path[:60]}?{asked.query[:60]}"
    try:
        status, headers, body = await answer(app, asked)
    except Exception as error:
        tally.errors[f"{words}: {type(error).__name__}: {error}"] += 1
        return
    tally.answers[str(status)] += 1
    for trouble in troubles(asked, status, headers, body):
        tally.errors[f"{words}: {trouble}"] += 1


def troubles(asked: Junk, status: int, headers: Headers, body: bytes) -> list[str]:
    """What is wrong with an answer to a hostile request."""
    found = []
    designed = status == 503 and value(headers, b"retry-after")
    of_oembed = status == 501 and asked.scope()["path"] == urls.OEMBED  # for a format that it has not (oembed.com)
    if status >= 500 and not (designed or of_oembed):
        found.append(f"{status}")
    kind, names = value(headers, b"content-type").partition(b";")[0], Counter(name for name, _ in headers)
    owed = security_headers(asked.scope()["path"], secure=False)
    if lacking := [name for name, _ in owed if names[name] != 1]:
        found.append(f"{status} without {lacking}")
    if kind in MARKUP and MARK.encode() in body:
        found.append(f"{status} gives back markup")
    if len(body) > (PAGE if kind == b"text/html" else FILE):
        found.append(f"{len(body):,} bytes of {kind.decode()}")
    if any(b"\r" in said or b"\n" in said or b"\0" in said for header in headers for said in header):
        found.append("a header with a line break")
    if names[b"set-cookie"] or names[b"x-injected"]:
        found.append("a header that nobody set")
    return found
