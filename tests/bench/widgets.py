"""Owns the pages of other timelines, made of the same events, and the little server that has them, compressed as ours.

`BENCH_PAGES` names the folder that is served, to `uvicorn tests.bench.widgets:app`.
"""

import html
import json
import mimetypes
import os
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

from starlette.types import Receive, Scope, Send

from app.config import ROOT
from app.web.compression import best_coding, compress
from tests.bench.setting import Missing, Setting

NAME = "BENCH_PAGES"
VERSIONS = {"vis-timeline": "8.5.4", "lighthouse": "12.2.3"}
"""Of what is taken from npm. Lighthouse 12 is the last for Node 20."""
TIMELINEJS = ROOT / "tests" / "browser" / "timelinejs"
PATIENCE = 600
HEAD = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Events</title>'
    '<meta name="viewport" content="width=device-width">'
)
SLIDES = (
    f'{HEAD}<link rel="stylesheet" href="timeline.css"><div id="slides" style="height: 600px"></div>'
    '<script src="timeline.js"></script>'
    '<script>new TL.Timeline("slides", "/events.json", {font: null, ga_measurement_id: null});</script>'
)
VIS = (
    f'{HEAD}<link rel="stylesheet" href="vis.css"><button id="zoom">Zoom in</button><div id="drawn"></div>'
    '<script src="vis.js"></script><script>fetch("/items.json").then(answer => answer.json()).then(items => {'
    'const drawn = new vis.Timeline(document.getElementById("drawn"), new vis.DataSet(items), {height: "600px"});'
    'document.getElementById("zoom").onclick = () => drawn.zoomIn(0.5, {animation: false});});</script>'
)
EMPTY = f"{HEAD}<p>Nothing."


def npm(setting: Setting, package: str) -> Path:
    """The folder of an npm package, installed in the scratch folder where it is not yet there; raises Missing."""
    folder = setting.scratch / "npm"
    found = folder / "node_modules" / package
    if not setting.peers:
        raise Missing("peers are left out")
    if not found.exists():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text('{"private": true}', encoding="utf-8")
        flags = ["--no-audit", "--no-fund", "--legacy-peer-deps", "--ignore-scripts"]
        wanted = [f"{name}@{version}" for name, version in VERSIONS.items()]
        try:
            subprocess.run(
                ["npm", "install", *flags, *wanted], cwd=folder, check=True, timeout=PATIENCE, capture_output=True
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise Missing(f"{package} cannot be installed here ({type(error).__name__})") from error
    return found


def write(folder: Path, told: dict[str, Any], vis: Path | None) -> None:
    """The pages of the events in `told`, which is what TimelineJS reads: a list, TimelineJS's, vis-timeline's if its
    package is there, and one of nothing."""
    events = told["events"]
    pages = {"list.html": listed(events), "timelinejs.html": SLIDES, "empty.html": EMPTY}
    pages |= {"events.json": json.dumps(told), "items.json": json.dumps([item(event) for event in events])}
    for name in ("timeline.js", "timeline.css"):
        shutil.copy(TIMELINEJS / name, folder / name)
    if vis:
        shutil.copy(vis / "standalone" / "umd" / "vis-timeline-graph2d.min.js", folder / "vis.js")
        shutil.copy(vis / "styles" / "vis-timeline-graph2d.min.css", folder / "vis.css")
        pages["vis.html"] = VIS
    for name, content in pages.items():
        (folder / name).write_text(content, encoding="utf-8")


def listed(events: list[dict[str, Any]]) -> str:
    """The events as a plain list: date, title, what happened."""
    items = "".join(
        f"<li><time>{html.escape(event.get('display_date', ''))}</time>"
        f"<h2>{event['text']['headline']}</h2>{event['text'].get('text', '')}</li>"
        for event in events
    )
    return f"{HEAD}<h1>Events</h1><ol>{items}</ol>"


def item(event: dict[str, Any]) -> dict[str, str]:
    """An event as vis-timeline reads it."""
    made = {"content": event["text"]["headline"], "start": _day(event["start_date"])}
    return made | ({"end": _day(event["end_date"])} if "end_date" in event else {})


def _day(parts: dict[str, int]) -> str:
    return f"{int(parts['year']):04}-{int(parts.get('month', 1)):02}-{int(parts.get('day', 1)):02}"


@cache
def _bytes(name: str, coding: str) -> bytes | None:
    """A file in a coding, compressed once: what lasts as small as it gets, like ours."""
    path = Path(os.environ[NAME]) / name
    if not path.is_file():
        return None
    body = path.read_bytes()
    return compress(body, coding, path.suffix in (".js", ".css")) if coding else body


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    """The files of the folder; 404 for any other."""
    fields = dict(scope["headers"])
    coding = best_coding(fields.get(b"accept-encoding", b"").decode("latin-1"))
    name = scope["path"].lstrip("/") or "empty.html"
    body = _bytes(name if "/" not in name else "", coding)
    headers = [(b"content-type", (mimetypes.guess_type(name)[0] or "text/plain").encode())]
    headers += [(b"content-length", str(len(body or b"")).encode()), (b"cache-control", b"max-age=0")]
    headers += [(b"content-encoding", coding.encode())] if coding and body else []
    await send({"type": "http.response.start", "status": 200 if body is not None else 404, "headers": headers})
    await send({"type": "http.response.body", "body": body or b""})
