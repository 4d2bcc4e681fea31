"""A command loads what it needs: these modules cost most of a start, and must not come back unseen."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from app.cli.building import current_build
from app.config import ROOT
from tests.conftest import WORLD

RUN = """
import sys
from app.cli import run
sys.argv[0] = "timeline"
try:
    run()
except SystemExit as left:
    assert not left.code, left.code
print(*sys.modules)
"""
SERVE = """
import asyncio, uvicorn
def answer(application, **_):
    from importlib import import_module
    module, name = application.split(":")
    app, started = getattr(import_module(module), name)(), []
    scope = {"type": "http", "method": "GET", "path": "/", "raw_path": b"/", "query_string": b"", "root_path": "",
             "headers": [(b"host", b"a"), (b"accept-encoding", b"br")], "scheme": "http", "http_version": "1.1",
             "server": ("a", 80), "client": ("b", 1)}
    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}
    async def send(message):
        started.append(message)
    asyncio.run(app(scope, receive, send))
    assert started[0]["status"] == 200, started[0]
uvicorn.run = answer
"""
BUILDING = {"alembic", "mako", "app.curation", "yaml", "app.record.store", "app.record.make", "app.record.rows"}
METRICS = {"prometheus_client"}
DRAWING = {"fontTools", "resvg_py", "icalendar", "citeproc", "lxml"}
WEB = {"fastapi", "starlette", "uvicorn", "jinja2", "sqlalchemy", "sqlmodel", "app.record", "app.web", "app.pages"}
SPARED = {
    ("--help",): {*BUILDING, *DRAWING, *METRICS, *WEB, "pydantic", "anyio"},
    ("check", str(WORLD)): {*DRAWING, *METRICS, *WEB, "alembic"},
    ("serve", "--port", "8999"): {*BUILDING, *DRAWING, *METRICS},
}
"""By command, what it must do without."""


def loaded(arguments: tuple[str, ...], data: Path, before: str = "") -> set[str]:
    """The modules that a command has loaded when it ends; `serve` ends when it has answered one page."""
    code = before + (SERVE if arguments[0] == "serve" else "") + RUN
    given = {**os.environ, "PYTHONPATH": str(ROOT), "SEEDS_DIR": str(WORLD), "DATA_DIR": str(data)}
    ran = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True, timeout=120, env=given
    )
    return set(ran.stdout.splitlines()[-1].split())


def needless(arguments: tuple[str, ...], modules: set[str]) -> list[str]:
    """What a command has loaded and must do without."""
    return sorted(SPARED[arguments] & modules)


@pytest.mark.parametrize("arguments", SPARED)
def test_a_command_loads_only_what_it_needs(arguments: tuple[str, ...], tmp_path: Path) -> None:
    current_build(WORLD, tmp_path)
    modules = loaded(arguments, tmp_path)
    assert "app.cli" in modules
    assert needless(arguments, modules) == []


def test_a_module_that_is_loaded_needlessly_is_seen(tmp_path: Path) -> None:
    assert needless(("--help",), loaded(("--help",), tmp_path, before="import yaml\n")) == ["yaml"]


@pytest.mark.parametrize("module", sorted(set().union(*SPARED.values())))
def test_every_module_that_is_spared_is_there(module: str) -> None:
    """A name that nothing has would spare nothing."""
    assert find_spec(module)
