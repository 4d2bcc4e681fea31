"""Owns the `timeline` command. Exit codes: 0 fine, 1 the data is wrong, 2 usage, 3 the environment is wrong."""

from pathlib import Path
from typing import Annotated

import typer

from app import curation
from app.config import settings

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


@app.callback()
def timeline() -> None:
    """Build, check and serve the Trump–Kim timeline."""


@app.command()
def check(
    seeds: Annotated[Path | None, typer.Argument(help="Folder of the seed files.")] = None,
    articles: Annotated[Path | None, typer.Option(help="Folder of the article texts to prove passages by.")] = None,
    fix: Annotated[bool, typer.Option("--fix", help="Put the keys of each file in order first.")] = False,
) -> None:
    """Report everything wrong with the seeds at once."""
    folder = seeds or settings().seeds_dir
    for file in curation.put_keys_in_order(folder) if fix else []:
        typer.echo(f"{file}: keys put in order")
    found, problems = curation.check(folder, articles)
    for problem in problems:
        typer.echo(problem)
    typer.echo(f"{len(problems)} problems" if problems else _summary(found))
    raise typer.Exit(1 if problems else 0)


def _summary(seeds: curation.Seeds) -> str:
    counts = (f"{len(getattr(seeds, kind))} {kind}" for kind in ("events", "actors", "quotes", "sources"))
    return f"The record holds: {', '.join(counts)}."


def main() -> None:
    """The console script."""
    app()
