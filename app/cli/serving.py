"""Owns the commands around the server: starting it on the current build, listing what it answers."""

import socket
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Thread
from time import sleep
from typing import Annotated, Any

import typer

from app.cli.building import current_build
from app.trouble import Trouble

AFTERWARDS = 2.0
"""So many seconds the first readers have the processors for themselves, before link previews are drawn."""


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.", min=1, max=65535)] = 8000,
    workers: Annotated[int, typer.Option(help="Number of processes.", min=1, max=64)] = 1,
    reload: Annotated[bool, typer.Option("--reload", help="Follow changes of code, templates, CSS and seeds.")] = False,
) -> None:
    """Serve the current build; builds first where there is none or the seeds changed."""
    import uvicorn

    from app.cli.banner import Listening, banner, say
    from app.cli.measuring import measured
    from app.config import ROOT, listen_locally, settings
    from app.web.descriptors import raise_descriptors
    from app.web.server import options
    from app.web.structured import logging_config

    if sys.stdout is None:
        raise Trouble("Standard output is closed. Let it lead somewhere: timeline serve > /dev/null")
    _need_port(host, port, f"make run PORT={port + 1}")
    listen_locally(host, port)
    config = settings()
    if config.metrics_port:
        _need_port(config.metrics_host, config.metrics_port, f"METRICS_PORT={config.metrics_port + 1}", taken=port)
    pointer = current_build(config.seeds_dir, config.data_dir)
    say(banner(config, pointer, Listening(host, port, workers)), config)
    run: Any = partial(
        uvicorn.run, factory=True, host=host, port=port, log_level=config.log_level, log_config=logging_config(config),
        **options(),
    )  # fmt: skip
    with measured(config):
        if reload:
            folders = [str(ROOT / name) for name in ("app", "templates", "static", "migrations")]
            run(
                "app.cli.serving:reloading_app", reload=True, reload_dirs=[*folders, str(config.seeds_dir)],
                reload_includes=["*.py", "*.html", "*.css", "*.js", "*.yaml"],
            )  # fmt: skip
        else:
            raise_descriptors()
            Thread(target=_draw_afterwards, args=(host, port, config.data_dir), daemon=True).start()
            run("app.web.application:served", workers=workers)


def _draw_afterwards(host: str, port: int, data: Path) -> None:
    """Draws the link previews in a process of its own, a while after the server has begun to answer."""
    while not _answers(host, port):
        sleep(0.5)
    sleep(AFTERWARDS)
    from multiprocessing import get_context

    from app.exports import previews

    get_context("spawn").Process(target=previews.write_behind, args=(data,), daemon=True).start()


def _answers(host: str, port: int) -> bool:
    with suppress(OSError), socket.create_connection((host, port)):
        return True
    return False


def reloading_app() -> object:
    """The application under `--reload`: builds anew, and keeps serving the old record while the seeds are wrong."""
    from app.config import settings
    from app.web.application import create_app

    try:
        current_build(settings().seeds_dir, settings().data_dir)
    except Trouble as trouble:
        typer.echo(str(trouble), err=True)
    return create_app(reload=True, observed=True)


def _need_port(host: str, port: int, another: str, taken: int = 0) -> None:
    """Raises Trouble where the port cannot be listened on, or is the one that is `taken` already."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Trouble(f"Port {port} on {host} cannot be used: {error.strerror}. Name another: {another}") from error
    if port == taken:
        raise Trouble(f"Port {port} is that of the site already. Name another: {another}")


def routes() -> None:
    """List every address with its function and its place in the code."""
    from app.web import application

    for line in application.route_table():
        typer.echo(line)
